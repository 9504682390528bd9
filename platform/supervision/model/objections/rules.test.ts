import { describe, expect, it } from 'vitest';
import { freezesAtOnce, groundCodes } from './grounds.ts';
import { objectionLifecycle, standingStates } from './lifecycle.ts';
import { OB1, OB2 } from './rules.ts';

const at = Temporal.Instant.from('2026-02-13T02:00:00Z');

describe('OB1: days of each step', () => {
  it.each([
    // 2026-02-14 is a make-up working day, and the Spring Festival lasts from the 15th to the 23rd.
    ['accept', '2026-02-25'],
    ['correct', '2026-02-27'],
    ['verify', '2026-03-05'],
  ] as const)('%s by %s, over the Spring Festival', (step, lastDay) => {
    expect(OB1.judge({ step, at }).output.lastDay.toString()).toBe(lastDay);
  });

  it('is a parameter that a bureau lays over', () => {
    expect(OB1.verified).toBe(false);
    expect(OB1.judge({ step: 'accept', at }, { accept: 1 }).output.lastDay.toString()).toBe('2026-02-14');
  });
});

describe('OB2: mark first, freeze at once only on the grounds named', () => {
  it('freezes at once for leak, missing or withdrawn consent and the source’s stop, and for nothing else', () => {
    expect(groundCodes.filter(freezesAtOnce)).toEqual([
      'leak',
      'consent-missing',
      'consent-withdrawn',
      'source-stopped',
    ]);
    for (const ground of groundCodes)
      expect(OB2.judge({ ground }).output).toBe(freezesAtOnce(ground) ? 'frozen' : 'marked');
  });
});

describe('the way of an objection', () => {
  it('never reaches the archive from a mark without a decision', () => {
    expect(standingStates.filter((state) => objectionLifecycle.allows(state, 'lift'))).toEqual(['corrected']);
    expect(objectionLifecycle.allows('raised', 'dismiss')).toBe(false);
    expect(objectionLifecycle.allows('marked', 'withdraw')).toBe(false);
  });
});
