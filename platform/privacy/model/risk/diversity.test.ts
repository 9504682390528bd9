import { expect, it } from 'vitest';
import type { ValueCounts } from './counts.ts';
import { diversityMeter } from './diversity.ts';

/** Classes as lists of values; the table is all of them together. */
function measured(classes: readonly (readonly (string | number | null)[])[]) {
  const all = classes.flat();
  const values = [...new Set(all)].sort((a, b) => (a === null ? -1 : b === null ? 1 : a < b ? -1 : 1));
  const of: ValueCounts = {
    counts: values.map((value) => all.filter((one) => one === value).length),
    missingFirst: values[0] === null,
    ordered: all.some((value) => typeof value === 'number'),
  };
  const meter = diversityMeter(of);
  for (const members of classes) {
    const codes = [...new Set(members.map((value) => values.indexOf(value)))].sort((a, b) => a - b);
    meter.take(
      codes,
      codes.map((code) => members.filter((value) => value === values[code]).length),
      codes.length,
    );
  }
  return meter.result();
}

// Li, Li, Venkatasubramanian 2007, tables 3 and 5; ARX ships the same nine rows as test2.csv.
const threeDiverse = [
  [3, 4, 5],
  [6, 11, 8],
  [7, 9, 10],
];
const closer = [
  [3, 5, 9],
  [6, 11, 8],
  [4, 7, 10],
];

it('gives the distances of salaries that the paper on t-closeness prints', () => {
  // "we have D[P1, Q] = 0.375, and D[P2, Q] = 0.167"
  expect(measured(threeDiverse).tOrdered).toBe(0.375);
  const second = diversityMeter({ counts: Array(9).fill(1), missingFirst: false, ordered: true });
  second.take([3, 5, 8], [1, 1, 1], 3);
  expect(second.result().tOrdered).toBeCloseTo(1 / 6, 15);
  // "it has 0.167-closeness w.r.t. Salary"
  expect(measured(closer).tOrdered).toBeCloseTo(1 / 6, 15);
});

it('takes the equal distance as half of all differences', () => {
  // a: 3/4 here and 5/8 overall, b: 1/4 and 3/8.
  expect(
    measured([
      ['a', 'a', 'a', 'b'],
      ['a', 'a', 'b', 'b'],
    ]).tEqual,
  ).toBe(1 / 8);
  expect(measured([['a'], ['b', 'b', 'b']]).tEqual).toBe(3 / 4);
  expect(measured([['a', 'b']]).tEqual).toBe(0);
});

it('tells diversity of the worst class, each way', () => {
  const { distinct, distinctL, entropyL, recursive } = measured([
    ['flu', 'flu', 'flu', 'cold', 'cold', 'ulcer'],
    ['flu', 'flu', 'cold', 'cold', 'ulcer', 'ulcer'],
  ]);
  expect({ distinct, distinctL }).toEqual({ distinct: 3, distinctL: 3 });
  // H = -(1/2 ln 1/2 + 1/3 ln 1/3 + 1/6 ln 1/6)
  expect(entropyL).toBeCloseTo(2 ** (1 / 2) * 3 ** (1 / 3) * 6 ** (1 / 6), 12);
  // 3 flu against 2 + 1 from the second on, against 1 from the third on; there is no fourth.
  expect(recursive).toEqual([
    { l: 2, c: 1 },
    { l: 3, c: 3 },
    { l: 4, c: null },
    { l: 5, c: null },
  ]);
});

it('takes a class of one value for what it is', () => {
  expect(
    measured([
      ['a', 'a'],
      ['b', 'c'],
    ]),
  ).toMatchObject({ distinctL: 1, entropyL: 1, tEqual: 1 / 2 });
  expect(measured([['a', 'a', 'a']])).toMatchObject({ distinct: 1, distinctL: 1, tEqual: 0, tOrdered: null });
});

it('counts a missing value as a value, and gives it no place in an order', () => {
  const { distinctL, tEqual, tOrdered } = measured([
    [null, 1],
    [null, 2],
    [null, null],
  ]);
  expect(distinctL).toBe(1);
  expect(tEqual).toBe(1 / 3);
  // Known values: {1} against {1, 2}.
  expect(tOrdered).toBe(1 / 2);
  expect(
    measured([
      [null, 1],
      [1, null],
    ]).tOrdered,
  ).toBe(0);
});
