import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareClocks } from '../../testkit/deadlines/index.ts';
import { year } from './calendar-of-people.ts';
import { faultsOf } from './faults-of.ts';
import { freshWorld } from './fresh-world.ts';
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

it(`R7 R8 R9 R15 no clock is lost when the ticker is cut off and days go by without it, at random days of the year (seed ${seed})`, async () => {
  let cutInTheMiddle = 0;
  await fc.assert(
    fc.asyncProperty(stops, fc.nat(), async (drawn, yearSeed) => {
      const [world, done] = await freshWorld();
      try {
        const cut = new Set(drawn.map(({ day }) => day));
        const still = new Set(
          drawn.flatMap(({ day, down }) => Array.from({ length: down }, (_, at) => day - 1 - at)),
        );
        await tellYear(world, {
          seed: yearSeed,
          courses: 60,
          ticker: (day) => (cut.has(day) ? 'cut-off' : still.has(day) ? 'stands-still' : 'looks'),
        });
        await world.look();
        cutInTheMiddle += world.looks.filter(({ whole }) => !whole).length;
        const compared = await compareClocks(world.pool(), world.looks);
        expect(compared.faults).toEqual([]);
        expect(compared.clocks).toBeGreaterThan(150);
        const { rows } = await world
          .pool()
          .query(`SELECT id FROM casework.clock WHERE state = 'running' AND due_at <= $1`, [
            world.clock.now().toString(),
          ]);
        expect(rows).toEqual([]);
        await faultsOf(world, []);
      } finally {
        await done();
      }
    }),
    { seed, numRuns: runs, endOnFailure: true },
  );
  console.log(`seed ${seed}: the ticker was cut off in the middle of its work ${cutInTheMiddle} times`);
  expect(cutInTheMiddle).toBeGreaterThan(0);
}, 300_000);
