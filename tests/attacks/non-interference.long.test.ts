import { expect, it } from 'vitest';
import { runSeed } from '../../testkit/evaluator/index.ts';
import { changeWhatIsNotGranted } from './non-interference.ts';
import { changeKinds } from './ungranted-change.ts';

// The story is told in non-interference.int.test.ts; here over more worlds.

const seed = runSeed();
const worlds = Number(process.env['GONGSHU_TEST_RUNS'] ?? 400);

it(`a cell that is not granted changes no byte of projection, snapshot source or answer (seed ${seed})`, async () => {
  const begun = performance.now();
  const met = await changeWhatIsNotGranted({ seed, worlds, queriesPerChange: 10, abreast: 3 });
  const seconds = Math.round((performance.now() - begun) / 1000);
  console.log(
    `seed ${seed}: ${worlds} worlds in ${seconds} s,`,
    Object.fromEntries(met.changes),
    `${met.answers} answers compared`,
  );
  for (const kind of changeKinds) expect(met.changes.get(kind) ?? 0, kind).toBeGreaterThan(worlds / 10);
});
