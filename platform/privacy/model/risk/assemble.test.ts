import { expect, it } from 'vitest';
import { measuresOf } from './assemble.ts';
import type { RiskCounts } from './counts.ts';

// Ten rows: one class of one, one of two, one of three, one of four.
const counts: RiskCounts = {
  rows: 10,
  leftOut: 2,
  sizes: [1, 2, 3, 4].map((size) => ({ size, classes: 1 })),
  columns: [
    { distinct: 4, missing: 0, alone: 0, uniqueWithout: 1 },
    { distinct: 2, missing: 1, alone: 1, uniqueWithout: 0 },
  ],
  pairs: [{ columns: [0, 1], alone: 1, uniqueWithout: 0 }],
  population: null,
};
const of = { quasi: ['age', 'town'], threshold: 1 / 3, sensitive: [] };

it('tells the chances of the three attackers', () => {
  const measures = measuresOf(counts, of);
  expect(measures).toMatchObject({ rows: 10, leftOut: 2, classes: 4, k: 1, uniques: 1, uniqueShare: 0.1 });
  expect(measures.prosecutor).toEqual({ highest: 1, average: 0.4 });
  expect(measures.marketer).toBe(0.4);
  // Classes of one and two; those of three are at the threshold and not above it.
  expect(measures.atRisk).toEqual({ threshold: 1 / 3, rows: 3, share: 0.3 });
  expect(measures.journalist).toBeNull();
  expect(measures.population).toBeNull();
});

it('names what makes rows unique, worst first', () => {
  expect(measuresOf(counts, of).worst).toEqual([
    { columns: ['town'], uniques: 1, adds: 1 },
    { columns: ['age', 'town'], uniques: 1, adds: 1 },
    { columns: ['age'], uniques: 0, adds: 0 },
  ]);
});

it('judges by the population behind a class where there is a table of it', () => {
  const measures = measuresOf(
    {
      ...counts,
      population: {
        rows: 200,
        behind: [
          { size: 1, there: 5, classes: 1 },
          { size: 2, there: 2, classes: 1 },
          { size: 3, there: 10, classes: 1 },
          { size: 4, there: 0, classes: 1 },
        ],
      },
    },
    of,
  );
  // 1/5 + 2/2 + 3/10 + 4/4: whom that table does not know is still one of four here.
  expect(measures.journalist).toEqual({
    kMap: 2,
    highest: 0.5,
    average: expect.closeTo(0.25, 12),
    share: 0.2,
    unknownRows: 4,
  });
  expect(measures.marketer).toBeCloseTo(0.25, 12);
  expect(measures.population).toMatchObject({ size: 200, fraction: 0.05 });
});

it('puts class sizes into bins that begin at the usual thresholds', () => {
  const { histogram } = measuresOf(
    {
      ...counts,
      sizes: [
        { size: 1, classes: 3 },
        { size: 19, classes: 1 },
        { size: 20, classes: 2 },
      ],
    },
    of,
  );
  expect(histogram.filter(({ classes }) => classes > 0)).toEqual([
    { from: 1, to: 1, classes: 3, rows: 3 },
    { from: 10, to: 19, classes: 1, rows: 19 },
    { from: 20, to: 49, classes: 2, rows: 40 },
  ]);
  expect(histogram.map(({ from }) => from)).toEqual([1, 2, 3, 5, 10, 20]);
});
