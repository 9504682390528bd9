import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { memorySigner } from '#adapters/crypto';
import { createDatabase, createPool, machineClock, migrate, startEmbedded } from '#adapters/postgres';
import { memoryTileStore } from '#adapters/tiles';
import type { Database } from '#foundation';
import { createMeterFolder, evidence, type LogPorts, usage } from '#platform/evidence';
import { alternate, timed } from '../harness/alternate.ts';
import type { Bench, Ground, Size } from '../harness/bench.ts';
import type { Case } from '../harness/result.ts';
import { spreadOf, summed } from '../harness/spread.ts';
import { fillMeter } from './lines.ts';
import { type Asked, asked } from './questions.ts';

const sizesOf: { readonly [of in Size]: readonly number[] } = {
  full: [1_000_000, 10_000_000, 100_000_000],
  tiny: [10_000],
};
/** Lines from which the peer needs minutes, and answers once to be compared and once to be measured. */
const many = 50_000_000;

/**
 * Sums over the meter: asked of the tables of sums, and of the lines themselves with the indexes they had before there were sums. A hundred
 * million lines take some twenty gigabytes of disk and, on two cores, half an hour; `METER_LINES=1000000` stops at so many.
 */
export const meterBench: Bench = {
  name: 'meter',
  async run(ground, size) {
    // PostgreSQL runs as a user of its own and has to get there.
    await chmod(ground.folder, 0o711);
    const server = await startEmbedded({ folder: join(ground.folder, 'postgres') });
    try {
      const most = Number(process.env['METER_LINES'] ?? Number.POSITIVE_INFINITY);
      const measured: Measured[] = [];
      for (const lines of sizesOf[size].filter((lines) => lines <= most))
        measured.push(await onLines(server, ground, lines, size === 'full'));
      const last = measured.at(-1)!;
      const ours = summed(last.cases.map((one) => one.ours));
      const peer = summed(last.cases.map((one) => one.peer));
      return [
        {
          name: 'meter',
          what: `six sums over ${last.lines.toLocaleString('en')} meter lines vs the same sums over the lines by SQL`,
          ours: { ...ours, unit: 'ms' },
          peer: { name: 'PostgreSQL, lines by month with indexes', version: last.version, ...peer },
          ratio: ours.median / peer.median,
          // Our own: what is asked for is milliseconds for any sum, told beside.
          bar: { atMost: 0.05 },
          runs: last.rounds,
          cases: last.cases,
          growth: measured.map(({ lines, cases }) => ({
            size: lines,
            median: summed(cases.map((one) => one.ours)).median,
          })),
          beside: {
            slowestMedianMs: Math.max(...last.cases.map((one) => one.ours.median)),
            deltasFolded: last.folded,
            deltasFoldedPerSecond: last.foldedPerSecond,
            sumsMiB: last.sumsMiB,
            linesMiB: last.linesMiB,
            secondsToBuild: measured.map(({ lines, buildSeconds }) => ({ lines, seconds: buildSeconds })),
          },
        },
      ];
    } finally {
      await server.stop();
    }
  },
};

type Measured = Awaited<ReturnType<typeof onLines>>;

async function onLines(
  server: Awaited<ReturnType<typeof startEmbedded>>,
  { say }: Ground,
  lines: number,
  full: boolean,
) {
  const admin = createPool({ connectionString: server.url, max: 1 });
  await admin.query('DROP DATABASE IF EXISTS meter');
  await admin.query('CREATE DATABASE meter');
  const pool = createPool({ connectionString: server.urlOf('meter'), max: 2 });
  try {
    const log: LogPorts = {
      origin: 'bench.example/log',
      tiles: memoryTileStore(),
      signers: [memorySigner('bench.example/log')],
    };
    await migrate(pool, [evidence(log)]);
    const database = createDatabase(pool, machineClock);
    const building = await timed(() => fillMeter(pool, lines));
    const folding = await timed(() => createMeterFolder(database, { batchLimit: 100_000 }).drain());
    await pool.query(
      'VACUUM (ANALYZE) evidence.meter_hour, evidence.meter_day, evidence.meter_month, evidence.meter_year, evidence.meter_key, evidence.meter_fresh',
    );
    const rounds = !full ? 1 : lines >= many ? 1 : 5;
    const cases: Case[] = [];
    for (const one of asked) {
      const { ours, peer, ratio } = await alternate(
        one.name,
        ofSums(database, one),
        ofLines(pool, one),
        rounds,
      );
      cases.push({ name: one.name, ours, peer, ratio });
      say(
        `${lines} lines, ${one.name}: ${ours.median.toFixed(2)} ms, over the lines ${peer.median.toFixed(0)} ms`,
      );
    }
    const { rows } = await pool.query<{ sums: number; lines: number; version: string }>(
      `SELECT (pg_total_relation_size('evidence.meter_hour') + pg_total_relation_size('evidence.meter_day')
               + pg_total_relation_size('evidence.meter_month') + pg_total_relation_size('evidence.meter_year'))::float8 AS sums,
              (SELECT sum(pg_total_relation_size(relid)) FROM pg_partition_tree('evidence.meter_line'))::float8 AS lines,
              current_setting('server_version') AS version`,
    );
    const measured = {
      ...{ lines, cases, rounds, version: rows[0]!.version },
      folded: folding.value,
      foldedPerSecond: Math.round(folding.value / (folding.ms / 1_000)),
      buildSeconds: Math.round(building.ms / 1_000),
      sumsMiB: Math.round(rows[0]!.sums / 2 ** 20),
      linesMiB: Math.round(rows[0]!.lines / 2 ** 20),
    };
    say(
      `${lines} lines: built in ${measured.buildSeconds} s, ${measured.linesMiB} MiB; ${measured.folded} deltas folded at ${measured.foldedPerSecond}/s into ${measured.sumsMiB} MiB`,
    );
    return measured;
  } finally {
    await pool.end();
    await admin.query('DROP DATABASE meter WITH (FORCE)');
    await admin.end();
  }
}

type Row = readonly (string | null)[];

/** Whole transactions, the median of five: one alone is mostly journeys. */
const ofSums =
  (database: Database, { question, words }: Asked) =>
  async (): Promise<{ answer: readonly Row[]; took: number }> => {
    const took: number[] = [];
    for (let turn = 0; ; turn++) {
      const { value, ms } = await timed(() =>
        database.transaction((tx) => usage(tx, question), { mode: 'snapshot' }),
      );
      took.push(ms);
      if (turn === 4)
        return {
          answer: value.map((sum) => [...words(sum), String(sum.calls), String(sum.units)]),
          took: spreadOf(took).median,
        };
    }
  };

const ofLines =
  (pool: pg.Pool, { sql, values }: Asked) =>
  async (): Promise<{ answer: readonly Row[]; took: number }> => {
    const { value, ms } = await timed(() =>
      pool.query<{ word: string | null; other: string | null; calls: bigint; units: string }>(sql, [
        ...values,
      ]),
    );
    return {
      answer: value.rows.map(({ word, other, calls, units }) => [word, other, String(calls), String(units)]),
      took: ms,
    };
  };
