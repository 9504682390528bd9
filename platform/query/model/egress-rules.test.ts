import { describe, expect, it } from 'vitest';
import { QR1, QR2 } from './egress-rules.ts';

const from = Temporal.Instant.from('2026-09-29T16:00:00+08:00');

describe('times of the egress', () => {
  it('QR1 three working days after the National Day holiday are what a reviewer has', () => {
    expect(QR1.judge({ from }).output.lastDay.toString()).toBe('2026-10-09');
    expect(QR1.judge({ from }, { workingDays: 1 }).output.lastDay.toString()).toBe('2026-09-30');
  });
  it('QR2 thirty calendar days are how long a sealed result is kept', () => {
    expect(QR2.judge({ from }).output.lastDay.toString()).toBe('2026-10-29');
    expect(QR2.judge({ from }, { days: 1 }).output.lastDay.toString()).toBe('2026-09-30');
  });
  it('are parameters that no text in force sets', () => {
    expect([QR1.verified, QR2.verified]).toEqual([false, false]);
  });
});
