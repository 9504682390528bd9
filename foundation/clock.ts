/** The only source of time. Nothing else in the house reads the clock of the machine (checked by tests/architecture). */
export interface Clock {
  now(): Temporal.Instant;
}

/** Civil time of every deadline, notice and document. */
export const shanghai = 'Asia/Shanghai';

/** The civil date in Shanghai at an instant. */
export const dateAt = (instant: Temporal.Instant): Temporal.PlainDate =>
  instant.toZonedDateTimeISO(shanghai).toPlainDate();

/** The first instant of a civil date in Shanghai. A deadline "by date d" ends at `startOfDate(d + 1 day)`: half-open. */
export const startOfDate = (date: Temporal.PlainDate): Temporal.Instant =>
  date.toZonedDateTime({ timeZone: shanghai, plainTime: '00:00' }).toInstant();

/** A date as papers write it: 2026年3月5日. */
export const dateInWords = ({ year, month, day }: Temporal.PlainDate): string =>
  `${year}年${month}月${day}日`;

/** An instant as papers write it where something takes effect with the minute: 2026年3月5日14时30分. */
export function momentInWords(at: Temporal.Instant): string {
  const { hour, minute } = at.toZonedDateTimeISO(shanghai);
  return `${dateInWords(dateAt(at))}${hour}时${minute}分`;
}
