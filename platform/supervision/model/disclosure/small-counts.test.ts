import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Cell, withoutSmall } from './small-counts.ts';

const seed = Number(process.env['GONGSHU_TEST_SEED'] ?? 20261127);
const list = (...counts: number[]): Cell[] => counts.map((count, place) => ({ name: `c${place}`, count }));
const shown = (threshold: number, ...counts: number[]) => {
  const { told, merged } = withoutSmall(list(...counts), threshold);
  return [
    told.map(({ count }) => count),
    merged && [merged.names.join(), merged.sum.atLeast, merged.sum.atMost],
  ];
};

it.each([
  ['nothing small', [12, 0, 30], [[12, 0, 30], null]],
  ['a small one is merged with one that is not', [3, 40, 25], [[25], ['c0,c1', 41, 50]]],
  ['two small ones too, though they would be enough', [4, 8, 30, 11], [[11], ['c0,c1,c2', 42, 51]]],
  ['one small and nothing beside it: any small count', [3, 0], [[0], ['c0', 1, 9]]],
  ['as large as they can be does not show', [9, 9], [[], ['c0,c1', 12, 18]]],
  ['as small as they can be does not show', [1, 1, 1], [[], ['c0,c1,c2', 3, 12]]],
  [
    'a last range of one value is one with the range before',
    [9, 9, 9, 9, 9],
    [[], ['c0,c1,c2,c3,c4', 35, 45]],
  ],
  ['nothing at all', [], [[], null]],
] as const)('%s', (_what, counts, expected) => {
  expect(shown(10, ...counts)).toEqual(expected);
});

/** Every list that is published the same: what somebody can work out who knows names, threshold and way of it. */
function alike(published: ReturnType<typeof withoutSmall>, threshold: number, most: number): number[][] {
  const names = published.merged?.names ?? [];
  let lists: number[][] = [[]];
  for (const _name of names)
    lists = lists.flatMap((one) => Array.from({ length: most }, (_x, count) => [...one, count + 1]));
  const said = JSON.stringify(published.merged);
  return lists.filter((counts) => {
    const cells = [...published.told, ...counts.map((count, at) => ({ name: names[at]!, count }))];
    return JSON.stringify(withoutSmall(cells, threshold).merged) === said;
  });
}

it(`no small count can be worked out, whatever else of the list is known (seed ${seed})`, () => {
  const threshold = 4;
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 4 }), (counts) => {
      const cells = list(...counts);
      const published = withoutSmall(cells, threshold);
      for (const { count } of published.told) expect(count === 0 || count >= threshold).toBe(true);
      if (!published.merged) return;
      const possible = alike(published, threshold, 12);
      for (const [place, name] of published.merged.names.entries()) {
        const { count } = cells.find((cell) => cell.name === name)!;
        // Several values of it lead to the same publication.
        if (count < threshold)
          expect(new Set(possible.map((one) => one[place])).size, JSON.stringify(counts)).toBeGreaterThan(1);
      }
    }),
    { seed, numRuns: 400 },
  );
});

it(`every count is told or merged exactly once, and the sum lies in its range (seed ${seed})`, () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 12 }), (counts) => {
      const cells = list(...counts);
      const { told, merged } = withoutSmall(cells, 10);
      const names = [...told.map(({ name }) => name), ...(merged?.names ?? [])];
      expect(names.toSorted()).toEqual(cells.map(({ name }) => name).toSorted());
      if (!merged) return;
      const rest =
        counts.reduce((sum, count) => sum + count, 0) - told.reduce((sum, { count }) => sum + count, 0);
      expect(rest >= merged.sum.atLeast && rest <= merged.sum.atMost).toBe(true);
    }),
    { seed, numRuns: 400 },
  );
});
