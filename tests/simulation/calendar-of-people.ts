import {
  type Day,
  dayOf,
  isWorkingDay,
  type Milliseconds,
  read,
  startOf,
} from '../../testkit/deadlines/index.ts';
import { chance, type Draw, oneOf } from '../../testkit/evaluator/draw.ts';

/*
 * When people of a province do things: on working days mostly, some after 17:00 and on days off; little around the Spring Festival,
 * much before the end of a quarter and of the year.
 */

export const year = { from: read('2026-01-01'), until: read('2026-12-31') } as const;
/** The last moment of the year in which anybody does anything. */
export const endOfYear: Milliseconds = startOf(year.until + 1);

const minute = 60_000;
const officeHours = [8 * 60 + 40, 10 * 60 + 10, 11 * 60 + 20, 14 * 60 + 15, 15 * 60 + 40, 16 * 60 + 50];
const eveningHours = [17 * 60 + 20, 19 * 60 + 30, 22 * 60 + 10];

/** So many arrive on a day, compared with an ordinary one. */
function weight(day: Day): number {
  const date = new Date(startOf(day) + 12 * 60 * minute);
  if (!isWorkingDay(day)) return 6;
  const weekday = [60, 120, 110, 100, 100, 80, 60][date.getUTCDay()]!;
  const month = date.getUTCMonth() + 1;
  const quarterEnds = month % 3 === 0 && date.getUTCDate() > 20;
  const nearFestival = [-1, 1].some((step) => !isWorkingDay(day + step * 2) && !isWorkingDay(day + step * 3));
  return weekday * (month === 12 ? 1.7 : 1) * (quarterEnds ? 1.4 : 1) * (nearFestival ? 0.7 : 1);
}
const days = Array.from({ length: year.until - year.from + 1 }, (_, at) => year.from + at);
let sum = 0;
const sums = days.map((day) => {
  sum += Math.round(weight(day));
  return sum;
});

/** When something new arrives. */
export function arrival(g: Draw): Milliseconds {
  const drawn = g(1, sum);
  const day = days[sums.findIndex((so) => so >= drawn)]!;
  return startOf(day) + hours(g, isWorkingDay(day) ? 12 : 40) * minute;
}

const hours = (g: Draw, eveningPercent: number): number =>
  chance(g, eveningPercent) ? oneOf(g, ...eveningHours) : oneOf(g, ...officeHours);

/** An office does it so many working days later, in office hours. */
export const officeAfter = (g: Draw, now: Milliseconds, workingDays: number): Milliseconds =>
  later(now, workingDays, () => oneOf(g, ...officeHours), true);

/** Who files does it so many days later: now and then in the evening or on a day off. */
export const filedAfter = (g: Draw, now: Milliseconds, days: number): Milliseconds =>
  chance(g, 7) ? later(now, days, () => hours(g, 50), false) : later(now, days, () => hours(g, 12), true);

function later(now: Milliseconds, days: number, hour: () => number, working: boolean): Milliseconds {
  let day = dayOf(now);
  for (let left = days; left > 0 || (working && day <= year.until && !isWorkingDay(day)); ) {
    day++;
    if (day > year.until) return endOfYear;
    if (!working || isWorkingDay(day)) left--;
  }
  const at = startOf(day) + hour() * minute;
  if (at > now) return at;
  // Too late for today: the first hour of the next day.
  return later(startOf(day + 1) - 1, 1, () => officeHours[0]!, working);
}
