/** How often accounts are settled, as the agreement says. */
export type SettlementPeriod = 'month' | 'quarter' | 'year';

/** Half-open, in civil dates of Shanghai. */
export interface DatePeriod {
  readonly from: Temporal.PlainDate;
  readonly until: Temporal.PlainDate;
}

const months: { readonly [kind in SettlementPeriod]: number } = { month: 1, quarter: 3, year: 12 };

/** The calendar month, quarter or year that a day lies in. */
export function periodOf(kind: SettlementPeriod, day: Temporal.PlainDate): DatePeriod {
  const length = months[kind];
  const from = day.with({ day: 1, month: day.month - ((day.month - 1) % length) });
  return { from, until: from.add({ months: length }) };
}

/**
 * The period that begins on a day: to the end of the calendar period around it, so that another settlement period of a later version takes
 * over without a gap; or to the day after the agreement's end, when there are no more calls.
 */
export function periodFrom(
  kind: SettlementPeriod,
  from: Temporal.PlainDate,
  endedOn: Temporal.PlainDate | null,
): DatePeriod {
  const { until } = periodOf(kind, from);
  const last = endedOn?.add({ days: 1 });
  return last && isBefore(last, until) && isBefore(from, last) ? { from, until: last } : { from, until };
}

export const isBefore = (one: Temporal.PlainDate, other: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(one, other) < 0;
