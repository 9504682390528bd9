import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { digamma, logGamma } from './gamma.ts';
import { fitPitman, pitmanUniques, populationUniques, zayatzUniques } from './population.ts';

const adult = gunzipSync(readFileSync(new URL('../../cases/risk/adult.csv.gz', import.meta.url)))
  .toString()
  .trim()
  .split('\n')
  .slice(1);
const sizes = sizesOf(adult);

/** Class sizes when every column is a quasi-identifier. */
function sizesOf(rows: readonly string[]) {
  const classes = Object.values(Object.groupBy(rows, (row) => row)).map((members) => members!.length);
  return Object.entries(Object.groupBy(classes, (size) => size))
    .map(([size, all]) => ({ size: Number(size), classes: all!.length }))
    .sort((one, other) => one.size - other.size);
}

it('gives the estimates on Adult that ARX asserts of it', () => {
  expect(adult.length).toBe(30_162);
  const share = (fraction: number) => populationUniques(sizes, adult.length / fraction);
  expect(share(0.01)).toMatchObject({ model: 'pitman', share: expect.closeTo(0.1446083531167384, 9) });
  expect(share(0.1)).toMatchObject({ model: 'pitman', share: expect.closeTo(0.27684993883653597, 9) });
  expect(zayatzUniques(sizes, 301_620)! / 301_620).toBeCloseTo(0.3207402393466189, 8);
  expect(share(0.2)).toMatchObject({ model: 'zayatz', share: expect.closeTo(0.3577099234829125, 8) });
  expect(share(1)).toMatchObject({ model: 'census', uniques: 15_512, share: 0.5142895033485844 });
});

it('tells what each model says, also the one that is not taken', () => {
  const { model, models } = populationUniques(sizes, 301_620);
  expect(model).toBe('pitman');
  expect(models).toEqual([
    {
      model: 'pitman',
      uniques: expect.closeTo(83_503.475, 2),
      share: expect.closeTo(0.27684993883653597, 9),
    },
    { model: 'zayatz', uniques: expect.closeTo(96_741.671, 2), share: expect.closeTo(0.3207402393466189, 8) },
  ]);
  // Nothing repeats: one fits no such table, and the other says everybody.
  expect(populationUniques([{ size: 1, classes: 50 }], 10_000).models).toMatchObject([
    { model: 'pitman', uniques: null, share: null },
    { model: 'zayatz', share: expect.closeTo(1, 6) },
  ]);
  expect(populationUniques(sizes, adult.length).models).toEqual([]);
});

it('fits both likelihood equations', () => {
  const { theta, alpha } = fitPitman(sizes)!;
  const classes = sizes.reduce((all, one) => all + one.classes, 0);
  let byTheta = 0;
  let byAlpha = 0;
  for (let i = 1; i < classes; i++) {
    byTheta += 1 / (theta + i * alpha);
    byAlpha += i / (theta + i * alpha);
  }
  for (let i = 1; i < adult.length; i++) byTheta -= 1 / (theta + i);
  for (const { size, classes: count } of sizes) for (let j = 1; j < size; j++) byAlpha -= count / (j - alpha);
  expect(byTheta).toBeCloseTo(0, 8);
  expect(byAlpha).toBeCloseTo(0, 5);
});

it('says that no model fits rather than to guess', () => {
  // Nothing repeats: the likelihood has no maximum inside.
  expect(pitmanUniques([{ size: 1, classes: 50 }], 10_000)).toBeNull();
  expect(fitPitman([{ size: 40, classes: 1 }])).toBeNull();
  // Zayatz then takes the population for a larger one of the same kind: nobody is twice in it.
  expect(populationUniques([{ size: 1, classes: 50 }], 10_000)).toMatchObject({
    model: 'zayatz',
    uniques: expect.closeTo(10_000, 3),
  });
});

it('finds nobody unique where nobody is unique in the table', () => {
  expect(populationUniques([{ size: 2, classes: 10 }], 1_000)).toEqual({
    size: 1_000,
    fraction: 0.02,
    model: 'none-unique',
    uniques: 0,
    share: 0,
    models: [],
  });
});

it('knows the gamma function where its values are known', () => {
  expect(logGamma(1)).toBeCloseTo(0, 13);
  expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 13);
  expect(logGamma(21)).toBeCloseTo(Math.log(2432902008176640000), 12);
  expect(digamma(1)).toBeCloseTo(-0.5772156649015329, 13);
  expect(digamma(0.5)).toBeCloseTo(-0.5772156649015329 - 2 * Math.LN2, 13);
});
