import { version as duckdbVersion } from '@duckdb/node-api';
import { alternate } from '../harness/alternate.ts';
import type { Bench, Size } from '../harness/bench.ts';
import type { Case } from '../harness/result.ts';
import { spreadOf, summed } from '../harness/spread.ts';
import type { Subject } from './flights.ts';
import type { GuardPolicy } from './governed.ts';
import { flightGround } from './ground.ts';
import { questions } from './questions.ts';

const rowsOf: { readonly [of in Size]: number } = { full: 3_000_000, tiny: 60_000 };

/** The least that a policy can demand; each guard below is added to it alone. */
const least = { minimumGroup: 2, maxRows: 100_000, maxBytes: 2 ** 25 };
const guards: readonly { readonly name: string; readonly subject: Subject; readonly policy: GuardPolicy }[] =
  [
    {
      name: 'minimum group of 10, the unit is the row',
      subject: 'row',
      policy: { ...least, minimumGroup: 10 },
    },
    {
      name: 'minimum group of 10, each aircraft',
      subject: 'aircraft',
      policy: { ...least, minimumGroup: 10 },
    },
    {
      name: 'dominance, the unit is the row',
      subject: 'row',
      policy: { ...least, dominance: { n: 2, k: 85 } },
    },
    {
      name: 'dominance, each aircraft',
      subject: 'aircraft',
      policy: { ...least, dominance: { n: 2, k: 85 } },
    },
    { name: 'rounding to 5', subject: 'row', policy: { ...least, rounding: { base: 5 } } },
  ];
/** A question whose numbers cannot be subtracted, and one of which complements have to be judged. */
const asked = questions.filter(({ name }) => ['each day', 'three shares in one pass'].includes(name));

/** What each guard costs when it is switched on alone: the governed question with it, and the same question where nothing is protected. */
export const guardCost: Bench = {
  name: 'guard-cost',
  async run(ground, size) {
    const rounds = size === 'full' ? 3 : 1;
    const flights = await flightGround(ground.folder, rowsOf[size]);
    try {
      const open = await flights.asker('open');
      const askers = { row: await flights.asker('row'), aircraft: await flights.asker('aircraft'), open };
      const cases: Case[] = [];
      for (const { name, subject, policy } of guards)
        for (const question of asked) {
          const way = (asker: typeof open, which?: GuardPolicy) => async () => {
            const { engineMs } = await asker.ask(question.sql, which);
            // What guards withhold is their purpose; that told numbers are right is compared by governed-sql.
            return { answer: null, took: engineMs };
          };
          const found = await alternate(name, way(askers[subject], policy), way(open), rounds);
          ground.say(`${name.padEnd(42)} ${question.name.padEnd(24)} ${found.ratio.toFixed(2)}×`);
          cases.push({ name: `${name}: ${question.name}`, ...found });
        }
      const ours = summed(cases.map((one) => one.ours));
      const peer = summed(cases.map((one) => one.peer));
      return [
        {
          name: 'guard-cost',
          what: 'governed questions with one guard switched on vs the same governed questions where nothing is protected; time in the engine',
          ours: { ...ours, unit: 'ms' },
          peer: { name: 'the same with nothing protected, DuckDB', version: duckdbVersion(), ...peer },
          ratio: ours.median / peer.median,
          bar: { atMost: 5 },
          runs: rounds,
          cases,
          beside: { medianGuardRatio: spreadOf(cases.map(({ ratio }) => ratio)).median },
        },
      ];
    } finally {
      await flights.close();
    }
  },
};
