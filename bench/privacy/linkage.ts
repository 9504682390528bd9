import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance, version as duckdbVersion } from '@duckdb/node-api';
import { createLinkageEngine } from '#adapters/duckdb';
import { linkageBounds, valueWays } from '#platform/privacy';
import { joinKeys } from '../../platform/privacy/model/linkage/join-keys.ts';
import { type LinkedTable, linkedTable } from '../../platform/privacy/model/linkage/linked-table.ts';
import { thresholds } from '../../platform/privacy/model/linkage/thresholds.ts';
import { alternate, timed } from '../harness/alternate.ts';
import type { Bench, Ground, Size } from '../harness/bench.ts';
import type { Case, Finding } from '../harness/result.ts';
import { spreadOf } from '../harness/spread.ts';
import { linkageColumns, released, writeReleased } from './released-tables.ts';

interface Plan {
  /** Of how many tables and rows, the one that is told last of `byTables`. */
  readonly byTables: readonly number[];
  readonly rows: number;
  readonly byRows: { readonly tables: number; readonly rows: readonly number[] };
  readonly rounds: number;
}
const plans: { readonly [of in Size]: Plan } = {
  full: {
    byTables: [10, 40, 166],
    rows: 10_000,
    byRows: { tables: 10, rows: [1_000, 100_000] },
    rounds: 3,
  },
  tiny: { byTables: [3], rows: 300, byRows: { tables: 2, rows: [200] }, rounds: 1 },
};

/**
 * One table set against all that are released, of which a tenth share something with it: from its Parquet and the sketches that are kept of the others to what
 * both directions of every pair that can join tell more. The peer joins it with every table on every pair of columns of one type, which says no more than where
 * values meet. `LINKAGE_TABLES` stops at so many tables.
 */
export const linkageBench: Bench = {
  name: 'linkage',
  async run(ground, size) {
    const plan = plans[size];
    const most = Number(process.env.LINKAGE_TABLES ?? Number.POSITIVE_INFINITY);
    const byTables: Measured[] = [];
    for (const tables of plan.byTables.filter((count) => count <= most))
      byTables.push(await one(ground, tables, plan.rows, plan.rounds));
    if (byTables.length === 0) throw new Error('LINKAGE_TABLES leaves nothing to measure');
    const byRows: Measured[] = [];
    for (const rows of plan.byRows.rows)
      byRows.push(await one(ground, plan.byRows.tables, rows, plan.rounds));
    return [finding(byTables, byRows, plan.rounds)];
  },
};

interface Measured extends Case {
  readonly tables: number;
  readonly rows: number;
  /** Tables of which something was joined exactly. */
  readonly joined: number;
  readonly sketchMs: number;
}

/** Rows that meet, by table; those that share nothing are not in it. */
type Answer = readonly (readonly [table: string, rows: number])[];

async function one(ground: Ground, tables: number, rows: number, rounds: number): Promise<Measured> {
  const folder = join(ground.folder, `linkage-${tables}-${rows}`);
  const others = released(tables, rows);
  await writeReleased(folder, rows, others);
  const pathOf = (name: string) => join(folder, `${name}.parquet`);
  const engine = () =>
    createLinkageEngine({
      pathOf,
      secret: new Uint8Array(32).fill(9),
      ways: valueWays,
      bounds: linkageBounds,
    });
  const sketches = new Map<string, LinkedTable>();
  const sketched: number[] = [];
  const maker = await engine();
  for (const { name } of others) {
    const { value, ms } = await timed(() => sketchOf(maker, name));
    sketches.set(name, value);
    sketched.push(ms);
  }
  await maker.close();
  let joined = 0;

  async function ours(): Promise<{ answer: Answer; took: number }> {
    // A new one each time: none of the tables is loaded from the round before.
    const fresh = await engine();
    const { value, ms } = await timed(async () => {
      const own = await sketchOf(fresh, 'own');
      const candidates = others.flatMap(({ name }) => {
        const keys = joinKeys(own, sketches.get(name)!);
        return keys.length > 0 ? [{ name, table: sketches.get(name)!, keys }] : [];
      });
      joined = candidates.length;
      const used = candidates.flatMap(({ keys }) => keys.flat().map(({ first }) => first));
      const begun = await fresh.begin(measured('own', own, used));
      if (!begun.ok) throw new Error(begun.reason);
      const met: [string, number][] = [];
      for (const { name, table, keys } of candidates) {
        const other = measured(
          name,
          table,
          keys.flat().map(({ second }) => second),
        );
        const told = await begun.session.measure(other, keys, thresholds.smallGroup);
        if (!told.ok) throw new Error(told.reason);
        met.push([name, Math.max(...told.effects.map(({ own: effect }) => effect.linkedRows))]);
      }
      await begun.session.close();
      return met;
    });
    await fresh.close();
    return { answer: meeting(value), took: ms };
  }

  async function peer(): Promise<{ answer: Answer; took: number }> {
    const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
    const connection = await instance.connect();
    try {
      const { value, ms } = await timed(async () => {
        await connection.run('CREATE TABLE own AS SELECT * FROM read_parquet($1)', [pathOf('own')]);
        const met: [string, number][] = [];
        for (const { name } of others) {
          await connection.run('CREATE OR REPLACE TABLE other AS SELECT * FROM read_parquet($1)', [
            pathOf(name),
          ]);
          let most = 0;
          for (const join of everyJoin)
            most = Math.max(most, Number((await connection.runAndReadAll(join)).getRows()[0]![0]));
          met.push([name, most]);
        }
        return met;
      });
      return { answer: meeting(value), took: ms };
    } finally {
      connection.closeSync();
      instance.closeSync();
    }
  }

  const done = await alternate(`${tables} tables of ${rows} rows`, ours, peer, rounds);
  ground.say(
    `${tables} tables, ${rows} rows: ${Math.round(done.ours.median)} ms (${joined} joined), DuckDB ${Math.round(done.peer.median)} ms, ${done.ratio.toFixed(3)} times as long`,
  );
  await rm(folder, { recursive: true, force: true });
  const name = `${tables} tables, ${rows.toLocaleString('en')} rows`;
  return { name, tables, rows, joined, sketchMs: spreadOf(sketched).median, ...done };
}

type Engine = Awaited<ReturnType<typeof createLinkageEngine>>;

async function sketchOf(engine: Engine, name: string): Promise<LinkedTable> {
  const made = await engine.sketch(name, linkageColumns);
  if (!made.ok) throw new Error(made.reason);
  return linkedTable(made.rows, made.columns, new Map());
}

const measured = (name: string, { quasi, naming }: LinkedTable, columns: readonly string[]) => ({
  parquetSha256: name,
  columns: [...new Set(columns)],
  quasi,
  naming,
});

const meeting = (met: readonly (readonly [string, number])[]): Answer =>
  met.filter(([, rows]) => rows > 0).toSorted(([one], [other]) => (one < other ? -1 : 1));

/** On every pair of columns of one type, as somebody would write it who knows nothing of the two tables. */
const everyJoin: readonly string[] = linkageColumns.flatMap((own) =>
  linkageColumns
    .filter(({ type }) => type === own.type)
    .map(
      (other) => `SELECT count(*)::INTEGER FROM own JOIN other ON own."${own.name}" = other."${other.name}"`,
    ),
);

function finding(byTables: readonly Measured[], byRows: readonly Measured[], runs: number): Finding {
  const told = byTables.at(-1)!;
  return {
    name: 'linkage',
    what: `a table of ${told.rows.toLocaleString('en')} rows and seven columns set against ${told.tables} released ones, of which a tenth share values with it, vs joining it with each on every pair of columns of one type`,
    ours: { ...told.ours, unit: 'ms' },
    peer: { name: 'DuckDB', version: duckdbVersion(), ...told.peer },
    ratio: told.ratio,
    bar: { atMost: 0.1 },
    runs,
    cases: [...byTables, ...byRows],
    growth: byTables.map(({ tables, ours }) => ({ size: tables, median: ours.median })),
    beside: {
      joined: Object.fromEntries(byTables.map(({ tables, joined }) => [tables, joined])),
      sketchOfOneTableMs: told.sketchMs,
    },
  };
}
