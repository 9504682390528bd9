import type { LineOf } from '../model/above/report-document.ts';
import { definitionOf, type FigureName } from './figures.ts';

/**
 * Address of the list that a number is the length, or the sum, of. What happened is listed for the days it was counted over; what stands is
 * listed as it stands when one looks.
 */
export function listOf(
  name: FigureName,
  {
    of,
    key,
    from,
    through,
  }: {
    readonly of: LineOf;
    readonly key: string;
    readonly from: Temporal.PlainDate;
    /** The first day of the last month. */
    readonly through: Temporal.PlainDate;
  },
): string {
  const month = of === 'month' ? Temporal.PlainDate.from(`${key}-01`) : null;
  const [group, what = ''] = name.split('.');
  const asked = new URLSearchParams(group === 'clock' ? { state: what } : { figure: name });
  if (of === 'organisation') asked.set('organisation', key);
  if (of === 'part') asked.set(group === 'clock' ? 'rule' : 'part', key);
  if (definitionOf(name).flow) {
    asked.set('from', String(month ?? from));
    asked.set('until', String((month ?? through).add({ months: 1 })));
  }
  return `/work/cockpit/${group === 'clock' ? 'duties' : 'lines'}?${asked}`;
}
