import { rm } from 'node:fs/promises';
import { type DuckDBConnection, DuckDBInstance, StatementType } from '@duckdb/node-api';
import type { Measure } from '../../adapters/duckdb/confinement.ts';
import { engineFailure } from '../../adapters/duckdb/engine-failure.ts';
import { quoteIdentifier, quoteText } from '../../adapters/duckdb/quoting.ts';
import type { EngineSettings } from '../../adapters/duckdb/protocol.ts';

export interface RelationFile {
  readonly relation: string;
  readonly path: string;
}

export interface OpenEngine {
  readonly instance: DuckDBInstance;
  /** `tables`: the rows are in the engine's memory and the files are gone. `file`: too many for that, read as needed. */
  readonly held: 'tables' | 'file';
}

/** An engine in memory that speaks as close to PostgreSQL as settings can make it, loads nothing and spills nowhere. */
export function createEngine(settings: EngineSettings): Promise<DuckDBInstance> {
  return DuckDBInstance.create(':memory:', {
    integer_division: 'true',
    default_null_order: 'postgres',
    threads: String(settings.threads),
    memory_limit: `${settings.memoryBytes}B`,
    temp_directory: '',
    max_temp_directory_size: '0B',
    autoload_known_extensions: 'false',
    autoinstall_known_extensions: 'false',
    allow_community_extensions: 'false',
    allow_unsigned_extensions: 'false',
    allow_persistent_secrets: 'false',
    allow_unredacted_secrets: 'false',
  });
}

/** Load the projection. Gives way to reading from the files when the rows would take more than half of the memory. */
export async function loadProjection(
  instance: DuckDBInstance,
  files: readonly RelationFile[],
  settings: EngineSettings,
): Promise<'tables' | 'file'> {
  const connection = await instance.connect();
  try {
    await connection.run(`SET GLOBAL TimeZone = ${quoteText(settings.timeZone)}`);
    if (await loadTables(connection, files, settings.memoryBytes / 2)) {
      await Promise.all(files.map((file) => rm(file.path)));
      return 'tables';
    }
    for (const { relation, path } of files) {
      await connection.run(`DROP TABLE IF EXISTS ${quoteIdentifier(relation)}`);
      await connection.run(
        `CREATE VIEW ${quoteIdentifier(relation)} AS SELECT * FROM read_parquet(${quoteText(path)})`,
      );
    }
    return 'file';
  } finally {
    connection.disconnectSync();
  }
}

async function loadTables(
  connection: DuckDBConnection,
  files: readonly RelationFile[],
  roomBytes: number,
): Promise<boolean> {
  try {
    for (const { relation, path } of files)
      await connection.run(
        `CREATE TABLE ${quoteIdentifier(relation)} AS SELECT * FROM read_parquet(${quoteText(path)})`,
      );
  } catch (error) {
    if (engineFailure(error).code === 'memory') return false;
    throw error;
  }
  const used = await connection.runAndReadAll('SELECT sum(memory_usage_bytes)::DOUBLE FROM duckdb_memory()');
  return (used.getRows()[0]?.[0] as number) <= roomBytes;
}

/** Shut the engine off from everything but what is loaded, for good. */
export async function lockEngine(
  instance: DuckDBInstance,
  held: 'tables' | 'file',
  files: readonly RelationFile[],
): Promise<void> {
  const connection = await instance.connect();
  try {
    if (held === 'file')
      await connection.run(`SET GLOBAL allowed_paths = [${files.map(({ path }) => quoteText(path)).join(', ')}]`);
    await connection.run('SET GLOBAL enable_external_access = false');
    // With all rows in tables nothing needs a file any more.
    if (held === 'tables') await connection.run(`SET GLOBAL disabled_filesystems = 'LocalFileSystem'`);
    await connection.run('SET GLOBAL lock_configuration = true');
  } finally {
    connection.disconnectSync();
  }
}

/** Try the lock: a file that exists must not be readable, and a setting must not be changeable. */
export async function seeLock(instance: DuckDBInstance): Promise<Measure> {
  const connection = await instance.connect();
  const refused = (sql: string) =>
    connection.run(sql).then(
      () => false,
      (error) => /^(Permission Error|Invalid Input Error: Cannot change configuration)/.test(String(error.message)),
    );
  try {
    const held =
      (await refused(`SELECT * FROM read_text(${quoteText(process.execPath)})`)) && (await refused('SET threads = 1'));
    return { name: 'engine-locked', held, seen: held ? 'as wanted' : 'the engine still reaches outside' };
  } finally {
    connection.disconnectSync();
  }
}

/** More than one statement, or something other than a SELECT. */
export class NotASelect extends Error {}

/** Prepare the one SELECT. Everything that changes or configures anything is refused here by the engine's own judgement of its kind. */
export async function prepareSelect(connection: DuckDBConnection, sql: string) {
  const statements = await connection.extractStatements(sql);
  if (statements.count !== 1) throw new NotASelect();
  const statement = await statements.prepare(0);
  if (statement.statementType !== StatementType.SELECT) {
    statement.destroySync();
    throw new NotASelect();
  }
  return statement;
}
