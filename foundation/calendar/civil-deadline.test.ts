import { expect, it } from 'vitest';
import { deadlineAt, deadlineBefore } from './civil-deadline.ts';

it('a day on which something happens is due at its first instant in Shanghai; the day before is the last', () => {
  const { dueAt, lastDay, ...rest } = deadlineBefore(Temporal.PlainDate.from('2026-03-01'));
  expect([`${dueAt}`, `${lastDay}`]).toEqual(['2026-02-28T16:00:00Z', '2026-02-28']);
  expect(rest).toEqual({ provisional: false, calendarVersion: 'civil' });
});

it('an instant is due at itself, on its own civil day', () => {
  const at = Temporal.Instant.from('2026-02-28T17:30:00Z');
  const { dueAt, lastDay } = deadlineAt(at);
  expect([`${dueAt}`, `${lastDay}`]).toEqual([`${at}`, '2026-03-01']);
});
