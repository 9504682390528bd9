import { type Tx, text } from '#foundation';
import { organisation } from '#platform/identity';
import type { DiscloserRole, ReportKind } from '../../model/disclosure/fields.ts';
import type { ReportLine, YearlyReport } from '../../model/disclosure/report.ts';
import { type Days, daysOf, type Ground, groundOf, line, plain } from './ground.ts';
import { authorisationLines, ceilingLines, resourceLines } from './of-authorisation.ts';
import { complaintLines, refusalLines, useLines } from './of-counts.ts';
import { operatorLines } from './of-operator.ts';
import { feeLines, productLines } from './of-products.ts';

/** Everything both disclosers say of some authorisations and days, in the order of the fields; from records and the log alone. */
const publicLines: {
  readonly [Role in DiscloserRole]: (ground: Ground) => Promise<readonly ReportLine[]>;
} = {
  'implementing-body': async (ground) => [...authorisationLines(ground), ...ceilingLines(ground)],
  operator: async (ground) => [
    ...resourceLines(ground),
    ...(await useLines(ground)),
    ...productLines(ground),
    ...feeLines(ground),
  ],
};
const bothSay = async (ground: Ground) => [...(await complaintLines(ground)), ...refusalLines(ground)];

/** What a report says that records say: drawn again from the same records it is the same. Of own information see {@link ownLines}. */
export async function drawnLines(
  tx: Tx,
  report: Pick<YearlyReport, 'kind' | 'year' | 'agreements' | 'asOf' | 'own'>,
): Promise<readonly ReportLine[]> {
  const ground = await groundOf(tx, report.agreements, daysOf(report.year));
  if (report.kind === 'operator-report')
    return operatorLines(ground, Temporal.Instant.from(report.asOf), report.own);
  return [...(await publicLines[report.kind](ground)), ...(await bothSay(ground))];
}

/** What is disclosed now of all authorisations in operation in some days: the lines of both disclosers. */
export async function linesOfNow(
  tx: Tx,
  agreements: readonly string[],
  days: Days,
): Promise<readonly ReportLine[]> {
  const ground = await groundOf(tx, agreements, days);
  return [
    ...(await publicLines['implementing-body'](ground)),
    ...(await publicLines.operator(ground)),
    ...(await bothSay(ground)),
  ];
}

/** 自身信息, as the register of organisations has it when the report is drafted. */
export async function ownLines(tx: Tx, kind: ReportKind, id: string): Promise<readonly ReportLine[]> {
  const found = await organisation(tx, id);
  if (kind === 'operator-report' || !found) return [];
  return [
    line(
      'own-information',
      { kind: 'organisation', id },
      {
        label: text('名称', 'Name'),
        value: plain(found.name),
      },
    ),
    ...(found.uscc
      ? [
          line(
            'own-information',
            { kind: 'organisation', id },
            {
              label: text('统一社会信用代码', 'Unified social credit code'),
              value: plain(found.uscc),
            },
          ),
        ]
      : []),
  ];
}
