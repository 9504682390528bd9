import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareClocks } from '../../testkit/deadlines/index.ts';
import { year } from './calendar-of-people.ts';
import { faultsOf } from './faults-of.ts';
import { freshWorld } from './fresh-world.ts';
import type { World } from './world.ts';
import { tellYear } from './year.ts';

const seed = Number(process.env['GONGSHU_TEST_SEED'] ?? 6);
const runs = Number(process.env['GONGSHU_TEST_RUNS'] ?? 2);

/** Days of the year on which the server ends the ticker's connections while it works, and for how many days before nothing looked: much is due then. */
const stops = fc.array(
  fc.record({
    day: fc.integer({ min: year.from + 20, max: year.until - 3 }),
    down: fc.integer({ min: 1, max: 9 }),
  }),
  { minLength: 5, maxLength: 10 },
);

interface Stop {
  readonly day: number;
  readonly down: number;
}
/** What a faulty server does to the database when it comes back after a cut; answers how many clocks it did it to. */
type Planted = (world: World) => Promise<number>;

/** A year with those stops: every clock as the independent calculator has it, none left over, nothing found by the checks. */
async function aYear(drawn: readonly Stop[], yearSeed: number, planted?: Planted) {
  const [fresh, done] = await freshWorld();
  let lost = 0;
  const world: World = planted
    ? {
        ...fresh,
        async lookCutOff(handled) {
          await fresh.lookCutOff(handled);
          lost += await planted(fresh);
        },
      }
    : fresh;
  const faults: string[] = [];
  const held = async (what: string, check: () => unknown) => {
    try {
      await check();
    } catch (error) {
      faults.push(`${what}: ${String(error).slice(0, 300)}`);
    }
  };
  try {
    const cut = new Set(drawn.map(({ day }) => day));
    const still = new Set(
      drawn.flatMap(({ day, down }) => Array.from({ length: down }, (_, at) => day - 1 - at)),
    );
    // A year that cannot be told to its end is a fault found, too.
    await held('the year', async () => {
      await tellYear(world, {
        seed: yearSeed,
        courses: 60,
        ticker: (day) => (cut.has(day) ? 'cut-off' : still.has(day) ? 'stands-still' : 'looks'),
      });
      await world.look();
    });
    const compared = await compareClocks(world.pool(), world.looks);
    await held('the independent calculator', () => expect(compared.faults).toEqual([]));
    const { rows } = await world
      .pool()
      .query(`SELECT id FROM casework.clock WHERE state = 'running' AND due_at <= $1`, [
        world.clock.now().toString(),
      ]);
    await held('clocks left over', () => expect(rows).toEqual([]));
    await held('the checks', () => faultsOf(world, []));
    return {
      faults,
      lost,
      clocks: compared.clocks,
      cuts: world.looks.filter(({ whole }) => !whole).length,
    };
  } finally {
    await done();
  }
}

it(`R7 R8 R9 R15 no clock is lost when the ticker is cut off and days go by without it, at random days of the year (seed ${seed})`, async () => {
  let cutInTheMiddle = 0;
  await fc.assert(
    fc.asyncProperty(stops, fc.nat(), async (drawn, yearSeed) => {
      const { faults, clocks, cuts } = await aYear(drawn, yearSeed);
      cutInTheMiddle += cuts;
      expect(faults).toEqual([]);
      expect(clocks).toBeGreaterThan(150);
    }),
    { seed, numRuns: runs, endOnFailure: true },
  );
  console.log(`seed ${seed}: the ticker was cut off in the middle of its work ${cutInTheMiddle} times`);
  expect(cutInTheMiddle).toBeGreaterThan(0);
}, 300_000);

/** One of the clocks that are due and were not fired before the cut. */
const due = `(SELECT id FROM casework.clock WHERE state = 'running' AND due_at <= $1 ORDER BY due_at, id LIMIT 1)`;
const planted: readonly (readonly [string, Planted])[] = [
  [
    'takes a clock that was due as fired, without what it does',
    (world) => changed(world, `UPDATE casework.clock SET state = 'fired', fired_at = $1 WHERE id = ${due}`),
  ],
  [
    'does not remember a clock that was due',
    (world) => changed(world, `DELETE FROM casework.clock WHERE id = ${due}`),
  ],
  [
    'begins a clock that was due again from now',
    (world) =>
      changed(
        world,
        `UPDATE casework.clock SET due_at = $1::timestamptz + interval '5 days' WHERE id = ${due}`,
      ),
  ],
];
const changed = async (world: World, statement: string): Promise<number> =>
  (await world.pool().query(statement, [world.clock.now().toString()])).rowCount ?? 0;

it.each(planted)(
  'a server that %s when it comes back is found out',
  async (_what, plant) => {
    const drawn = fc.sample(stops, { seed, numRuns: 1 })[0]!;
    const { faults, lost } = await aYear(drawn, seed, plant);
    expect(lost).toBeGreaterThan(0);
    expect(faults).not.toEqual([]);
  },
  300_000,
);
