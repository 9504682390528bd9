import { describe, expect, it } from 'vitest';
import { RC1, RC2 } from './rules.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

describe('RC1 the time of a rectification', () => {
  it('counts working days from the service', () => {
    const servedAt = Temporal.Instant.from('2026-03-06T10:00:00+08:00');
    expect(RC1.judge({ servedAt, workingDays: 1 })).toMatchObject({ holds: true });
    expect(RC1.judge({ servedAt, workingDays: 1 }).output.lastDay.toString()).toBe('2026-03-09');
  });
  it('is not longer than its parameter', () => {
    const servedAt = Temporal.Instant.from('2026-03-06T10:00:00+08:00');
    const { longest } = RC1.parameters;
    expect(RC1.judge({ servedAt, workingDays: longest }).holds).toBe(true);
    expect(RC1.judge({ servedAt, workingDays: longest + 1 }).holds).toBe(false);
  });
});

describe('RC2 handing on', () => {
  it.each([
    [false, '2026-03-09', false],
    [false, '2026-03-10', true],
    [true, '2026-03-01', true],
  ])('answered %s on %s: %s', (answered, today, holds) => {
    expect(RC2.judge({ answered, dueOn: day('2026-03-09'), today: day(today) }).holds).toBe(holds);
  });
});
