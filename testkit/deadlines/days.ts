/*
 * Working days counted the slow way, for an argument with foundation/calendar: days are numbers, the notices are typed in here once
 * more, and everything is found by looking at one day after the other. Nothing of the product is imported.
 */

/** A civil day in Shanghai as the number of days since 1970-01-01. */
export type Day = number;
/** An instant as milliseconds since 1970-01-01T00:00Z. */
export type Milliseconds = number;

const msOfDay = 86_400_000;
/** Shanghai has been eight hours ahead all the years of these rules. */
const ahead = 8 * 3_600_000;

export const dayOf = (at: Milliseconds): Day => Math.floor((at + ahead) / msOfDay);
export const startOf = (day: Day): Milliseconds => day * msOfDay - ahead;
export const written = (day: Day): string => new Date(day * msOfDay).toISOString().slice(0, 10);
export const read = (date: string): Day => Math.round(Date.parse(`${date}T00:00:00Z`) / msOfDay);

/** The State Council's notices on the holidays of 2025 and 2026: from … to …, both ends off. */
const daysOff = [
  ['2025-01-01', '2025-01-01'],
  ['2025-01-28', '2025-02-04'],
  ['2025-04-04', '2025-04-06'],
  ['2025-05-01', '2025-05-05'],
  ['2025-05-31', '2025-06-02'],
  ['2025-10-01', '2025-10-08'],
  ['2026-01-01', '2026-01-03'],
  ['2026-02-15', '2026-02-23'],
  ['2026-04-04', '2026-04-06'],
  ['2026-05-01', '2026-05-05'],
  ['2026-06-19', '2026-06-21'],
  ['2026-09-25', '2026-09-27'],
  ['2026-10-01', '2026-10-07'],
  // No notice for 2027 is known; New Year's Day is off by law (全国年节及纪念日放假办法).
  ['2027-01-01', '2027-01-01'],
] as const;
/** Weekend days that the same notices make working days (调休). */
const madeUp = [
  '2025-01-26',
  '2025-02-08',
  '2025-04-27',
  '2025-09-28',
  '2025-10-11',
  '2026-01-04',
  '2026-02-14',
  '2026-02-28',
  '2026-05-09',
  '2026-09-20',
  '2026-10-10',
];
/** The last day of which these lists know: the Spring Festival of 2027 is not in them. */
const known = read('2027-01-31');
const since = read('2025-01-01');

export function isWorkingDay(day: Day): boolean {
  if (day < since || day > known) throw new RangeError(`${written(day)} is not in the lists`);
  const date = written(day);
  if (madeUp.includes(date)) return true;
  if (daysOff.some(([from, to]) => from <= date && date <= to)) return false;
  const weekday = new Date(day * msOfDay).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/** What is counted from 29 December 2026 on may still be changed by the notice for 2027, which takes days of December now and then. */
const announcedUntil = read('2026-12-28');

export interface Due {
  readonly lastDay: Day;
  /** The first instant that is too late: the beginning of the day after. */
  readonly dueAt: Milliseconds;
  readonly provisional: boolean;
}

const dueOn = (lastDay: Day, provisional: boolean): Due => ({
  lastDay,
  dueAt: startOf(lastDay + 1),
  provisional,
});

/** So many working days after an event, whose own day does not count. */
export function workingDaysAfter(event: Milliseconds, days: number): Due {
  let day = dayOf(event);
  for (let left = days; left > 0; ) {
    day++;
    if (isWorkingDay(day)) left--;
  }
  return dueOn(day, day > announcedUntil);
}

/** The end of a date: nothing is counted, so nothing of it is provisional. */
export const endOf = (day: Day): Due => dueOn(day, false);

/** Working days after the first day, up to and with the last. */
export function workingDaysFrom(first: Day, last: Day): number {
  let count = 0;
  for (let day = first + 1; day <= last; day++) if (isWorkingDay(day)) count++;
  return count;
}
