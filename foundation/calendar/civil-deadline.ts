import { dateAt, startOfDate } from '../clock.ts';
import type { Deadline } from './working-calendar.ts';

/** Deadlines that count no working days: no announcement changes them, so they are never provisional. */
const civil = { provisional: false, calendarVersion: 'civil' } as const;

/** The end at an instant: of a period of hours, or of one that was reckoned from an instant. */
export const deadlineAt = (dueAt: Temporal.Instant): Deadline => ({
  dueAt,
  lastDay: dateAt(dueAt),
  ...civil,
});

/** The end with the day before this one: what happens by itself on `day` is due at its first instant. */
export const deadlineBefore = (day: Temporal.PlainDate): Deadline => ({
  dueAt: startOfDate(day),
  lastDay: day.subtract({ days: 1 }),
  ...civil,
});
