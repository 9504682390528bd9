import { describe, expect, it } from 'vitest';
import { differences } from './model/following.ts';
import { R15, R16, R17, R18, R19, R20 } from './rules-of-life.ts';

const day = (iso: string) => Temporal.PlainDate.from(iso);
const at = (iso: string) => Temporal.Instant.from(`${iso}T10:00:00+08:00`);

describe('the life of a registration', () => {
  it.each([
    ['2029-01-06', false],
    ['2029-01-07', true],
    ['2029-03-08', true],
    ['2029-03-09', false],
  ])('R15 renewal of what is valid until 2029-03-08 asked for on %s', (on, open) => {
    const renewal = R15.judge({ validUntil: day('2029-03-08'), on: day(on), years: 9 });
    expect(renewal.holds).toBe(open);
    // Never longer than three years, from the day after the old end.
    expect(renewal.output.until.toString()).toBe('2032-03-08');
  });
  it('R15 counts a leap day as the calendar does', () => {
    expect(
      R15.judge({ validUntil: day('2028-02-29'), on: day('2028-02-01'), years: 1 }).output.until.toString(),
    ).toBe('2029-02-28');
  });
  it('R16 lapses the day after, unless its renewal is with the registrar', () => {
    const validUntil = day('2029-03-08');
    const on = (iso: string, renewalWithRegistrar: boolean) =>
      R16.judge({ validUntil, on: day(iso), renewalWithRegistrar }).output;
    expect(on('2029-03-08', false)).toBe('valid');
    expect(on('2029-03-09', false)).toBe('lapses');
    expect(on('2029-03-09', true)).toBe('waits');
  });
  it('R17 names every difference with both sides, and its days are a parameter', () => {
    const found = differences(
      { columns: 'a', level: '1', holder: 'x' },
      { columns: 'a', level: '2', cycle: 'd' },
    );
    expect(found).toEqual([
      { what: 'cycle', registered: '', served: 'd' },
      { what: 'holder', registered: 'x', served: '' },
      { what: 'level', registered: '1', served: '2' },
    ]);
    expect(R17.verified).toBe(false);
    expect(R17.judge({ differences: found, from: at('2026-01-05') })).toMatchObject({ holds: true });
    expect(R17.judge({ differences: [], from: at('2026-01-05') }).holds).toBe(false);
  });
  it.each([
    [true, false, true],
    [false, true, true],
    [null, true, true],
    [null, false, false],
    [false, false, false],
  ])('R18 consent %s and proof %s', (consents, proven, holds) => {
    expect(R18.judge({ consents, proven }).holds).toBe(holds);
  });
  it('R19 gives a cancellation ten working days from acceptance', () => {
    expect(R19.judge({ from: at('2025-09-22') }).output.lastDay.toString()).toBe('2025-10-11');
  });
  it('R20 wants a second person', () => {
    expect(R20.judge({ proposedBy: 'a', confirmedBy: 'b' }).holds).toBe(true);
    expect(R20.judge({ proposedBy: 'a', confirmedBy: 'a' }).holds).toBe(false);
    expect(R20.judge({ proposedBy: 'a', confirmedBy: null }).holds).toBe(false);
  });
});
