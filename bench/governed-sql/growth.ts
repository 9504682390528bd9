import { version as duckdbVersion } from '@duckdb/node-api';
import { type Alternated, alternate } from '../harness/alternate.ts';
import type { Bench, Size } from '../harness/bench.ts';
import { spreadOf } from '../harness/spread.ts';
import { type Answered, cellName, toldAlike } from './compared.ts';
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
    const rounds = size === 'full' ? 3 : 1;
    for (const rows of sizes[size]) {
      const flights = await flightGround(ground.folder, rows);
      try {
        const asker = await flights.asker('aircraft');
        const found: Alternated[] = [];
        for (const { name, sql, keys } of asked)
          found.push(
            await alternate<Answered>(
              `${name} of ${rows}`,
              async () => {
                const { result, engineMs } = await asker.ask(sql);
                const blank = new Set(result.suppressed.map(({ row, column }) => cellName(row, column)));
                return { answer: { rows: result.rows, blank }, took: engineMs };
              },
              async () => {
                const began = performance.now();
                const reader = await flights.connection.runAndReadAll(sql);
                const took = performance.now() - began;
                return { answer: { rows: reader.getRowsJson(), blank: new Set<string>() }, took };
              },
              rounds,
              (ours, peer) => toldAlike(keys, ours, peer),
            ),
          );
        const total = (of: (one: (typeof found)[number]) => number) =>
          found.reduce((sum, one) => sum + of(one), 0);
        const spread = (who: 'ours' | 'peer') => ({
          median: total((one) => one[who].median),
          min: total((one) => one[who].min),
          max: total((one) => one[who].max),
        });
        const [ours, peer] = [spread('ours'), spread('peer')];
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
        runs: rounds,
        cases,
        growth: cases.map(({ rows, ours }) => ({ size: rows, median: ours.median })),
        beside: { medianRatio: spreadOf(cases.map(({ ratio }) => ratio)).median },
      },
    ];
  },
};
