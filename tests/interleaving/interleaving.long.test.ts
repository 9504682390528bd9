import { afterAll, beforeAll, expect, it } from 'vitest';
import { runSeed } from '../../testkit/evaluator/index.ts';
import { play } from './play.ts';
import { prepareWorld, type World } from './world.ts';

const seed = runSeed();
const episodes = Number(process.env['GONGSHU_TEST_RUNS'] ?? 10_000);

const worlds: World[] = [];
beforeAll(async () => {
  for (let count = 0; count < 4; count++) worlds.push(await prepareWorld());
});
afterAll(() => Promise.all(worlds.map((world) => world.close())));

it(`R29: no row leaves after the commit of a stop, in ${episodes} interleavings of calls and stops (seed ${seed})`, async () => {
  const begun = performance.now();
  const seconds = (): number => Math.round((performance.now() - begun) / 1000);
  const played = await play(worlds, {
    seed,
    episodes,
    told: (done, escaped) => {
      if (escaped.length > 0) throw new Error(escaped[0]);
      if (done % 500 === 0) console.log(`${done} of ${episodes} in ${seconds()} s`);
    },
  });
  console.log(
    `seed ${seed}: ${episodes} interleavings in ${seconds()} s, ${played.answered} answered, ${played.mixed} with both, ${played.steps} steps; refused:`,
    Object.fromEntries(played.refused),
    'stops:',
    Object.fromEntries(played.stops),
  );
  expect(played.escaped).toEqual([]);
  expect(played.replayedRows).toBe(0);
  expect(played.answered).toBeGreaterThan(episodes / 5);
  expect(played.refused.get('lineage/frozen') ?? 0).toBeGreaterThan(episodes / 20);
});
