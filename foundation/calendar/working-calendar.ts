import { dateAt, startOfDate } from '../clock.ts';
import type { DateInterval } from '../interval.ts';
import type { CalendarYear } from './calendar-year.ts';
import { statutoryHolidays } from './statutory-holidays.ts';

export type DayKind = 'weekday' | 'weekend' | 'holiday' | 'make-up';

export interface CalendarDay {
  readonly date: Temporal.PlainDate;
  readonly working: boolean;
  readonly kind: DayKind;
  /** The festival, for holidays and make-up days. */
  readonly name?: string;
  /** The notice that decides about this day has not been issued. */
  readonly provisional: boolean;
}

export interface CountedDate {
  readonly date: Temporal.PlainDate;
  /** A day counted on the way there is provisional, so the date may move when the notice is issued. */
  readonly provisional: boolean;
}

export interface CountedDays {
  readonly days: number;
  readonly provisional: boolean;
}

/** When something is due. `dueAt` is the first instant that is too late: the start, in Shanghai, of the day after `lastDay`. */
export interface Deadline {
  readonly dueAt: Temporal.Instant;
  readonly lastDay: Temporal.PlainDate;
  readonly provisional: boolean;
  /** Which calendar it was computed with, so that it can be computed again when a notice is issued. */
  readonly calendarVersion: string;
}

/** What to do when a period of calendar days ends on a rest day. `next-working-day` is 《民法典》 Art 203; `keep` counts plainly. */
export type RestDayRule = 'keep' | 'next-working-day';

/**
 * Working days 工作日: weekdays, less the holidays, plus the make-up days of the State Council's notices.
 *
 * The day of the event is not counted (《民法典》 Art 201). Numbers of days may be negative, counting back. A day of a year
 * without a notice is judged by weekday and by the holidays that the law itself fixes, and is `provisional`; so are the last
 * days of December until the notice of the next year is known, since 元旦 has taken them before (2018-12-29, 2022-12-31).
 */
export interface WorkingCalendar {
  readonly version: string;
  /** Years whose notice is in this calendar, ascending. */
  readonly announcedYears: readonly number[];
  readonly day: (date: Temporal.PlainDate) => CalendarDay;
  readonly isWorkingDay: (date: Temporal.PlainDate) => boolean;
  /** The n-th working day after `date` (before it, if negative). Zero gives `date` itself, also when it is a rest day. */
  readonly addWorkingDays: (date: Temporal.PlainDate, days: number) => CountedDate;
  /** Working days after `from`, up to and with `until`; negative when `until` is earlier. The inverse of {@link addWorkingDays}. */
  readonly workingDaysBetween: (from: Temporal.PlainDate, until: Temporal.PlainDate) => CountedDays;
  /** Working days inside a half-open interval of dates, which must have an end. */
  readonly workingDaysIn: (days: DateInterval) => CountedDays;
  readonly deadlineAfter: (event: Temporal.Instant, workingDays: number) => Deadline;
  readonly deadlineAfterCalendarDays: (
    event: Temporal.Instant,
    days: number,
    onRestDay?: RestDayRule,
  ) => Deadline;
}

/** No clause counts so far; more is a mistake of the caller, and would only burn time. */
const maxDays = 10_000;
/** The earliest December day that the notice of the following year has ever moved is the 29th. */
const firstMovableDayOfDecember = 29;

/**
 * A calendar from the years at hand. Throws when two notices contradict each other about a day.
 *
 * @param version names the edition of the data; it is kept with every deadline.
 */
export function workingCalendar(version: string, years: readonly CalendarYear[]): WorkingCalendar {
  const notices = new Map<string, { working: boolean; name: string }>();
  for (const year of years) {
    for (const [working, days] of [[false, year.off] as const, [true, year.work] as const]) {
      for (const [date, name] of Object.entries(days)) {
        const iso = Temporal.PlainDate.from(date).toString();
        if (notices.has(iso) && notices.get(iso)!.working !== working) {
          throw new Error(`the notices contradict each other about ${iso}`);
        }
        notices.set(iso, { working, name });
      }
    }
  }
  const announcedYears = years
    .filter((year) => year.notices.length > 0)
    .map((year) => year.year)
    .sort((one, other) => one - other);
  const announced = new Set(announcedYears);
  const lawful = new Map<number, ReadonlyMap<string, string>>();

  function day(date: Temporal.PlainDate): CalendarDay {
    const iso = date.toString();
    const notice = notices.get(iso);
    if (notice) {
      const kind = notice.working ? 'make-up' : 'holiday';
      return { date, working: notice.working, kind, name: notice.name, provisional: false };
    }
    if (!announced.has(date.year)) {
      if (!lawful.has(date.year)) lawful.set(date.year, statutoryHolidays(date.year));
      const name = lawful.get(date.year)!.get(iso);
      if (name) return { date, working: false, kind: 'holiday', name, provisional: true };
    }
    const working = date.dayOfWeek <= 5;
    return { date, working, kind: working ? 'weekday' : 'weekend', provisional: !decided(date) };
  }

  function decided(date: Temporal.PlainDate): boolean {
    const movable = date.month === 12 && date.day >= firstMovableDayOfDecember;
    return announced.has(date.year) && (!movable || announced.has(date.year + 1));
  }

  function addWorkingDays(start: Temporal.PlainDate, days: number): CountedDate {
    checkDays(days);
    const step = Math.sign(days);
    let date = start;
    let provisional = false;
    for (let left = Math.abs(days); left > 0; ) {
      date = date.add({ days: step });
      const reached = day(date);
      provisional ||= reached.provisional;
      if (reached.working) left--;
    }
    return { date, provisional };
  }

  /** Working days of `[from, until)`. */
  function count(from: Temporal.PlainDate, until: Temporal.PlainDate): CountedDays {
    checkDays(from.until(until, { largestUnit: 'days' }).days);
    let days = 0;
    let provisional = false;
    for (let date = from; Temporal.PlainDate.compare(date, until) < 0; date = date.add({ days: 1 })) {
      const passed = day(date);
      provisional ||= passed.provisional;
      if (passed.working) days++;
    }
    return { days, provisional };
  }

  const deadline = (last: CountedDate): Deadline => ({
    dueAt: startOfDate(last.date.add({ days: 1 })),
    lastDay: last.date,
    provisional: last.provisional,
    calendarVersion: version,
  });

  return {
    version,
    announcedYears,
    day,
    isWorkingDay: (date) => day(date).working,
    addWorkingDays,
    workingDaysBetween: (from, until) => {
      const dayAfter = { days: 1 };
      if (Temporal.PlainDate.compare(from, until) <= 0) return count(from.add(dayAfter), until.add(dayAfter));
      const back = count(until, from);
      return { ...back, days: -back.days };
    },
    workingDaysIn: (days) => {
      if (days.until === null) throw new RangeError('days without an end cannot be counted');
      return count(days.from, days.until);
    },
    deadlineAfter: (event, workingDays) => deadline(addWorkingDays(dateAt(event), workingDays)),
    deadlineAfterCalendarDays: (event, days, onRestDay = 'keep') => {
      checkDays(days);
      const last = dateAt(event).add({ days });
      if (onRestDay === 'keep') return deadline({ date: last, provisional: false });
      // The first working day from the last day on, which may be the last day itself.
      return deadline(addWorkingDays(last.subtract({ days: 1 }), 1));
    },
  };
}

function checkDays(days: number): void {
  if (!Number.isInteger(days) || Math.abs(days) > maxDays) {
    throw new RangeError(`a number of days must be a whole number of at most ${maxDays}, not ${days}`);
  }
}
