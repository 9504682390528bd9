import { createReadStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance, version as duckdbVersion } from '@duckdb/node-api';
import { createParquetReader } from '#adapters/duckdb';
import { BlobStore } from '#adapters/uploads';
import type { ReadRevision } from '#platform/catalog';
import { revisionFiles, type StageTimes } from '../../programs/server/revisions/index.ts';
import { alternate, same, timed } from '../harness/alternate.ts';
import type { Bench, Ground, Size } from '../harness/bench.ts';
import type { Finding } from '../harness/result.ts';
import { spreadOf } from '../harness/spread.ts';
import { type PermitFile, permitColumns, writePermits } from './permits.ts';

const sizes: { readonly [of in Size]: readonly number[] } = {
  full: [100_000, 500_000],
  tiny: [500, 2_000],
};
const rounds: { readonly [of in Size]: number } = { full: 3, tiny: 1 };

/**
 * A large CSV to a revision that may enter service: read and checked cell by cell, typed, profiled, scanned for defects and for
 * personal data, written as Parquet and synced. Against it DuckDB writing the same file as Parquet and doing nothing else.
 */
export const importBench: Bench = {
  name: 'import',
  async run(ground, size) {
    const growth: { size: number; median: number }[] = [];
    let finding: Finding | undefined;
    for (const rows of sizes[size]) {
      finding = await importOf(ground, rows, rounds[size]);
      growth.push({ size: rows, median: finding.ours.median });
    }
    return [{ ...finding!, growth }];
  },
};

async function importOf(ground: Ground, rows: number, count: number): Promise<Finding> {
  const csv = join(ground.folder, `permits-${rows}.csv`);
  const written = await writePermits(csv, rows, 20_260_105);
  ground.say(`${rows} rows, ${Math.round(written.bytes / 2 ** 20)} MiB`);
  const stages: StageTimes[] = [];
  const ours = await ourImport(ground.folder, csv, written, (times) => stages.push(times));
  const peer = duckdbCopy(ground.folder, csv);
  try {
    const {
      ours: our,
      peer: their,
      ratio,
    } = await alternate(`import of ${rows} rows`, ours.way, peer, count);
    ground.say(
      `${Math.round(our.median)} ms, DuckDB COPY ${Math.round(their.median)} ms, ${ratio.toFixed(2)}×`,
    );
    return {
      name: 'import',
      what: `a CSV of ${rows} rows to a checked, typed, profiled and scanned revision, vs DuckDB COPY to Parquet alone`,
      ours: { ...our, unit: 'ms' },
      peer: { name: 'DuckDB COPY … TO parquet', version: duckdbVersion(), ...their },
      ratio,
      bar: { atMost: 4 },
      runs: count,
      stages: medians(stages.slice(1)),
      beside: { rows, columns: permitColumns.length, bytes: written.bytes },
    };
  } finally {
    await ours.close();
    await rm(csv);
  }
}

/** What both files must agree on: as many rows, and in every column the same values. */
type Digest = readonly string[];

async function ourImport(
  folder: string,
  csv: string,
  written: PermitFile,
  observe: (times: StageTimes) => void,
) {
  const blobs = new BlobStore(join(folder, 'blobs'));
  const reader = await createParquetReader();
  const files = revisionFiles(blobs, join(folder, 'work'), reader, observe);
  const received = await blobs.put(createReadStream(csv));
  return {
    way: async () => {
      const { value, ms } = await timed(() => files.read({ name: 'permits.csv', sha256: received.sha256 }));
      if (!value.ok) throw new Error(`the file was refused: ${value.reason.en}`);
      checkRevision(value.revision, written);
      const path = blobs.path(value.revision.parquetSha256);
      const answer = await digestOf(path, '"是否有效"');
      // The store keeps one copy of equal bytes: the next round must not find this one.
      await rm(path);
      return { answer, took: ms };
    },
    async close() {
      reader.close();
      await rm(join(folder, 'blobs'), { recursive: true });
    },
  };
}

/** Types, and every planted defect found: a revision that saw less is no faster, it is wrong. */
function checkRevision(revision: ReadRevision, written: PermitFile): void {
  same(
    'types',
    revision.columns.map(({ name, type }) => [name, type]),
    permitColumns.map((column) => [...column]),
  );
  const count = (code: string) => revision.findings.find((finding) => finding.code === code)?.count ?? 0;
  same('mobile numbers found', count('personal-data/mobile'), written.mobiles);
  same('wrong credit codes found', count('bad-credit-codes'), written.badCodes);
  same('rows profiled', revision.profile[0]?.filled, written.rows);
}

/** The peer is told every type, so that it neither guesses nor reads anything twice. Its own defaults otherwise. */
function duckdbCopy(folder: string, csv: string) {
  const out = join(folder, 'peer.parquet');
  const sql = {
    integer: 'BIGINT',
    text: 'VARCHAR',
    date: 'DATE',
    decimal: 'DECIMAL(18, 6)',
    boolean: 'VARCHAR',
  };
  const columns = permitColumns.map(([name, type]) => `'${name}': '${sql[type]}'`).join(', ');
  return async () => {
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    const { ms } = await timed(() =>
      connection.run(
        `COPY (FROM read_csv('${csv}', header = true, auto_detect = false, delim = ',', quote = '"', escape = '"', new_line = '\\r\\n', columns = {${columns}})) TO '${out}' (FORMAT parquet)`,
      ),
    );
    connection.closeSync();
    instance.closeSync();
    await stat(out);
    const answer = await digestOf(out, `"是否有效" = '是'`);
    await rm(out);
    return { answer, took: ms };
  };
}

async function digestOf(parquet: string, valid: string): Promise<Digest> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const digests = permitColumns.map(([name, type]) => {
    if (type === 'boolean') return `count(*) FILTER (${valid})`;
    if (type === 'decimal') return `sum(CAST("${name}" AS DECIMAL(18, 6)))`;
    return `sum(hash(CAST("${name}" AS VARCHAR)) // 65536)`;
  });
  const reader = await connection.runAndReadAll(
    `SELECT count(*)::VARCHAR, ${digests.map((digest) => `(${digest})::VARCHAR`).join(', ')} FROM read_parquet('${parquet}')`,
  );
  const row = reader.getRows()[0] as string[];
  connection.closeSync();
  instance.closeSync();
  return row;
}

const medians = (all: readonly StageTimes[]): { readonly [stage: string]: number } =>
  Object.fromEntries(
    Object.keys(all[0] ?? {}).map((stage) => [stage, spreadOf(all.map((times) => times[stage] ?? 0)).median]),
  );
