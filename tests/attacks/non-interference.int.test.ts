import { expect, it } from 'vitest';
import { drawFrom, drawWorld, runSeed, seedOf } from '../../testkit/evaluator/index.ts';
import { changeGrantedCell, changeWhatIsNotGranted, domainBuilder } from './non-interference.ts';
import { changeKinds } from './ungranted-change.ts';

// Story: whoever may not see a cell tries to see it change: in the files of the domain, in a snapshot, in any answer.
// Without a guard: a row order, a count of distinct values, a rank over all rows, the size of a file moves with it.
// Guard: the domain is built from granted rows and columns and from nothing else.

const seed = runSeed();
const worlds = 8;

it(`a cell that is not granted changes no byte of projection, snapshot source or answer (seed ${seed})`, async () => {
  const met = await changeWhatIsNotGranted({ seed, worlds, queriesPerChange: 4, abreast: 1 });
  console.log(`seed ${seed}:`, Object.fromEntries(met.changes), `${met.answers} answers compared`);
  for (const kind of changeKinds) expect(met.changes.get(kind) ?? 0, kind).toBeGreaterThan(0);
}, 300_000);

it(`a granted cell does: a difference would be seen (seed ${seed})`, async () => {
  const builder = await domainBuilder();
  let [tried, seen] = [0, 0];
  try {
    for (let index = 0; tried < 6; index++) {
      const draw = drawFrom(seedOf(seed, index));
      const world = drawWorld(draw);
      const data = changeGrantedCell(draw, world);
      if (!data) continue;
      tried += 1;
      const one = await builder.domain(world, world.data, 'res_visits');
      const other = await builder.domain(world, data, 'res_visits');
      if (one.projection !== other.projection && one.snapshot !== other.snapshot) seen += 1;
    }
  } finally {
    await builder.close();
  }
  expect(seen).toBe(tried);
}, 300_000);
