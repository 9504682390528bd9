import { expect, it } from 'vitest';
import { argue } from './argument.ts';
import { tooRare } from './coverage.ts';
import { runSeed } from './draw.ts';

const seed = runSeed();
const cases = Number(process.env['GONGSHU_TEST_RUNS'] ?? 20_000);

/** Each kind of node, clause, transform, row condition and guard was met at least this often. */
const least = Math.floor(cases / 400);

it(`the engine answers what the row-by-row evaluator answers, on ${cases} random cases (seed ${seed})`, async () => {
  const begun = performance.now();
  const met = await argue({ seed, cases, queriesPerWorld: 20, abreast: 3 });
  const seconds = (performance.now() - begun) / 1000;
  console.log(
    `seed ${seed}: ${met.cases} cases, ${(met.cases / seconds).toFixed(1)} a second; ${met.admitted} admitted, ${met.withRows} with rows, ${met.withBlanks} with blanks; refused:`,
    Object.fromEntries(met.refused),
    'met:',
    Object.fromEntries([...met.coverage.counts].toSorted(([, one], [, other]) => one - other)),
  );
  expect(met.cases).toBeGreaterThanOrEqual(cases);
  expect(tooRare(met.coverage, least)).toEqual([]);
  expect(met.admitted / met.cases).toBeGreaterThan(0.75);
});
