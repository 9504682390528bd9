/**
 * The year whose disclosure comes next for an operation that began (and perhaps ended) on these days: last year's until the end of
 * March, this year's after it. Null when the operation ended before that year.
 */
export function dutyYear(
  today: Temporal.PlainDate,
  beganOn: Temporal.PlainDate,
  endedOn: Temporal.PlainDate | null,
): number | null {
  const next = today.month <= 3 ? today.year - 1 : today.year;
  const year = Math.max(next, beganOn.year);
  return endedOn !== null && endedOn.year < year ? null : year;
}
