import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interval } from '../interval.ts';
import { chinaCalendar } from './china-calendar.ts';
import { statutoryHolidays } from './statutory-holidays.ts';
import { workingCalendar } from './working-calendar.ts';

const date = (iso: string) => Temporal.PlainDate.from(iso);
const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime('Asia/Shanghai').toInstant();
const wholeYear = (year: number) =>
  chinaCalendar.workingDaysIn(interval(date(`${year}-01-01`), date(`${year + 1}-01-01`)));

describe('the notices of the State Council', () => {
  it.each([
    ['received 2025-09-22: accept', '2025-09-22', 3, '2025-09-25'],
    ['review over the National Day holidays', '2025-09-25', 20, '2025-10-29'],
    ['publicity', '2025-10-29', 10, '2025-11-12'],
    ['received 2026-02-09: accept', '2026-02-09', 3, '2026-02-12'],
    ['review over the Spring Festival', '2026-02-12', 20, '2026-03-18'],
    ['publicity', '2026-03-18', 10, '2026-04-01'],
    ['registration after 2025-03-01, 30 working days', '2025-03-01', 30, '2025-04-14'],
  ])('%s', (_, from, days, last) => {
    const counted = chinaCalendar.addWorkingDays(date(from), days);
    expect(counted.date.toString()).toBe(last);
    expect(counted.provisional).toBe(false);
  });

  it('2024 had 251 working days, 2025 and 2026 have 248', () => {
    expect(wholeYear(2024)).toEqual({ days: 251, provisional: false });
    expect(wholeYear(2025)).toEqual({ days: 248, provisional: false });
    expect(wholeYear(2026).days).toBe(248);
  });

  it.each([
    ['2025-01-26', 'make-up', true],
    ['2025-10-11', 'make-up', true],
    ['2026-02-16', 'holiday', false],
    ['2026-02-07', 'weekend', false],
    ['2026-02-09', 'weekday', true],
  ])('%s is a %s', (iso, kind, working) => {
    expect(chinaCalendar.day(date(iso))).toMatchObject({ kind, working, provisional: false });
    expect(chinaCalendar.isWorkingDay(date(iso))).toBe(working);
  });

  it('a notice may decide about the last days of the year before it', () => {
    expect(chinaCalendar.day(date('2018-12-29'))).toMatchObject({
      kind: 'make-up',
      working: true,
      provisional: false,
    });
    expect(chinaCalendar.day(date('2018-12-31'))).toMatchObject({
      kind: 'holiday',
      working: false,
      provisional: false,
    });
    expect(chinaCalendar.day(date('2018-12-28')).provisional).toBe(true);
    expect(chinaCalendar.addWorkingDays(date('2018-12-29'), 1).date.toString()).toBe('2019-01-02');
    expect(chinaCalendar.day(date('2022-12-31'))).toMatchObject({ kind: 'holiday', provisional: false });
  });

  it('agrees with every day of the derived table 2024–2026', (context) => {
    const table = new URL('../../../shared/data/calendar-cn/workdays-2024-2026.csv', import.meta.url);
    if (!existsSync(table)) context.skip('the table of the specification is not on this machine');
    const rows = readFileSync(table, 'utf8').trim().split(/\r?\n/).slice(1);
    expect(rows).toHaveLength(1096);
    for (const row of rows) {
      const [iso = '', weekday, isWorkday, , name = ''] = row.split(',');
      const day = chinaCalendar.day(date(iso));
      expect([iso, day.date.dayOfWeek, day.working, day.name ?? '']).toEqual([
        iso,
        Number(weekday),
        isWorkday === '1',
        name,
      ]);
    }
  });
});

describe('a year without a notice', () => {
  it('is counted by weekday and by the holidays of the law, and says that it is provisional', () => {
    expect(chinaCalendar.announcedYears).toEqual([2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026]);
    expect(chinaCalendar.day(date('2027-01-01'))).toMatchObject({
      kind: 'holiday',
      name: '元旦',
      provisional: true,
    });
    expect(chinaCalendar.day(date('2027-01-04'))).toMatchObject({
      kind: 'weekday',
      working: true,
      provisional: true,
    });
    // 2027-02-10 is the fifth day of the year: bridged in other years, and not in the law.
    expect(chinaCalendar.day(date('2027-02-10'))).toMatchObject({ kind: 'weekday', working: true });
    expect(chinaCalendar.addWorkingDays(date('2026-12-25'), 8).provisional).toBe(true);
  });

  it('leaves the days of December open that the next notice may move', () => {
    expect(chinaCalendar.addWorkingDays(date('2026-12-25'), 1)).toMatchObject({ provisional: false });
    expect(chinaCalendar.addWorkingDays(date('2026-12-25'), 2)).toMatchObject({ provisional: true });
    expect(wholeYear(2026).provisional).toBe(true);
    expect(chinaCalendar.day(date('2025-12-31')).provisional).toBe(false);
  });

  it('stays provisional for days of a past that is not in the data', () => {
    expect(chinaCalendar.day(date('2017-10-02'))).toMatchObject({ kind: 'weekday', provisional: true });
  });

  it.each([2025, 2026])('the notice of %i gives at least the holidays of the law', (year) => {
    const lawful = [...statutoryHolidays(year)];
    expect(lawful).toHaveLength(13);
    for (const [iso, name] of lawful) {
      expect([iso, chinaCalendar.day(date(iso))]).toMatchObject([iso, { working: false, kind: 'holiday' }]);
      if (!['国庆节', '中秋节'].includes(name))
        expect([iso, chinaCalendar.day(date(iso)).name]).toEqual([iso, name]);
    }
  });

  it('computes the moving holidays of 2027 and nothing outside the years of the law', () => {
    const lawful = statutoryHolidays(2027);
    expect([...lawful.keys()]).toEqual([
      '2027-01-01',
      '2027-02-05',
      '2027-02-06',
      '2027-02-07',
      '2027-02-08',
      '2027-04-05',
      '2027-05-01',
      '2027-05-02',
      '2027-06-09',
      '2027-09-15',
      '2027-10-01',
      '2027-10-02',
      '2027-10-03',
    ]);
    expect(statutoryHolidays(2024).size).toBe(0);
    expect(statutoryHolidays(2100).size).toBe(0);
  });
});

describe('deadlines', () => {
  it('end with the last day in Shanghai, half-open', () => {
    const deadline = chinaCalendar.deadlineAfter(at('2025-09-22T16:30'), 3);
    expect(deadline.lastDay.toString()).toBe('2025-09-25');
    expect(deadline.dueAt.toString()).toBe(at('2025-09-26T00:00').toString());
    expect(deadline.provisional).toBe(false);
    expect(deadline.calendarVersion).toBe(chinaCalendar.version);
  });

  it('take the day of the event in Shanghai, not in UTC', () => {
    const lateEvening = Temporal.Instant.from('2025-09-22T15:59:59Z');
    const afterMidnight = Temporal.Instant.from('2025-09-22T16:00:00Z');
    expect(chinaCalendar.deadlineAfter(lateEvening, 1).lastDay.toString()).toBe('2025-09-23');
    expect(chinaCalendar.deadlineAfter(afterMidnight, 1).lastDay.toString()).toBe('2025-09-24');
  });

  it('count back with negative numbers', () => {
    expect(chinaCalendar.addWorkingDays(date('2025-10-09'), -1).date.toString()).toBe('2025-09-30');
    expect(chinaCalendar.deadlineAfter(at('2025-10-09T09:00'), -3).lastDay.toString()).toBe('2025-09-28');
  });

  it('in calendar days are counted plainly, or roll over the rest days', () => {
    const event = at('2025-09-22T09:00');
    const plain = chinaCalendar.deadlineAfterCalendarDays(event, 10);
    expect([plain.lastDay.toString(), plain.provisional]).toEqual(['2025-10-02', false]);
    expect(plain.dueAt.toString()).toBe(at('2025-10-03T00:00').toString());
    expect(chinaCalendar.deadlineAfterCalendarDays(event, 10, 'next-working-day').lastDay.toString()).toBe(
      '2025-10-09',
    );
    expect(chinaCalendar.deadlineAfterCalendarDays(event, 1, 'next-working-day').lastDay.toString()).toBe(
      '2025-09-23',
    );
    expect(chinaCalendar.deadlineAfterCalendarDays(event, -7).lastDay.toString()).toBe('2025-09-15');
    expect(chinaCalendar.deadlineAfterCalendarDays(event, 470, 'next-working-day').provisional).toBe(true);
  });

  it('refuse numbers of days that no clause counts', () => {
    for (const days of [1.5, Number.NaN, Number.POSITIVE_INFINITY, 10_001]) {
      expect(() => chinaCalendar.addWorkingDays(date('2025-01-01'), days)).toThrow(RangeError);
      expect(() => chinaCalendar.deadlineAfterCalendarDays(at('2025-01-01T00:00'), days)).toThrow(RangeError);
    }
    expect(() => chinaCalendar.workingDaysIn(interval(date('2025-01-01')))).toThrow(RangeError);
  });
});

describe('arithmetic', () => {
  const anyDate = fc.integer({ min: 0, max: 3650 }).map((days) => date('2018-06-01').add({ days }));
  const anyCount = fc.integer({ min: -60, max: 60 });

  it('workingDaysBetween is the inverse of addWorkingDays', () => {
    fc.assert(
      fc.property(anyDate, anyCount, (start, days) => {
        const end = chinaCalendar.addWorkingDays(start, days);
        const between = chinaCalendar.workingDaysBetween(start, end.date);
        // Counting back to a day counts that day and not the start; Object.is would tell 0 from -0.
        expect(between.days + 0).toBe(days + 0);
      }),
    );
  });

  it('ends on a working day, and steps add up', () => {
    fc.assert(
      fc.property(
        anyDate,
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 40 }),
        (start, one, other) => {
          const stepwise = chinaCalendar.addWorkingDays(chinaCalendar.addWorkingDays(start, one).date, other);
          const atOnce = chinaCalendar.addWorkingDays(start, one + other);
          expect(stepwise.date.toString()).toBe(atOnce.date.toString());
          expect(chinaCalendar.isWorkingDay(atOnce.date)).toBe(true);
        },
      ),
    );
  });
});

describe('a calendar of one’s own', () => {
  const notice = {
    year: 2027,
    notices: ['notice'],
    off: { '2027-02-09': '春节' },
    work: { '2027-02-14': '春节' },
  };

  it('takes a new notice, which then overrules the computed holidays', () => {
    const calendar = workingCalendar('test', [notice]);
    expect(calendar.day(date('2027-02-09'))).toMatchObject({ kind: 'holiday', provisional: false });
    expect(calendar.day(date('2027-02-14'))).toMatchObject({ kind: 'make-up', working: true });
    expect(calendar.deadlineAfter(at('2027-02-08T10:00'), 1).calendarVersion).toBe('test');
  });

  it('refuses notices that contradict each other', () => {
    const contrary = { year: 2028, notices: ['other'], off: { '2027-02-14': '春节' }, work: {} };
    expect(() => workingCalendar('test', [notice, contrary])).toThrow('2027-02-14');
  });
});
