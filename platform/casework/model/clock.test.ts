import { describe, expect, it } from 'vitest';
import { type ClockNature, type ClockState, clockLifecycle, outcomeAt, reminderAt } from './clock.ts';
import { decisionLifecycle } from './external-decision.ts';
import { taskLifecycle } from './task.ts';

const at = (time: string) => Temporal.Instant.from(`2026-01-${time}+08:00`);
const dueAt = at('09T00:00');

describe('a duty ended', () => {
  it.each<[string, ClockNature, ClockState, Temporal.Instant, 'kept' | 'missed' | null]>([
    ['in its last moment', 'duty', 'running', dueAt.subtract({ nanoseconds: 1 }), 'kept'],
    ['at the instant it is due', 'duty', 'running', dueAt, 'missed'],
    ['after it ran out', 'duty', 'fired', dueAt.add({ hours: 1 }), 'missed'],
    ['while it stands still, however long', 'duty', 'paused', dueAt.add({ hours: 999 }), 'kept'],
    ['that is a period', 'period', 'running', dueAt, null],
    ['that is a reminder', 'reminder', 'fired', dueAt, null],
  ])('%s', (_what, nature, state, now, outcome) => {
    expect(outcomeAt({ nature, state, dueAt }, now)).toBe(outcome);
  });
});

it('a reminder comes before the end, or not at all', () => {
  expect(reminderAt(dueAt, at('05T09:00'), { hours: 48 })?.toString()).toBe(at('07T00:00').toString());
  expect(reminderAt(dueAt, at('07T00:00'), { hours: 48 })).toBeNull();
});

it('the pictures show what can happen', () => {
  const edges = (lifecycle: { diagram(): { transitions: readonly { from: string; to: string }[] } }) =>
    lifecycle.diagram().transitions.map(({ from, to }) => `${from}→${to}`);
  expect(edges(clockLifecycle)).toEqual([
    'running→paused',
    'running→fired',
    'running→stopped',
    'paused→running',
    'paused→stopped',
  ]);
  expect(edges(taskLifecycle)).toEqual(['open→done', 'open→cancelled']);
  expect(decisionLifecycle.allows('confirmed', 'reject')).toBe(false);
});
