import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  contains,
  covers,
  daysThrough,
  instantsOf,
  intersect,
  interval,
  isOpenEnded,
  overlaps,
} from './interval.ts';

const date = (iso: string) => Temporal.PlainDate.from(iso);
const january = interval(date('2026-01-01'), date('2026-02-01'));

describe('intervals are half-open', () => {
  it('holds its beginning and not its end', () => {
    expect(contains(january, date('2026-01-01'))).toBe(true);
    expect(contains(january, date('2026-01-31'))).toBe(true);
    expect(contains(january, date('2026-02-01'))).toBe(false);
    expect(contains(january, date('2025-12-31'))).toBe(false);
  });

  it('without an end holds everything from its beginning', () => {
    const open = interval(date('2026-01-01'));
    expect(isOpenEnded(open)).toBe(true);
    expect(contains(open, date('9999-12-31'))).toBe(true);
    expect(covers(open, january)).toBe(true);
    expect(covers(january, open)).toBe(false);
  });

  it('those that touch do not overlap', () => {
    const february = daysThrough(date('2026-02-01'), date('2026-02-28'));
    expect(february.until?.toString()).toBe('2026-03-01');
    expect(overlaps(january, february)).toBe(false);
    expect(intersect(january, interval(date('2026-01-31')))).toEqual(
      interval(date('2026-01-31'), date('2026-02-01')),
    );
  });

  it('empty and backward ones are refused', () => {
    expect(() => interval(date('2026-01-01'), date('2026-01-01'))).toThrow(RangeError);
    expect(() => interval(date('2026-01-02'), date('2026-01-01'))).toThrow(RangeError);
  });

  it('days become instants of Shanghai', () => {
    expect(instantsOf(january).from.toString()).toBe('2025-12-31T16:00:00Z');
    expect(instantsOf(january).until?.toString()).toBe('2026-01-31T16:00:00Z');
    expect(instantsOf(interval(date('2026-01-01'))).until).toBeNull();
  });

  it('instants are not compared with dates', () => {
    const instants = instantsOf(january) as ReturnType<typeof interval>;
    expect(() => contains(instants, date('2026-01-01'))).toThrow(TypeError);
  });
});

describe('overlap and intersection', () => {
  const moment = fc.integer({ min: 0, max: 20 });
  const span = fc
    .tuple(moment, fc.option(fc.integer({ min: 1, max: 10 })))
    .map(([from, length]) => interval(instant(from), length === null ? null : instant(from + length)));

  it('mean membership, for instants as for dates', () => {
    fc.assert(
      fc.property(span, span, (one, other) => {
        const common = intersect(one, other);
        const seconds = Array.from({ length: 40 }, (_, second) => instant(second));
        const both = seconds.filter((second) => contains(one, second) && contains(other, second));
        expect(overlaps(one, other)).toBe(both.length > 0);
        expect(seconds.filter((second) => common && contains(common, second))).toEqual(both);
        expect(intersect(other, one)).toEqual(common);
        if (common) expect(covers(one, common) && covers(other, common)).toBe(true);
      }),
    );
  });

  function instant(seconds: number) {
    return Temporal.Instant.fromEpochMilliseconds(seconds * 1000);
  }
});
