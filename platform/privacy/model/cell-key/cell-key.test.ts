import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type KeyedCell, perturbedCount, recordKeySpace } from './cell-key.ts';
import { perturbGroups } from './perturb-groups.ts';
import { changeOf, perturbationTable } from './perturbation-table.ts';

const noiseKey = new Uint8Array(32).fill(7);
const recordKey = (unit: number): bigint =>
  BigInt(`0x${createHash('sha256').update(`unit ${unit}`).digest('hex').slice(0, 13)}`);
const cellOf = (units: readonly number[]): KeyedCell => ({
  units: units.length,
  keySum: units.reduce((sum, unit) => sum + recordKey(unit), 0n),
});
const range = (from: number, until: number) =>
  Array.from({ length: until - from }, (_, index) => from + index);

describe('the perturbation table', () => {
  const { rows, total, deviation, leastShown, variance } = perturbationTable;
  it.each(rows.map((row, index) => [index + 1, row] as const))(
    'of a count of %d is unbiased, bounded, of the stated variance, and shows no small count',
    (count, row) => {
      expect(row.reduce((sum, { weight }) => sum + weight, 0n)).toBe(total);
      expect(row.reduce((sum, { change, weight }) => sum + BigInt(change) * weight, 0n)).toBe(0n);
      const second = row.reduce((sum, { change, weight }) => sum + change ** 2 * Number(weight), 0);
      expect(second / Number(total)).toBeCloseTo(variance, 6);
      for (const { change } of row) {
        expect(Math.abs(change)).toBeLessThanOrEqual(deviation);
        expect(count + change === 0 || count + change >= leastShown).toBe(true);
      }
    },
  );
  it('has the largest entropy that these demands allow: the logarithms lie on a parabola', () => {
    for (const row of rows) {
      const [one, two, three] = row.slice(-4) as { change: number; weight: bigint }[];
      const log = (entry: { weight: bigint }) => Math.log(Number(entry.weight));
      const [a, b, c] = [row[0]!, one!, two!];
      const slope = (p: typeof a, q: typeof a) => (log(q) - log(p)) / (q.change - p.change);
      const bend = (slope(b, c) - slope(a, b)) / (c.change - a.change);
      const again = (slope(c, three!) - slope(b, c)) / (three!.change - b.change);
      if (a !== b) expect(again).toBeCloseTo(bend, 4);
    }
  });
  it('takes each change for exactly its weight of draws', () => {
    const row = rows[0]!;
    let from = 0n;
    for (const { change, weight } of row) {
      expect(changeOf(1, from)).toBe(change);
      expect(changeOf(1, from + weight - 1n)).toBe(change);
      from += weight;
    }
    expect(from).toBe(total);
  });
});

describe('a perturbed count', () => {
  it('is the same for the same units in whatever order and however often', () => {
    const cell = cellOf(range(0, 40));
    const turned = cellOf(range(0, 40).reverse());
    expect(perturbedCount(turned, noiseKey)).toBe(perturbedCount(cell, noiseKey));
    // The engine may reduce the sum on its way.
    expect(perturbedCount({ ...cell, keySum: cell.keySum % recordKeySpace }, noiseKey)).toBe(
      perturbedCount(cell, noiseKey),
    );
  });
  it('of nothing is nothing', () => {
    expect(perturbedCount({ units: 0, keySum: 0n }, noiseKey)).toBe(0);
  });
  it('cannot be computed from record keys without the noise key', () => {
    const cells = range(0, 200).map((start) => cellOf(range(start, start + 30)));
    const other = new Uint8Array(32).fill(8);
    expect(cells.map((cell) => perturbedCount(cell, noiseKey))).not.toEqual(
      cells.map((cell) => perturbedCount(cell, other)),
    );
  });
  it('does not tell by subtraction whether one unit is in', () => {
    // A tracker asks for a group with and without one person, 500 times over other groups: exact counts would always differ by one.
    let right = 0;
    for (const start of range(0, 500)) {
      const [withOne, without] = [cellOf(range(start, start + 31)), cellOf(range(start + 1, start + 31))];
      if (perturbedCount(withOne, noiseKey) - perturbedCount(without, noiseKey) === 1) right++;
    }
    expect(right).toBeLessThan(120);
  });
});

describe('groups', () => {
  it('are listed and shown by their noisy numbers alone', () => {
    const groups = range(1, 60).map((size) => ({
      keys: [`${size}`],
      whole: cellOf(range(100 * size, 100 * size + size)),
      cells: [cellOf(range(100 * size, 100 * size + size))],
    }));
    const { groups: shown } = perturbGroups(groups, true, { minimumGroup: 10 }, noiseKey);
    const expected = groups.filter(({ whole }) => perturbedCount(whole, noiseKey) >= 10);
    expect(shown.map(({ keys }) => keys)).toEqual(expected.map(({ keys }) => keys));
    expect(shown.length).toBeGreaterThan(40);
    expect(shown.every(({ cells }) => cells.every((cell) => cell.shown))).toBe(true);
  });
  it('leave one number over everything blank when it is too small', () => {
    const cell = cellOf([1]);
    const { groups } = perturbGroups(
      [{ keys: [], whole: cell, cells: [cell] }],
      false,
      { minimumGroup: 10 },
      noiseKey,
    );
    expect(groups[0]!.cells).toEqual([{ shown: false, reason: 'minimum-group' }]);
  });
});
