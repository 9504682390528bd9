import { describe, expect, it } from 'vitest';
import { percentOf, shownEvidence } from './evidence.ts';

const evidence = {
  family: 'resident-id',
  hits: 45,
  filled: 45,
  lookedAt: 45,
  hitRate: 1,
  distinct: 45,
  validShare: 1,
  examples: ['110***************'],
  why: [{ zh: '校验码正确', en: 'check character holds' }],
  class: 'direct',
  of: 'unknown',
  confidence: 'high',
  sensitive: false,
  standard: 'GB/T 45574-2025',
};

describe('what a finding rests on, on the page', () => {
  it('is shown when its shape is known, and left out when it is not', () => {
    expect(shownEvidence(evidence)).toEqual(evidence);
    expect(shownEvidence({ ...evidence, validShare: null })).not.toBeNull();
    expect(shownEvidence(undefined)).toBeNull();
    expect(shownEvidence({ reason: 'budget' })).toBeNull();
    expect(shownEvidence({ ...evidence, examples: [17] })).toBeNull();
    expect(shownEvidence({ ...evidence, why: ['a'] })).toBeNull();
  });
  it.each([
    [0, '0%'],
    [1, '100%'],
    [0.5, '50.0%'],
    [0.0001, '<0.1%'],
    [0.9999, '>99.9%'],
  ])('a share of %s is %s', (share, told) => {
    expect(percentOf(share)).toBe(told);
  });
});
