import { version as duckdbVersion } from '@duckdb/node-api';
import type { Bench, Size } from '../harness/bench.ts';
import { spreadOf, summed } from '../harness/spread.ts';
import { type AskedBoth, askBoth } from './ask-both.ts';
import { flightGround } from './ground.ts';
import { questions } from './questions.ts';

const sizes: { readonly [of in Size]: readonly number[] } = {
  full: [100_000, 1_000_000, 3_000_000, 10_000_000, 30_000_000],
  tiny: [20_000, 40_000],
};
/** Questions of three kinds: few groups, many groups, several conditions. */
const asked = questions.filter(({ name }) =>
  ['punctuality by carrier', 'busiest routes', 'three shares in one pass'].includes(name),
);

/** How governed SQL grows with the table: from 100,000 rows to 30 million (the flights repeated), each aircraft protected. */
export const governedSqlGrowth: Bench = {
  name: 'governed-sql-growth',
  async run(ground, size) {
    const cases = [];
    /** What takes long needs no repetition: beside it the noise of the machine is small. */
    const roundsAt = (rows: number): number => (size === 'full' && rows < 10_000_000 ? 3 : 1);
    for (const rows of sizes[size]) {
      const flights = await flightGround(ground.folder, rows);
      try {
        const asker = await flights.asker('aircraft');
        const found: AskedBoth[] = [];
        for (const question of asked)
          found.push(await askBoth(`${question.name} of ${rows}`, question, asker, flights, roundsAt(rows)));
        const ours = summed(found.map((one) => one.ours));
        const peer = summed(found.map((one) => one.peer));
        ground.say(
          `${rows.toLocaleString('en')} rows: ${ours.median.toFixed(0)} ms vs ${peer.median.toFixed(0)} ms, projection ${Math.round(asker.projectionMs)} ms, ${(asker.projectionBytes / 2 ** 20).toFixed(1)} MiB`,
        );
        cases.push({
          name: `${rows} rows`,
          rows,
          ours,
          peer,
          ratio: ours.median / peer.median,
          projectionMs: asker.projectionMs,
          projectionBytes: asker.projectionBytes,
        });
      } finally {
        await flights.close();
      }
    }
    const last = cases.at(-1)!;
    return [
      {
        name: 'governed-sql-growth',
        what: `three governed questions on flights of growing number, each aircraft protected, vs the same SQL on raw Parquet in DuckDB; the ratio is that of ${last.rows} rows`,
        ours: { ...last.ours, unit: 'ms' },
        peer: { name: 'DuckDB on raw Parquet', version: duckdbVersion(), ...last.peer },
        ratio: last.ratio,
        bar: { atMost: 3 },
        runs: roundsAt(last.rows),
        cases,
        growth: cases.map(({ rows, ours }) => ({ size: rows, median: ours.median })),
        beside: { medianRatio: spreadOf(cases.map(({ ratio }) => ratio)).median },
      },
    ];
  },
};
