import { startOfDate, type Text, text } from '#foundation';
import { type Count, others, publishedUse, saidAbout, totalsKind } from '#platform/evidence';
import type { ReportLine } from '../../model/disclosure/report.ts';
import { callsUnder } from '../../model/disclosure/use.ts';
import { complaintsOf, complaintTitles } from '../complaints.ts';
import { type Days, type Ground, line, plain, type Standing } from './ground.ts';

const node = { kind: 'node', id: 'node' } as const;
const dailyTotals = ({ from, until }: Days) => ({
  kind: totalsKind,
  from: from.toString(),
  until: until.toString(),
});

/** A count in words: exact, or between what it lies. */
export const countInWords = ({ atLeast, atMost }: Count, unit: Text): Text =>
  atLeast === atMost
    ? text(`${atLeast} ${unit.zh}`, `${atLeast} ${unit.en}`)
    : text(
        `${atLeast}–${atMost} ${unit.zh}（数量太小的合并公布）`,
        `${atLeast}–${atMost} ${unit.en} (small counts merged)`,
      );

const calls = text('次', 'calls');

/** 使用情况: sums of the published daily totals by purpose, and of nothing else. Nothing while no day of them is published. */
export async function useLines({ tx, days, standing, coverage }: Ground): Promise<readonly ReportLine[]> {
  if (coverage === null) return [];
  const published = await publishedUse(tx, days);
  return standing.flatMap(({ agreement, document }) => {
    const own = published.filter((one) => one.agreement === agreement.id);
    const about = { kind: 'agreement' as const, id: agreement.id };
    const figure = (title: Text, count: Count) =>
      line('use-of-resources', about, {
        label: text(`${agreement.number} ${title.zh}`, `${agreement.number} ${title.en}`),
        value: countInWords(count, calls),
        ...count,
        unit: 'calls',
        facts: dailyTotals(days),
      });
    return [
      ...own.map((one) => {
        const purpose = document.parts.scope.purposes.find(({ code }) => code === one.purpose);
        return figure(
          one.purpose === others
            ? text('其他用途（合并公布）', 'Other purposes (merged)')
            : plain(purpose?.title ?? one.purpose),
          one.calls,
        );
      }),
      figure(text('合计', 'All'), callsUnder(published, agreement.id, others)),
    ];
  });
}

/** 拒绝的查询: of all agreements together, as they are published each day. */
export function refusalLines({ days, coverage }: Ground): readonly ReportLine[] {
  const refusals = coverage?.refusals;
  if (!refusals) return [];
  return [
    line('refusals', node, {
      label: text('本节点全部授权合计', 'All authorisations of this node'),
      value: countInWords(refusals, text('次', 'queries')),
      ...refusals,
      unit: 'queries',
      facts: dailyTotals(days),
    }),
  ];
}

/**
 * 异议与举报: objections to the resources and products of each authorisation, each of which stands in the log by itself; and for the whole node the
 * counts of years that are over of what does not: reports from the public and objections of persons to their own record.
 */
export async function complaintLines({ tx, days, standing }: Ground): Promise<readonly ReportLine[]> {
  const thingsOf = ({ document, products }: Standing) => [
    ...document.parts.scope.resources.map(({ resourceId }) => resourceId),
    ...products.map(({ id }) => id),
  ];
  const begin = startOfDate(days.from);
  const objections = (await saidAbout(tx, standing.flatMap(thingsOf), startOfDate(days.until))).filter(
    ({ kind, at }) => kind === 'supervision.objection-marked' && Temporal.Instant.compare(at, begin) >= 0,
  );
  const lines: ReportLine[] = [];
  for (const one of standing) {
    const { agreement } = one;
    const things = new Set(thingsOf(one));
    const marked = objections.filter(({ subject }) => things.has(subject));
    const count = { atLeast: marked.length, atMost: marked.length };
    lines.push(
      line(
        'complaints',
        { kind: 'agreement', id: agreement.id },
        {
          label: text(
            `${agreement.number} 涉及其资源和产品的异议`,
            `${agreement.number} objections to its resources and products`,
          ),
          value: countInWords(count, text('件', 'objections')),
          ...count,
          unit: 'objections',
          entries: marked.map(({ entry }) => entry),
        },
      ),
    );
  }
  for (let { year } = days.from; year < days.until.year; year++)
    lines.push(...(await ofTheYear({ tx }, year)));
  return lines;
}

async function ofTheYear({ tx }: Pick<Ground, 'tx'>, year: number): Promise<readonly ReportLine[]> {
  const published = await complaintsOf(tx, year);
  if (!published) return [];
  const unit = text('件', 'cases');
  return [
    ...published.lines.map(({ names, atLeast, atMost }) => {
      const titles = names.map((name) => complaintTitles[name]);
      const merged = titles.length > 1;
      return line('complaints', node, {
        label: text(
          `${year}年度 ${titles.map(({ zh }) => zh).join('、')}${merged ? '（合并）' : ''}`,
          `${year}: ${titles.map(({ en }) => en).join(', ')}${merged ? ' (merged)' : ''}`,
        ),
        value: countInWords({ atLeast, atMost }, unit),
        atLeast,
        atMost,
        unit: 'reports',
        entries: [published.entry],
      });
    }),
  ];
}
