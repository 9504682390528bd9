import { expect, it } from 'vitest';
import { tipLifecycle } from './lifecycle.ts';
import { TP1, TP2 } from './rules.ts';

it('TP1: days to accept and to answer, as parameters', () => {
  const at = Temporal.Instant.from('2026-03-02T02:00:00Z');
  expect(TP1.judge({ step: 'accept', at }).output.lastDay.toString()).toBe('2026-03-11');
  expect(TP1.judge({ step: 'conclude', at }, { conclude: 1 }).output.lastDay.toString()).toBe('2026-03-03');
  expect(TP1.verified).toBe(false);
});

it('TP2: what floods in beyond the limit is not taken', () => {
  expect(TP2.judge({ lastHour: 59 }).holds).toBe(true);
  expect(TP2.judge({ lastHour: 60 }).holds).toBe(false);
});

it('a report is answered only after it was accepted, or told why it is not', () => {
  expect(tipLifecycle.allows('received', 'conclude')).toBe(false);
  expect(tipLifecycle.allows('not-accepted', 'accept')).toBe(false);
});
