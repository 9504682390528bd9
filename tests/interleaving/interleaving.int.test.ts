import { afterAll, beforeAll, expect, it } from 'vitest';
import { runSeed } from '../../testkit/evaluator/index.ts';
import { play } from './play.ts';
import { prepareWorld, type World } from './world.ts';

const seed = runSeed();

let world: World;
beforeAll(async () => {
  world = await prepareWorld();
});
afterAll(() => world?.close());

it(`R29: no row leaves after the commit of a stop, in 60 interleavings of calls and stops (seed ${seed})`, async () => {
  const played = await play([world], { seed, episodes: 60 });
  console.log(
    `seed ${seed}: ${played.answered} answered, ${played.mixed} episodes with both, ${played.steps} steps; refused:`,
    Object.fromEntries(played.refused),
    'stops:',
    Object.fromEntries(played.stops),
  );
  expect(played.escaped).toEqual([]);
  expect(played.replayedRows).toBe(0);
  // Both must happen, or nothing was tried.
  expect(played.answered).toBeGreaterThan(10);
  expect(played.refused.get('lineage/frozen') ?? 0).toBeGreaterThan(5);
  expect(played.mixed).toBeGreaterThan(0);
}, 600_000);

it(`no row leaves after the commit of the act that ends an agreement, in 25 interleavings (seed ${seed})`, async () => {
  const played = await play([world], { seed, episodes: 25, ending: true });
  console.log(`seed ${seed}: ${played.answered} answered; stops:`, Object.fromEntries(played.stops));
  expect(played.escaped).toEqual([]);
  expect(played.replayedRows).toBe(0);
  expect(played.stops.get('(end)') ?? 0).toBeGreaterThan(15);
  expect(played.answered).toBeGreaterThan(5);
  expect(played.refused.size).toBeGreaterThan(0);
}, 600_000);

it(`a release that looks and does not hold lets rows escape: the harness sees it (seed ${seed})`, async () => {
  let escaped = 0;
  for (let round = 0; round < 20 && escaped === 0; round++)
    escaped += (await play([world], { seed: seed + round, episodes: 20, careless: true })).escaped.length;
  expect(escaped).toBeGreaterThan(0);
}, 600_000);
