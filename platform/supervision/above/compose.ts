import { startOfDate, type Tx, text } from '#foundation';
import { organisationKinds, organisationNames } from '#platform/identity';
import { definitionOf, type FigureName, figureNames } from '../cockpit/figures.ts';
import { listOf } from '../cockpit/list-of.ts';
import { type FigureSum, sumFigures } from '../cockpit/store.ts';
import type { LineOf, ReportLine } from '../model/above/report-document.ts';
import { answeringEach } from '../sides.ts';

/** Figures that are told by department, by what they are broken down by, and month by month. */
const told: { readonly [of in Exclude<LineOf, 'whole'>]: readonly FigureName[] } = {
  organisation: [
    'clock.kept',
    'clock.missed',
    'clock.running',
    'clock.late',
    'supply.resources',
    'supply.in-service',
    'supply.stale',
    'complaint.raised',
    'incident.recorded',
  ],
  part: ['clock.kept', 'clock.missed', 'use.calls', 'use.by-class'],
  month: [
    'clock.kept',
    'clock.missed',
    'use.calls',
    'complaint.raised',
    'complaint.closed',
    'incident.recorded',
    'supply.in-service',
  ],
};

/**
 * Every number of a report on a period: what the cockpit kept of it, of the whole, by organisation, by rule, purpose or class of buyer, and by
 * month. What stands is that of the last month.
 */
export async function reportLines(
  tx: Tx,
  from: Temporal.PlainDate,
  through: Temporal.PlainDate,
): Promise<readonly ReportLine[]> {
  const asked = { from, through };
  const whole = await sumFigures(tx, { ...asked, names: figureNames });
  const each = {
    organisation: await sumFigures(tx, { ...asked, names: told.organisation, by: ['organisation'] }),
    part: await sumFigures(tx, { ...asked, names: told.part, by: ['part'] }),
    month: await sumFigures(tx, { ...asked, names: told.month, by: ['month'] }),
  };
  const now = await answeringEach(
    tx,
    each.organisation.flatMap(({ organisation }) => organisation || []),
    startOfDate(through.add({ months: 1 })),
  );
  const names = await organisationNames(tx, [...new Set(now.values())]);
  const line = (
    of: LineOf,
    key: string,
    name: string,
    sum: Pick<FigureSum, 'name' | 'value'>,
  ): ReportLine => ({
    figure: sum.name,
    of,
    key,
    name,
    value: Math.round(sum.value),
    list: listOf(sum.name, { of, key, called: name, from, through }),
  });
  const known = new Map(whole.map((sum) => [sum.name, sum]));
  return [
    ...figureNames.flatMap((name) => {
      const sum = known.get(name);
      // Of a middle value nothing is said where there is nothing it could be made of; anything else is none.
      return sum || !definitionOf(name).middle ? [line('whole', '', '', sum ?? { name, value: 0 })] : [];
    }),
    ...together(each.organisation, now).map(({ key, ...sum }) =>
      line('organisation', key, names.get(key) ?? key, sum),
    ),
    ...each.part.map((sum) => line('part', sum.part ?? '', partName(sum), sum)),
    ...each.month.map((sum) => {
      const month = String(sum.month).slice(0, 7);
      return line('month', month, month, sum);
    }),
  ];
}

/** What was counted for bodies merged before the period was over stands with who answered for them at its end. */
function together(
  sums: readonly FigureSum[],
  now: ReadonlyMap<string, string>,
): readonly { readonly key: string; readonly name: FigureName; readonly value: number }[] {
  const lines = new Map<string, { key: string; name: FigureName; value: number }>();
  for (const { name, organisation, value } of sums) {
    if (!organisation) continue;
    const key = now.get(organisation) ?? organisation;
    const before = lines.get(`${name} ${key}`)?.value ?? 0;
    lines.set(`${name} ${key}`, { key, name, value: before + value });
  }
  return [...lines.values()];
}

const partName = ({ name, part }: FigureSum): string =>
  name === 'use.by-class'
    ? (part && part in organisationKinds
        ? organisationKinds[part as keyof typeof organisationKinds].title
        : text('未知', 'Not known')
      ).zh
    : (part ?? '');
