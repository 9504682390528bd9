import { describe, expect, it } from 'vitest';
import { alertLifecycle, undecided } from './lifecycle.ts';
import { AL1 } from './rules.ts';

describe('AL1: days of each step of an alert', () => {
  it('are working days, and a parameter that a bureau lays over', () => {
    const at = Temporal.Instant.from('2026-02-13T02:00:00Z');
    // Over the Spring Festival, with a make-up working day on the 14th.
    expect(AL1.judge({ step: 'explain', at }).output.lastDay.toString()).toBe('2026-02-27');
    expect(AL1.judge({ step: 'explain', at }, { explain: 1 }).output.lastDay.toString()).toBe('2026-02-14');
    expect(AL1.verified).toBe(false);
  });
});

it('an alert reaches its end only by a decision on what was proposed', () => {
  expect(undecided.filter((state) => alertLifecycle.allows(state, 'decide'))).toEqual(['proposed']);
  expect(undecided.filter((state) => alertLifecycle.allows(state, 'dismiss'))).toEqual(['proposed']);
  expect(alertLifecycle.allows('open', 'close')).toBe(false);
  expect(alertLifecycle.next('proposed', 'reopen')).toMatchObject({ value: 'open' });
  expect(alertLifecycle.next('proposed', 'return')).toMatchObject({ value: 'explained' });
  expect(alertLifecycle.allows('closed', 'propose')).toBe(false);
});
