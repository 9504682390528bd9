import { expect, it } from 'vitest';
import { chinaCalendar, dateAt } from '#foundation';
import {
  dayOf,
  endOf,
  isWorkingDay,
  read,
  startOf,
  workingDaysAfter,
  workingDaysFrom,
  written,
} from './days.ts';

const at = (text: string) => Temporal.Instant.from(text).epochMilliseconds;

it('counts the published vectors: received 9 February 2026, accepted by the 12th, reviewed by 18 March, noticed until 1 April', () => {
  expect(written(workingDaysAfter(at('2026-02-09T10:00:00+08:00'), 3).lastDay)).toBe('2026-02-12');
  expect(written(workingDaysAfter(at('2026-02-12T10:00:00+08:00'), 20).lastDay)).toBe('2026-03-18');
  expect(written(workingDaysAfter(at('2026-03-18T10:00:00+08:00'), 10).lastDay)).toBe('2026-04-01');
  expect(written(workingDaysAfter(at('2025-09-25T10:00:00+08:00'), 20).lastDay)).toBe('2025-10-29');
});

it('has 248 working days in 2025 and in 2026', () => {
  expect(workingDaysFrom(read('2025-01-01'), read('2025-12-31'))).toBe(248);
  expect(workingDaysFrom(read('2025-12-31'), read('2026-12-31'))).toBe(248);
});

it('agrees with the calendar of the house on every day of 2025 and 2026, and on what is provisional', () => {
  for (let day = read('2025-01-01'); day <= read('2026-12-31'); day++) {
    expect(chinaCalendar.isWorkingDay(Temporal.PlainDate.from(written(day))), written(day)).toBe(
      isWorkingDay(day),
    );
    const noon = startOf(day) + 12 * 3_600_000;
    if (day > read('2026-12-20')) continue;
    const event = Temporal.Instant.fromEpochMilliseconds(noon);
    for (const days of [1, 3, 10, 20]) {
      const [ours, slow] = [chinaCalendar.deadlineAfter(event, days), workingDaysAfter(noon, days)];
      expect(
        [ours.lastDay.toString(), ours.dueAt.epochMilliseconds, ours.provisional],
        `${written(day)} + ${days}`,
      ).toEqual([written(slow.lastDay), slow.dueAt, slow.provisional]);
    }
  }
});

it('knows the civil day of an instant by Shanghai', () => {
  const late = at('2026-03-01T23:59:59+08:00');
  expect(written(dayOf(late))).toBe(dateAt(Temporal.Instant.fromEpochMilliseconds(late)).toString());
  expect(written(dayOf(late + 1000))).toBe('2026-03-02');
  expect(endOf(read('2026-03-01')).dueAt).toBe(late + 1000);
});

it('says so when it is asked beyond its lists', () => {
  expect(() => workingDaysAfter(at('2027-01-29T10:00:00+08:00'), 20)).toThrow('not in the lists');
});
