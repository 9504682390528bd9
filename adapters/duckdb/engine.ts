import {
  type DuckDBConnection,
  DuckDBInstance,
  type DuckDBPreparedStatement,
  StatementType,
} from '@duckdb/node-api';
import type { Measure } from './confinement.ts';
import type { EngineSettings } from './protocol.ts';
import { quoteText } from './quoting.ts';

/** An engine in memory that speaks as close to PostgreSQL as settings can make it, loads nothing and spills nowhere. */
export async function createEngine(settings: EngineSettings): Promise<DuckDBInstance> {
  const instance = await DuckDBInstance.create(':memory:', {
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
  const connection = await instance.connect();
  await connection.run(`SET GLOBAL TimeZone = ${quoteText(settings.timeZone)}`);
  connection.disconnectSync();
  return instance;
}

/**
 * Shut the engine off from everything but the files named, for good. When none are named it loses its file system altogether.
 */
export async function lockEngine(instance: DuckDBInstance, allowedPaths: readonly string[]): Promise<void> {
  const connection = await instance.connect();
  try {
    await connection.run(`SET GLOBAL allowed_paths = [${allowedPaths.map(quoteText).join(', ')}]`);
    await connection.run('SET GLOBAL enable_external_access = false');
    if (allowedPaths.length === 0)
      await connection.run(`SET GLOBAL disabled_filesystems = 'LocalFileSystem'`);
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
      (error) =>
        /^(Permission Error|Invalid Input Error: Cannot change configuration)/.test(String(error.message)),
    );
  try {
    const held =
      (await refused(`SELECT * FROM read_text(${quoteText(process.execPath)})`)) &&
      (await refused('SET threads = 1'));
    return { name: 'engine-locked', held, seen: held ? 'as wanted' : 'the engine still reaches outside' };
  } finally {
    connection.disconnectSync();
  }
}

/** More than one statement, or something other than a SELECT. */
export class NotASelect extends Error {}

/** Prepare the one SELECT. Everything that changes or configures anything is refused here by the engine's own judgement of its kind. */
export async function prepareSelect(
  connection: DuckDBConnection,
  sql: string,
): Promise<DuckDBPreparedStatement> {
  const statements = await connection.extractStatements(sql).catch((error: Error) => {
    // For text without any statement the binding has no words of the engine to pass on.
    throw error.message === 'Error in native callback' ? new NotASelect() : error;
  });
  if (statements.count !== 1) throw new NotASelect();
  const statement = await statements.prepare(0);
  if (statement.statementType !== StatementType.SELECT) {
    statement.destroySync();
    throw new NotASelect();
  }
  return statement;
}

/**
 * Whether a statement left the engine other than it was. The one thing a SELECT can still do in a locked engine is to call the
 * table function that switches logging on: later statements could then be read back by others, or would all fail.
 */
export async function tamperedWith(instance: DuckDBInstance): Promise<boolean> {
  const connection = await instance.connect();
  try {
    const logging = await connection.runAndReadAll(`SELECT current_setting('enable_logging')`);
    return logging.getRows()[0]?.[0] !== 0;
  } catch {
    return true;
  } finally {
    connection.disconnectSync();
  }
}
