import { expect, it } from 'vitest';
import { argue } from './argument.ts';
import { tooRare } from './coverage.ts';
import { runSeed } from './draw.ts';

const seed = runSeed();
const cases = Number(process.env['GONGSHU_TEST_RUNS'] ?? 480);

it(`the engine answers what the row-by-row evaluator answers, on ${cases} random cases (seed ${seed})`, async () => {
  const met = await argue({ seed, cases, queriesPerWorld: 8, abreast: 2 });
  console.log(
    `seed ${seed}: ${met.admitted} of ${met.cases} admitted, ${met.withRows} with rows, ${met.withBlanks} with blanks; refused:`,
    Object.fromEntries(met.refused),
  );
  // So few cases may miss a rare kind; the long suite asks for each of them many times.
  expect(tooRare(met.coverage, 1).length).toBeLessThan(4);
  expect(met.admitted / met.cases).toBeGreaterThan(0.75);
  expect(met.withRows / met.cases).toBeGreaterThan(0.2);
  expect(met.withBlanks / met.cases).toBeGreaterThan(0.05);
}, 300_000);
