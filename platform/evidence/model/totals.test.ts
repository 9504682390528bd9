import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publishableTotals, type UseTotal } from './totals.ts';

const use = (agreement: string, purpose: string, calls: number): UseTotal => ({
  agreement,
  purpose,
  calls,
  units: BigInt(calls * 2),
});

describe('totals of a day', () => {
  it('name what is large enough', () => {
    expect(publishableTotals([use('b', 'x', 10), use('a', 'y', 11), use('a', 'x', 12)], 10)).toEqual([
      { agreement: 'a', purpose: 'x', calls: 12, units: '24' },
      { agreement: 'a', purpose: 'y', calls: 11, units: '22' },
      { agreement: 'b', purpose: 'x', calls: 10, units: '20' },
    ]);
  });
  it('merge small counts within the agreement, then across', () => {
    const totals = [use('a', 'x', 6), use('a', 'y', 6), use('b', 'x', 9), use('c', 'x', 1)];
    expect(publishableTotals(totals, 10)).toEqual([
      { agreement: 'a', purpose: '其他', calls: 12, units: '24' },
      { agreement: '其他', purpose: '其他', calls: 10, units: '20' },
    ]);
  });
  it('say only “fewer than” when everything small is still small', () => {
    expect(publishableTotals([use('a', 'x', 3), use('b', 'x', 30)], 10)).toEqual([
      { agreement: 'b', purpose: 'x', calls: 30, units: '60' },
      { agreement: '其他', purpose: '其他', fewerThan: 10 },
    ]);
    expect(publishableTotals([], 10)).toEqual([]);
  });
  it('never show a count below the threshold and never lose a call that is shown', () => {
    const lines = fc.uniqueArray(
      fc.record({
        agreement: fc.constantFrom('a', 'b', 'c'),
        purpose: fc.constantFrom('x', 'y', 'z'),
        calls: fc.nat(30),
        units: fc.bigInt({ min: 0n, max: 99n }),
      }),
      { selector: ({ agreement, purpose }) => `${agreement}/${purpose}` },
    );
    fc.assert(
      fc.property(lines, fc.integer({ min: 1, max: 15 }), (totals, threshold) => {
        const published = publishableTotals(totals, threshold);
        const counts = published.flatMap((line) => ('calls' in line ? [line['calls'] as number] : []));
        expect(counts.every((count) => count >= threshold)).toBe(true);
        const all = totals.reduce((sum, { calls }) => sum + calls, 0);
        const shown = counts.reduce((sum, count) => sum + count, 0);
        const hidden = published.some((line) => 'fewerThan' in line);
        expect(hidden ? all - shown > 0 && all - shown < threshold : all === shown).toBe(true);
      }),
    );
  });
});
