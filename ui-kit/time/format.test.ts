import { describe, expect, it } from 'vitest';
import { daysUntil, formatAge, formatDate, formatInstant } from './format.ts';

const at = (iso: string) => Date.parse(iso);

describe('days to a half-open deadline in Shanghai', () => {
  // Due at midnight after 26 November: the 26th is the last day.
  const due = '2026-11-26T16:00:00Z';
  it.each([
    ['2026-11-24T10:00:00+08:00', 2],
    ['2026-11-26T00:00:00+08:00', 0],
    ['2026-11-26T23:59:59+08:00', 0],
    ['2026-11-27T00:00:00+08:00', -1],
    ['2026-11-28T08:00:00+08:00', -2],
  ])('at %s it is %d', (now, days) => {
    expect(daysUntil(due, at(now))).toBe(days);
  });
  it('is null for what is no date', () => {
    expect(daysUntil('soon', at(due))).toBeNull();
  });
});

describe('dates', () => {
  it('are civil dates in Shanghai wherever the reader is', () => {
    expect(formatDate('2026-11-26T16:30:00Z', 'zh')).toBe('2026年11月27日');
    expect(formatDate('2026-11-26', 'zh')).toBe('2026年11月26日');
    expect(formatInstant('2026-11-26T16:30:00Z', 'zh')).toContain('00:30');
  });
  it('come back as they are when they cannot be read', () => {
    expect(formatDate('2.02406E+13', 'zh')).toBe('2.02406E+13');
  });
  it('say ages in the largest whole unit', () => {
    expect(formatAge('2026-11-26T10:00:00Z', at('2026-11-26T10:03:20Z'), 'en')).toBe('3 minutes ago');
    expect(formatAge('2026-11-24T10:00:00Z', at('2026-11-26T11:00:00Z'), 'zh')).toBe('前天');
  });
});
