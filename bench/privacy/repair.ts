import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance, version as duckdbVersion } from '@duckdb/node-api';
import { BlobStore } from '#adapters/uploads';
import type { RepairDocument, RepairOutcome } from '#platform/privacy';
import { repairEngine } from '../../programs/server/revisions/index.ts';
import { alternate, timed } from '../harness/alternate.ts';
import type { Bench, Ground, Size } from '../harness/bench.ts';
import type { Case, Finding } from '../harness/result.ts';
import { writeResidents } from './residents.ts';

const plans: { readonly [of in Size]: { readonly rows: readonly number[]; readonly rounds: number } } = {
  full: { rows: [10_000, 100_000, 1_000_000], rounds: 2 },
  tiny: { rows: [300], rounds: 1 },
};

/** Years told by decades, occupations by their first character, one column gone, incomes in thousands and no higher than fifteen thousand. */
const document: RepairDocument = {
  format: 'gongshu-repair/1',
  columns: [
    {
      column: 'born',
      remedy: {
        kind: 'generalise',
        hierarchy: { kind: 'intervals', origin: '0', widths: ['10', '20'] },
        level: 1,
      },
    },
    { column: 'occupation', remedy: { kind: 'mask', keepFirst: 1, keepLast: 0 } },
    { column: 'marital', remedy: { kind: 'drop' } },
    { column: 'income', remedy: { kind: 'bound', top: '15000' } },
  ],
  table: [],
};
const columns = [
  ['born', 'integer'],
  ['sex', 'text'],
  ['district', 'text'],
  ['education', 'text'],
  ['marital', 'text'],
  ['occupation', 'text'],
  ['illness', 'text'],
  ['income', 'integer'],
] as const;
/** The same by hand, as somebody would write it who needs no findings, no profile and no digest. */
const projection = `SELECT
  '[' || (born // 10 * 10) || ', ' || (born // 10 * 10 + 10) || ')' AS born, sex, district, education,
  occupation[1] || repeat('*', length(occupation) - 1) AS occupation, illness, least(income, 15000) AS income
  FROM read_parquet($1)`;

/**
 * A repair from its Parquet to the Parquet of the new revision, with the typing, profile, inspection and digest that every revision has, against the bare
 * projection of the same masking in DuckDB. ARX is not to be had here; the bar is our own. Memory is that of the whole process while ours runs.
 */
export const repairBench: Bench = {
  name: 'repair',
  async run(ground, size) {
    const { rows: sizes, rounds } = plans[size];
    const cases: (Case & { readonly rows: number; readonly peakMiB: number })[] = [];
    for (const rows of sizes) cases.push(await one(ground, rows, rounds));
    return [finding(cases, rounds)];
  },
};

async function one(ground: Ground, rows: number, rounds: number) {
  const source = join(ground.folder, `residents-${rows}`);
  await writeResidents(source, rows, 'fine');
  const blobs = new BlobStore(join(ground.folder, `blobs-${rows}`));
  const kept = await blobs.put(createReadStream(`${source}.parquet`));
  const engine = repairEngine({
    blobs,
    workFolder: join(ground.folder, 'work'),
    keyOf: () => Promise.reject(new Error('no pseudonyms here')),
  });
  let peak = 0;
  const told = async (path: string) => aggregates(path);
  const ours = async () => {
    const watch = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage().rss);
    }, 20);
    try {
      const { value, ms } = await timed(() =>
        engine.make({
          resourceId: 'res_bench',
          parquetSha256: kept.sha256,
          columns: columns.map(([name, type]) => ({ name, type })),
          findings: [],
          document,
          quasi: ['born', 'sex', 'district', 'education'],
        }),
      );
      if (!value.ok) throw new Error(value.why);
      mustHaveChanged(value.outcome);
      return { answer: await told(blobs.path(value.revision.parquetSha256)), took: ms };
    } finally {
      clearInterval(watch);
    }
  };
  const plain = `${source}.projected.parquet`;
  const peer = async () => {
    const { ms } = await timed(() =>
      inEngine((run) =>
        run(
          `COPY (${projection.replace('$1', `'${source}.parquet'`)}) TO '${plain}' (FORMAT parquet, COMPRESSION zstd)`,
        ),
      ),
    );
    return { answer: await told(plain), took: ms };
  };
  const done = await alternate(`${rows} rows`, ours, peer, rounds);
  const peakMiB = Math.round(peak / 2 ** 20);
  ground.say(
    `${rows} rows: ${Math.round(done.ours.median)} ms, DuckDB alone ${Math.round(done.peer.median)} ms, ${done.ratio.toFixed(1)} times as long, peak ${peakMiB} MiB`,
  );
  for (const path of [`${source}.parquet`, `${source}.csv`, plain, join(ground.folder, `blobs-${rows}`)])
    await rm(path, { recursive: true, force: true });
  return { name: `${rows.toLocaleString('en')} rows`, rows, peakMiB, ...done };
}

/** What both have to come to: rows, and for each column how many values it has and which are the first and last of them. */
const aggregates = (path: string): Promise<unknown> =>
  inEngine(async (run) => {
    const kept = columns.map(([name]) => name).filter((name) => name !== 'marital');
    const listed = kept
      .map(
        (name) =>
          `count(${name})::INTEGER, count(DISTINCT ${name})::INTEGER, min(${name})::VARCHAR, max(${name})::VARCHAR`,
      )
      .join(', ');
    return (await run(`SELECT count(*)::INTEGER, ${listed} FROM read_parquet('${path}')`))[0];
  });

async function inEngine<Value>(
  work: (run: (sql: string) => Promise<readonly unknown[][]>) => Promise<Value>,
): Promise<Value> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const connection = await instance.connect();
  try {
    return await work(async (sql) => (await connection.runAndReadAll(sql)).getRows());
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

function mustHaveChanged({ columns: done }: RepairOutcome): void {
  if (done.length !== document.columns.length || done.some(({ changed }) => changed === 0))
    throw new Error('the repair left a column as it was');
}

function finding(
  cases: readonly (Case & { readonly rows: number; readonly peakMiB: number })[],
  runs: number,
): Finding {
  const told = cases.at(-1)!;
  return {
    name: 'repair',
    what: `a repair of ${told.rows.toLocaleString('en')} rows and eight columns with typing, profile, inspection and digest of the new revision vs the bare projection in DuckDB`,
    ours: { ...told.ours, unit: 'ms' },
    peer: { name: 'DuckDB', version: duckdbVersion(), ...told.peer },
    ratio: told.ratio,
    bar: { atMost: 30 },
    runs,
    cases,
    growth: cases.map(({ rows, ours }) => ({ size: rows, median: ours.median })),
    beside: { peakMiB: Object.fromEntries(cases.map(({ rows, peakMiB }) => [rows, peakMiB])) },
  };
}
