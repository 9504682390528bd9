import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance, version as duckdbVersion } from '@duckdb/node-api';
import { createProjectionBuilder, createWorkerPool } from '#adapters/duckdb';
import { alternate } from '../harness/alternate.ts';
import type { Bench, Ground, Size } from '../harness/bench.ts';
import type { Case, Finding } from '../harness/result.ts';
import { spreadOf } from '../harness/spread.ts';
import { flightScope, questions, type Subject, writeFlights } from './flights.ts';
import { type GovernedAsker, governedAsker } from './governed.ts';

const rowsOf: { readonly [of in Size]: number } = { full: 3_000_000, tiny: 60_000 };
const roundsOf: { readonly [of in Size]: number } = { full: 7, tiny: 1 };

/**
 * Governed aggregate SQL against the same SQL on the raw Parquet file: time in the engine, no result kept anywhere. Two findings,
 * since what is protected decides what has to be counted beside the answer: `governed-sql` where the unit is the row (or there is
 * none), `governed-sql-units` where a unit has many rows and is counted apart behind every number.
 */
export const governedSql: Bench = {
  name: 'governed-sql',
  async run(ground, size) {
    const raw = join(ground.folder, 'flights.parquet');
    const instance = await DuckDBInstance.create(':memory:', {
      integer_division: 'true',
      default_null_order: 'postgres',
    });
    const connection = await instance.connect();
    await writeFlights(connection, raw, rowsOf[size], 20_260_105);
    await connection.run(`CREATE VIEW flights AS SELECT * FROM read_parquet('${raw}')`);
    const builder = await createProjectionBuilder();
    const pool = await createWorkerPool();
    try {
      const cases = async (subject: Subject): Promise<readonly SubjectCase[]> => {
        const asker = await governedAsker(
          builder,
          pool,
          flightScope(subject),
          raw,
          ground.folder,
          `flights-${subject}`,
        );
        ground.say(`${subject}: projection built in ${Math.round(asker.projectionMs)} ms`);
        const found: SubjectCase[] = [];
        for (const question of questions)
          found.push(await ask(ground, subject, question, asker, connection, roundsOf[size]));
        return found;
      };
      return [
        finding('governed-sql', 'the unit is the row, or nothing is protected', 1.1, size, [
          ...(await cases('open')),
          ...(await cases('row')),
        ]),
        finding('governed-sql-units', 'a unit has many rows', 3, size, await cases('aircraft')),
      ];
    } finally {
      await pool.close();
      await builder.close();
      connection.disconnectSync();
      instance.closeSync();
    }
  },
};

interface SubjectCase extends Case {
  readonly subject: Subject;
  /** From the text of the question to the answer that may leave, against the peer's call. Without HTTP and without the release transaction. */
  readonly wholeCall: { readonly ours: number; readonly peer: number; readonly ratio: number };
}

async function ask(
  ground: Ground,
  subject: Subject,
  { name, sql }: (typeof questions)[number],
  asker: GovernedAsker,
  connection: DuckDBConnection,
  rounds: number,
): Promise<SubjectCase> {
  const calls: number[] = [];
  const found = await alternate(
    `${name} (${subject})`,
    async () => {
      const { result, engineMs, callMs } = await asker.ask(sql);
      calls.push(callMs);
      return { answer: result.rows.map((row) => row.map(comparable)), took: engineMs };
    },
    async () => {
      const began = performance.now();
      const reader = await connection.runAndReadAll(sql);
      const took = performance.now() - began;
      return { answer: reader.getRowsJson().map((row) => row.map(comparable)), took };
    },
    rounds,
  );
  const whole = spreadOf(calls.slice(1)).median;
  ground.say(
    `${subject.padEnd(8)} ${name.padEnd(28)} ${found.ours.median.toFixed(1)} ms vs ${found.peer.median.toFixed(1)} ms: ${found.ratio.toFixed(2)}×, whole call ${whole.toFixed(1)} ms`,
  );
  return {
    name,
    subject,
    ...found,
    wholeCall: { ours: whole, peer: found.peer.median, ratio: whole / found.peer.median },
  };
}

/** Numbers to six decimals (governed averages have as many), dates without their midnight. */
function comparable(value: unknown): unknown {
  if (value === null || typeof value === 'boolean') return value;
  const words = String(value);
  if (/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(words)) return Number(words).toFixed(6);
  return words.replace(/[ T]00:00:00$/, '');
}

function finding(
  name: string,
  which: string,
  atMost: number,
  size: Size,
  cases: readonly SubjectCase[],
): Finding {
  // All questions one after the other: a question that takes long counts for what it takes.
  const total = (of: (one: SubjectCase) => number) => cases.reduce((sum, one) => sum + of(one), 0);
  const ours = total((one) => one.ours.median);
  const peer = total((one) => one.peer.median);
  const whole = total((one) => one.wholeCall.ours);
  return {
    name,
    what: `governed aggregate SQL on ${rowsOf[size]} flights where ${which}, vs the same SQL on raw Parquet in DuckDB; time in the engine, all questions together`,
    ours: { median: ours, min: total((one) => one.ours.min), max: total((one) => one.ours.max), unit: 'ms' },
    peer: {
      name: 'DuckDB on raw Parquet',
      version: duckdbVersion(),
      median: peer,
      min: total((one) => one.peer.min),
      max: total((one) => one.peer.max),
    },
    ratio: ours / peer,
    bar: { atMost },
    runs: roundsOf[size],
    cases,
    beside: {
      wholeCallMs: whole,
      wholeCallRatio: whole / peer,
      worstQuestionRatio: Math.max(...cases.map((one) => one.ratio)),
      threads: availableParallelism(),
    },
  };
}
