import { createHash, createHmac, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Json } from '../../foundation/json.ts';
import type { QueryParameter, ResultColumn } from '../../platform/query/ports.ts';
import { bindParameters, wireParameter } from './bind-parameters.ts';
import { createEngine, lockEngine, prepareSelect } from './engine.ts';
import { wireType } from './exact-values.ts';
import { memoryBackedFolder } from './memory-folder.ts';
import { rowsOf } from './parquet-reader.ts';
import type { EngineSettings } from './protocol.ts';
import { quoteIdentifier, quoteText } from './quoting.ts';
import { claimRunFolder } from './run-folder.ts';
import type { Seal } from './seal.ts';
import { sealFile } from './sealed-file.ts';

export interface ProjectionBuild {
  /** Revisions the SELECT may name, each under the name it uses for them. Nothing else can be read. */
  readonly sources: readonly { readonly relation: string; readonly parquetPath: string }[];
  /** The granted rows and columns, already transformed: one SELECT, printed by the platform from the agreement's scope. */
  readonly select: string;
  readonly parameters: readonly QueryParameter[];
  /** 32 bytes; with it the SELECT may call `pseudonym(domain, value)` and `unit_order(value)`. */
  readonly pseudonymKey?: Uint8Array;
  /** 32 bytes; with it the SELECT may call `record_key(value)`. */
  readonly recordKey?: Uint8Array;
  readonly seal: Seal;
  /** Where the sealed file goes; replaced in one step. */
  readonly target: string;
}

export interface BuiltProjection {
  readonly rows: number;
  readonly columns: readonly ResultColumn[];
  readonly plainBytes: number;
  /** The largest value of each column that numbers units: how many units there are. */
  readonly units: { readonly [column: string]: number };
  readonly plainSha256: string;
  readonly sealedBytes: number;
}

export interface ProjectionBuilder {
  /** Write a minimised copy (授权数据域) of revisions, sealed. Throws when the SELECT or a source is wrong: both are the platform's own. */
  build(build: ProjectionBuild): Promise<BuiltProjection>;
  /** The rows of one SELECT over one revision in wire form, in an engine that can read that file and nothing else. */
  rows(source: {
    readonly relation: string;
    readonly parquetPath: string;
    readonly select: string;
    readonly pseudonymKey?: Uint8Array;
    readonly signal?: AbortSignal;
  }): AsyncGenerator<readonly Json[]>;
  close(): Promise<void>;
}

/**
 * Builds projections, for the platform only: it reads plain revisions, which no worker ever does. The plain copy exists in
 * memory-backed storage for as long as it takes to seal it. Throws when the host has no such storage.
 */
export async function createProjectionBuilder(
  settings: EngineSettings = { memoryBytes: buildingBytes(), threads: 2, timeZone: 'Asia/Shanghai' },
): Promise<ProjectionBuilder> {
  const memory = memoryBackedFolder();
  if (!memory)
    throw new Error(
      'Projections are built in memory-backed storage, and this host has none (a tmpfs at /dev/shm).',
    );
  const scratch = await claimRunFolder(memory, 'gongshu-build', 0o700);
  return {
    build: (build) => buildProjection(build, settings, scratch),
    rows: (source) => projectedRows(source, settings),
    close: () => rm(scratch, { recursive: true, force: true }),
  };
}

/**
 * What one build may take of the machine's memory: a quarter, and a gibibyte at least. Nothing spills to disk, where it would lie in the clear, so a
 * register for which this is too little is not built.
 */
const buildingBytes = (): number => Math.max(2 ** 30, Math.floor(totalmem() / 4));

async function buildProjection(
  build: ProjectionBuild,
  settings: EngineSettings,
  scratch: string,
): Promise<BuiltProjection> {
  const plain = join(scratch, `${randomBytes(8).toString('hex')}.parquet`);
  const instance = await createEngine(settings);
  const connection = await instance.connect();
  try {
    for (const { relation, parquetPath } of build.sources)
      await connection.run(
        `CREATE VIEW ${quoteIdentifier(relation)} AS SELECT * FROM read_parquet(${quoteText(parquetPath)})`,
      );
    if (build.pseudonymKey) await definePseudonym(connection, build.pseudonymKey);
    if (build.recordKey) await defineRecordKey(connection, build.recordKey);
    await lockEngine(instance, [...build.sources.map(({ parquetPath }) => parquetPath), plain]);
    const { columns, rows } = await copyTo(connection, build, plain);
    const units = await unitsOf(connection, columns, plain);
    const { size } = await stat(plain);
    const digest = createHash('sha256');
    const { sealedBytes } = await sealFile(
      digesting(createReadStream(plain), digest),
      build.target,
      build.seal,
    );
    return { rows, columns, units, plainBytes: size, plainSha256: digest.digest('hex'), sealedBytes };
  } finally {
    connection.disconnectSync();
    instance.closeSync();
    await rm(plain, { force: true });
  }
}

async function* projectedRows(
  source: Parameters<ProjectionBuilder['rows']>[0],
  settings: EngineSettings,
): AsyncGenerator<readonly Json[]> {
  const instance = await createEngine(settings);
  const connection = await instance.connect();
  const interrupt = () => connection.interrupt();
  try {
    await connection.run(
      `CREATE VIEW ${quoteIdentifier(source.relation)} AS SELECT * FROM read_parquet(${quoteText(source.parquetPath)})`,
    );
    if (source.pseudonymKey) await definePseudonym(connection, source.pseudonymKey);
    await lockEngine(instance, [source.parquetPath]);
    source.signal?.throwIfAborted();
    source.signal?.addEventListener('abort', interrupt, { once: true });
    const select = await prepareSelect(connection, source.select);
    yield* rowsOf(await select.stream());
    select.destroySync();
  } finally {
    source.signal?.removeEventListener('abort', interrupt);
    connection.disconnectSync();
    instance.closeSync();
  }
}

async function copyTo(connection: DuckDBConnection, build: ProjectionBuild, plain: string) {
  const parameters = build.parameters.map(wireParameter);
  // Prepared by itself first: that shows it to be one SELECT, so that it cannot close the bracket it is put in.
  const select = await prepareSelect(connection, build.select);
  const columns = Array.from(
    { length: select.columnCount },
    (_, index): ResultColumn => ({
      name: select.columnName(index),
      type: wireType(select.columnType(index)),
    }),
  );
  select.destroySync();
  const copy = await connection.prepare(
    `COPY (${build.select}\n) TO ${quoteText(plain)} (FORMAT parquet, COMPRESSION zstd)`,
  );
  bindParameters(copy, parameters);
  const copied = await copy.runAndReadAll();
  copy.destroySync();
  return { columns, rows: Number(copied.getRows()[0]?.[0]) };
}

/** Units are numbered from 1 (`platform/query/model/projection-sql.ts`), so the largest number is how many there are. */
async function unitsOf(connection: DuckDBConnection, columns: readonly ResultColumn[], plain: string) {
  const names = columns.map(({ name }) => name).filter((name) => name.startsWith('__unit_'));
  if (names.length === 0) return {};
  const reader = await connection.runAndReadAll(
    `SELECT ${names.map((name) => `CAST(coalesce(max(${quoteIdentifier(name)}), 0) AS DOUBLE)`).join(', ')} FROM read_parquet(${quoteText(plain)})`,
  );
  const [row] = reader.getRows();
  return Object.fromEntries(names.map((name, index) => [name, row![index] as number]));
}

/**
 * `pseudonym(domain, value)`: the first 128 bits, in hexadecimal, of HMAC-SHA-256(key, domain ‖ 0 ‖ value). One person has one
 * pseudonym per agreement and domain, and pseudonyms of two agreements cannot be joined. NULL stays NULL.
 */
async function definePseudonym(connection: DuckDBConnection, key: Uint8Array): Promise<void> {
  // Only an order that nobody foresees is wanted of it, once for every row: a plain digest behind a secret does, at a fraction of an HMAC.
  const order = createHmac('sha256', key).update('unit order').digest('hex');
  await connection.run(`CREATE MACRO unit_order(value) AS md5_number('${order}' || value)`);
  await connection.run(
    `CREATE MACRO pseudonym(domain, value) AS CASE WHEN value IS NULL THEN NULL ELSE substr(${hmac(key, "encode(domain) || unhex('00') || encode(CAST(value AS VARCHAR))")}, 1, 32) END`,
  );
}

/** `record_key(value)`: the first 52 bits of HMAC-SHA-256(key, value) as a number; NULL stays NULL. */
async function defineRecordKey(connection: DuckDBConnection, key: Uint8Array): Promise<void> {
  await connection.run(
    `CREATE MACRO record_key(value) AS CASE WHEN value IS NULL THEN NULL ELSE CAST('0x' || substr(${hmac(key, 'encode(value)')}, 1, 13) AS BIGINT) END`,
  );
}

/** SQL of an HMAC-SHA-256 in hexadecimal. The engine has SHA-256 but no HMAC: RFC 2104 spelt out. */
function hmac(key: Uint8Array, message: string): string {
  const block = Buffer.alloc(64);
  block.set(key.length > 64 ? createHash('sha256').update(key).digest() : key);
  const padded = (byte: number) => `unhex('${Buffer.from(block.map((one) => one ^ byte)).toString('hex')}')`;
  return `sha256(${padded(0x5c)} || unhex(sha256(${padded(0x36)} || ${message})))`;
}

async function* digesting(
  bytes: AsyncIterable<Uint8Array>,
  digest: { update(piece: Uint8Array): unknown },
): AsyncGenerator<Uint8Array> {
  for await (const piece of bytes) {
    digest.update(piece);
    yield piece;
  }
}
