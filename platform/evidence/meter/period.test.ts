import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startOfDate } from '#foundation';
import { type Grain, grains, partsOf, startOf, wholeHours } from './period.ts';

const at = (text: string) => Temporal.Instant.from(`${text}+08:00`);
const shown = (from: Temporal.Instant | null, until: Temporal.Instant | null, coarsest?: Grain) =>
  partsOf({ from, until }, coarsest).map(({ of, ...part }) => [
    of,
    ...[part.from, part.until].map(
      (end) => end?.toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime().toString().slice(0, 16) ?? null,
    ),
  ]);

describe('a period taken apart', () => {
  it('is whole years in the middle and ever finer towards its ends, in Shanghai', () => {
    expect(shown(at('2024-11-29T22:15'), at('2027-02-02T01:30'))).toEqual([
      ['line', '2024-11-29T22:15', '2024-11-29T23:00'],
      ['hour', '2024-11-29T23:00', '2024-11-30T00:00'],
      ['day', '2024-11-30T00:00', '2024-12-01T00:00'],
      ['month', '2024-12-01T00:00', '2025-01-01T00:00'],
      ['year', '2025-01-01T00:00', '2027-01-01T00:00'],
      ['month', '2027-01-01T00:00', '2027-02-01T00:00'],
      ['day', '2027-02-01T00:00', '2027-02-02T00:00'],
      ['hour', '2027-02-02T00:00', '2027-02-02T01:00'],
      ['line', '2027-02-02T01:00', '2027-02-02T01:30'],
    ]);
  });

  it('is one part when it is one month, all time, or within an hour', () => {
    expect(shown(at('2026-01-01T00:00'), at('2026-02-01T00:00'))).toEqual([
      ['month', '2026-01-01T00:00', '2026-02-01T00:00'],
    ]);
    expect(shown(null, null)).toEqual([['year', null, null]]);
    expect(shown(at('2026-01-01T00:10'), at('2026-01-01T00:50'))).toEqual([
      ['line', '2026-01-01T00:10', '2026-01-01T00:50'],
    ]);
    expect(shown(at('2026-01-01T00:10'), at('2026-01-01T00:10'))).toEqual([]);
  });

  it('is read no coarser than the answer is wanted', () => {
    expect(shown(null, at('2026-02-01T00:00'), 'hour')).toEqual([['hour', null, '2026-02-01T00:00']]);
    expect(shown(at('2026-01-31T00:00'), null, 'month')).toEqual([
      ['day', '2026-01-31T00:00', '2026-02-01T00:00'],
      ['month', '2026-02-01T00:00', null],
    ]);
  });

  it('meets without gap or overlap, in whole hours, days, months and years', () => {
    const instant = fc
      .integer({ min: 0, max: 20 * 365 * 24 * 3_600 })
      .map((seconds) => Temporal.Instant.fromEpochMilliseconds((1_577_808_000 + seconds) * 1_000));
    const edge = fc
      .tuple(instant, fc.constantFrom<Grain>(...grains))
      .map(([one, grain]) => startOf(grain, one));
    const end = fc.oneof(instant, edge, fc.constant(null));
    fc.assert(
      fc.property(end, end, fc.constantFrom<Grain>(...grains), (from, until, coarsest) => {
        const parts = partsOf({ from, until }, coarsest);
        if (from && until && Temporal.Instant.compare(from, until) >= 0) {
          expect(parts).toEqual([]);
          return;
        }
        expect([parts[0]!.from, parts.at(-1)!.until]).toEqual([from, until]);
        for (const [index, part] of parts.entries()) {
          const next = parts[index + 1];
          if (next) expect(part.until).toEqual(next.from);
          if (part.of === 'line') continue;
          expect(grains.indexOf(part.of)).toBeGreaterThanOrEqual(grains.indexOf(coarsest));
          for (const end of [part.from, part.until]) if (end) expect(startOf(part.of, end)).toEqual(end);
        }
        const lines = parts.filter(({ of }) => of === 'line').length;
        expect(lines).toBeLessThanOrEqual(2);
        expect(parts.length).toBeLessThanOrEqual(2 * grains.length + 1);
        const hours = wholeHours({ from, until });
        const sums = parts.filter(({ of }) => of !== 'line');
        expect(hours).toEqual(sums.length === 0 ? null : { from: sums[0]!.from, until: sums.at(-1)!.until });
      }),
    );
  });

  it('begins days at midnight in Shanghai', () => {
    expect(startOf('day', at('2026-01-05T07:59'))).toEqual(
      startOfDate(Temporal.PlainDate.from('2026-01-05')),
    );
    expect(startOf('year', at('2026-01-01T00:00')).toString()).toBe('2025-12-31T16:00:00Z');
  });
});
