import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createLinkageKeeper } from '../../platform/privacy/actions/linkage/keeper.ts';
import { knownNow } from './known-now.ts';
import { memberTable } from './tables.ts';
import { watchedEngine } from './watched.ts';
import { type LinkageWorld, linkageWorld } from './world.ts';

let world: LinkageWorld;
beforeAll(async () => {
  world = await linkageWorld();
}, 120_000);
afterAll(() => world.close());
beforeEach(() => world.empty());

const count = 6;
const pairs = (count * (count - 1)) / 2;

async function releaseAll(): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let at = 0; at < count; at++) {
    ids.push(await world.release(`joined${at}`, memberTable(at)));
    await world.entersService(ids[at]!);
  }
  return ids;
}

/** The engine, told of each pair before it is measured. */
const watched = (before: (own: string, other: string) => void) => watchedEngine(world.lab.engine, { before });

const known = () => knownNow(world.db.pool);

it('goes on where it stopped, however often it ends in the middle, and measures no pair twice', async () => {
  await releaseAll();
  await world.keeper.drain();
  const uninterrupted = await known();
  expect(uninterrupted).toHaveLength(2 * pairs);
  await world.empty();
  await releaseAll();
  const measured = new Map<string, number>();
  let [calls, ends] = [0, 0];
  const mortal = watched((one, other) => {
    calls += 1;
    if (calls % 3 === 0) {
      ends += 1;
      throw new Error('the program ends');
    }
    const pair = [one, other].sort().join(' ');
    measured.set(pair, (measured.get(pair) ?? 0) + 1);
  });
  const keeper = createLinkageKeeper(mortal, world.db.database, { onError: () => {} });
  for (let start = 0; start < 30; start++) {
    await keeper.drain();
    world.db.clock.advance('PT6M');
  }
  expect(ends).toBeGreaterThan(4);
  expect(measured.size).toBe(pairs);
  expect([...measured.values()].every((times) => times === 1)).toBe(true);
  expect(await known()).toEqual(uninterrupted);
}, 300_000);

it('gives the engine back after its time and says how far it got', async () => {
  const ids = await releaseAll();
  const told: string[] = [];
  const faults: unknown[] = [];
  const inSlices = createLinkageKeeper(
    watched((own) => {
      told.push(own);
      world.db.clock.advance('PT1S');
    }),
    world.db.database,
    { onError: (_id, error) => faults.push(error), sliceMs: 0 },
  );
  // With no time at all each turn still brings one pair, so all of it ends.
  expect(await inSlices.drain()).toBeGreaterThan(count);
  expect(faults).toEqual([]);
  expect(told).toHaveLength(pairs);
  // Nobody had to wait for another one's whole check.
  expect(told.lastIndexOf(ids[3]!)).toBeGreaterThan(told.indexOf(ids[count - 1]!));
  expect((await world.db.pool.query('SELECT 1 FROM privacy.linkage_job')).rows).toEqual([]);
}, 300_000);

it('lets a pair be in which the program ended again and again, and says so', async () => {
  const ids = await releaseAll();
  const [bad, worse] = [ids[0]!, ids[1]!];
  const deadly = watched((...pair) => {
    if (pair.includes(bad) && pair.includes(worse)) throw new Error('the program ends');
  });
  const keeper = createLinkageKeeper(deadly, world.db.database, { onError: () => {} });
  for (let start = 0; start < 12; start++) {
    await keeper.drain();
    world.db.clock.advance('PT6M');
  }
  expect((await world.db.pool.query('SELECT 1 FROM privacy.linkage_job')).rows).toEqual([]);
  expect((await world.linkage(worse))!.undecided).toEqual([{ otherRevisionId: bad, reason: 'broke-off' }]);
  expect((await world.linkage(ids[2]!))!.undecided).toEqual([]);
}, 300_000);

it('looks at what was measured before when somebody asks again', async () => {
  const ids = await releaseAll();
  await world.keeper.drain();
  const again: string[] = [];
  const { compareWithReleased } = await import('../../platform/privacy/actions/linkage/compare.ts');
  const compared = await compareWithReleased(
    watched((own) => void again.push(own)),
    world.db.database,
    ids[4]!,
  );
  expect(compared!.pairs).toHaveLength(count - 1);
  expect(compared!.left).toEqual([]);
  expect(again).toEqual([]);
}, 300_000);
