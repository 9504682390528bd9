import { expect, it } from 'vitest';
import { mostTrials, tryRate } from './try-rate.ts';

it('lets an organisation try so often a minute, and others are not held up by it', () => {
  const allowed = tryRate();
  const now = Temporal.Instant.from('2026-01-01T00:00:00Z');
  for (let trial = 0; trial < mostTrials; trial += 1) expect(allowed('org_a', now)).toBe(true);
  expect(allowed('org_a', now)).toBe(false);
  expect(allowed('org_b', now)).toBe(true);
  expect(allowed('org_a', now.add({ seconds: 59 }))).toBe(false);
  expect(allowed('org_a', now.add({ seconds: 60 }))).toBe(true);
});
