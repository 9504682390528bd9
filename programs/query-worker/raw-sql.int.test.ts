import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { unmet } from '../../adapters/duckdb/confinement.ts';
import { type ProjectionMaker, projectionMaker } from '../../adapters/duckdb/projection-for-tests.ts';
import { createWorkerPool, type WorkerPool } from '../../adapters/duckdb/worker-pool.ts';
import type { Projection, QueryLimits } from '../../platform/query/ports.ts';

// Processes start slowly on a machine that is busy.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

/*
 * SQL straight to a worker, as if admission had let it all through. What is expected is written beside each statement: how it is
 * refused, or what harmless thing it answers. After each one the next caller must find everything as it was. On a host that
 * cannot confine workers every one of them is refused as `not-confined`, and that is what is expected there.
 */

type Expected =
  /** Not a single SELECT: the engine is not asked to do it. */
  | 'not-a-select'
  /** A door that the lock shut. */
  | 'not-allowed'
  /** No such thing in this engine. */
  | 'binding'
  | 'syntax'
  | 'input'
  /** Refused by the file system that is not there, in words the engine uses for nothing else. */
  | 'internal'
  | 'timeout'
  | 'memory'
  | 'result-too-large'
  /** The worker is thrown away. */
  | 'worker-crashed'
  /** Answers, with these rows. */
  | readonly (readonly unknown[])[];

const cases: readonly (readonly [what: string, sql: string, expected: Expected])[] = [
  // Read
  ['read a text file', `SELECT * FROM read_text('/etc/passwd')`, 'not-allowed'],
  ['read bytes', `SELECT * FROM read_blob('/etc/shadow')`, 'not-allowed'],
  ['read CSV', `SELECT * FROM read_csv('/etc/passwd')`, 'not-allowed'],
  ['read JSON', `SELECT * FROM read_json('/etc/passwd')`, 'not-allowed'],
  ['read JSON objects', `SELECT * FROM read_ndjson_objects('/etc/passwd')`, 'not-allowed'],
  ['read a database', `SELECT * FROM read_duckdb('/data/other.duckdb')`, 'not-allowed'],
  ['read Parquet', `SELECT * FROM read_parquet('/data/*.parquet')`, 'not-allowed'],
  [
    'read what is in the head of Parquet',
    `SELECT * FROM parquet_kv_metadata('/data/t.parquet')`,
    'not-allowed',
  ],
  ['sniff', `SELECT * FROM sniff_csv('/etc/passwd')`, 'not-allowed'],
  ['read a file by its name alone', `SELECT * FROM '/etc/passwd.csv'`, 'not-allowed'],
  ['list', `SELECT * FROM glob('/**')`, 'not-allowed'],
  ['read its own environment', `SELECT * FROM read_blob('/proc/self/environ')`, 'not-allowed'],
  ['read its own memory', `SELECT * FROM read_blob('/proc/self/mem')`, 'not-allowed'],
  ['read what it was started with', `SELECT * FROM read_text('/proc/1/cmdline')`, 'not-allowed'],
  ['read through text', `SELECT * FROM query('FROM read_text(''/etc/passwd'')')`, 'not-allowed'],
  ['read through a table name', `SELECT * FROM query_table('/etc/passwd.csv')`, 'not-allowed'],
  [
    'read through a serialised statement',
    `SELECT * FROM json_execute_serialized_sql(json_serialize_sql('SELECT * FROM read_text(''/etc/passwd'')'))`,
    'not-allowed',
  ],
  ['read another relation', 'SELECT * FROM patient', 'binding'],
  [
    'see other databases',
    // The projection is held, compressed, in a database of its own; both are in memory.
    `SELECT database_name, path FROM duckdb_databases() WHERE NOT internal ORDER BY 1`,
    [
      ['held', null],
      ['memory', null],
    ],
  ],
  // Write
  ['copy out', `COPY t TO '/data/out.csv'`, 'not-allowed'],
  ['copy in', `COPY t FROM '/etc/passwd'`, 'not-allowed'],
  ['export', `EXPORT DATABASE '/data/out'`, 'not-allowed'],
  ['import', `IMPORT DATABASE '/data/out'`, 'not-allowed'],
  ['attach', `ATTACH '/data/mine.duckdb' AS mine`, 'not-a-select'],
  ['attach memory', `ATTACH ':memory:' AS mine`, 'not-a-select'],
  ['change rows', `UPDATE t SET x = 8`, 'not-a-select'],
  ['change rows in a WITH', 'WITH gone AS (DELETE FROM t RETURNING x) SELECT * FROM gone', 'syntax'],
  ['change rows through text', `SELECT * FROM query('DELETE FROM t')`, 'syntax'],
  ['make a table', 'CREATE TEMP TABLE mine AS SELECT 1', 'not-a-select'],
  ['make a table by SELECT', 'SELECT 1 INTO mine', 'syntax'],
  ['make a macro over a relation', 'CREATE OR REPLACE MACRO sum(x) AS 1', 'not-a-select'],
  ['hide a relation behind a view', 'CREATE OR REPLACE TEMP VIEW t AS SELECT 9 AS x', 'not-a-select'],
  ['make a sequence', 'CREATE SEQUENCE mine', 'not-a-select'],
  // Extensions
  ['install', 'INSTALL httpfs', 'not-a-select'],
  ['install from a place', `INSTALL spatial FROM 'http://127.0.0.1/'`, 'not-a-select'],
  ['load', `LOAD '/data/evil.duckdb_extension'`, 'not-a-select'],
  ['see where extensions lie', 'SELECT install_path FROM duckdb_extensions()', 'not-allowed'],
  // Settings
  ['set', 'SET threads = 64', 'not-a-select'],
  ['set for all', `SET GLOBAL memory_limit = '1TB'`, 'not-a-select'],
  ['reset', 'RESET memory_limit', 'not-a-select'],
  ['unlock', 'SET lock_configuration = false', 'not-a-select'],
  ['pragma', 'PRAGMA threads = 64', 'not-a-select'],
  ['set by a function', `SELECT set_config('threads', '64', false)`, 'binding'],
  ['set a variable', 'SET VARIABLE kept = 1', 'not-a-select'],
  [
    'read whether it is locked',
    `SELECT current_setting('lock_configuration'), current_setting('enable_external_access')`,
    [[true, false]],
  ],
  // Network
  ['read over HTTP', `SELECT * FROM read_csv('http://127.0.0.1:5432/x.csv')`, 'not-allowed'],
  ['read from an object store', `SELECT * FROM 's3://bucket/x.parquet'`, 'not-allowed'],
  ['attach PostgreSQL', `ATTACH 'host=127.0.0.1 user=postgres' AS pg (TYPE postgres)`, 'not-a-select'],
  ['scan PostgreSQL', `SELECT * FROM postgres_scan('host=127.0.0.1', 'public', 't')`, 'binding'],
  ['scan MySQL', `SELECT * FROM mysql_scan('host=127.0.0.1', 'a', 't')`, 'binding'],
  ['scan SQLite', `SELECT * FROM sqlite_scan('/data/x', 't')`, 'binding'],
  // Environment, secrets, memory
  ['read the environment', `SELECT getenv('HOME')`, 'binding'],
  ['list secrets', 'SELECT count(*) FROM duckdb_secrets()', [['0']]],
  ['list secrets unredacted', 'SELECT * FROM duckdb_secrets(redact := false)', 'input'],
  ['make a secret', `CREATE SECRET s (TYPE http, BEARER_TOKEN 'x')`, 'not-a-select'],
  ['give Parquet a key', `PRAGMA add_parquet_key('k', '0123456789112345')`, 'not-a-select'],
  ['read memory through a pointer', 'SELECT * FROM arrow_scan(140000000, 1, 1)', 'binding'],
  ['make a pointer', 'SELECT CAST(140000000 AS POINTER)', 'binding'],
  // Statements
  ['two statements', 'SELECT 1; SELECT 2', 'not-a-select'],
  ['two statements through text', `SELECT * FROM query('SELECT 1; DROP TABLE t')`, 'syntax'],
  ['a statement behind a comment', 'SELECT 1; /* */ DROP TABLE t --', 'not-a-select'],
  ['prepare', 'PREPARE p AS SELECT 1', 'not-a-select'],
  ['execute', 'EXECUTE p', 'binding'],
  ['see what others prepared', 'SELECT count(*) FROM duckdb_prepared_statements()', [['0']]],
  ['explain and so run', 'EXPLAIN ANALYZE SELECT 1', 'not-a-select'],
  ['begin', 'BEGIN', 'not-a-select'],
  ['call', 'CALL enable_logging()', 'not-a-select'],
  ['vacuum', 'VACUUM', 'not-a-select'],
  ['checkpoint by a function', 'SELECT * FROM force_checkpoint()', []],
  // Logging, profiling
  ['switch logging on', `SELECT * FROM enable_logging(level = 'debug')`, 'worker-crashed'],
  ['switch logging on to stdout', `SELECT * FROM enable_logging(storage = 'stdout')`, 'worker-crashed'],
  [
    'log to a file',
    `SELECT * FROM enable_logging(storage = 'file', storage_config = {'path': '/data/log'})`,
    'internal',
  ],
  ['write to the log', `SELECT write_log('x')`, [[null]]],
  ['read the log of others', 'SELECT count(*) FROM duckdb_logs()', [['0']]],
  ['profile to a file', `SELECT * FROM enable_profiling(save_location = '/data/profile')`, 'not-allowed'],
  ['profile to nowhere', 'SELECT * FROM enable_profiling()', []],
  // Without end
  [
    'compute without end',
    'SELECT count(*) FROM range(200000) a(x), range(200000) b(y) WHERE (x * y) % 7 = 3',
    'timeout',
  ],
  [
    'recurse without end',
    'WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT 1 FROM r) SELECT count(*) FROM r',
    'timeout',
  ],
  ['sleep', 'SELECT sleep_ms(600000)', 'timeout'],
  [
    'compute without end on a connection of its own',
    `SELECT * FROM json_execute_serialized_sql(json_serialize_sql('SELECT count(*) FROM range(200000) a(x), range(200000) b(y) WHERE (x * y) % 7 = 3'))`,
    'timeout',
  ],
  ['take all memory', 'SELECT list(x) FROM range(1000000000) a(x)', 'memory'],
  ['take all memory in one value', `SELECT length(repeat('x', 4000000000))`, 'memory'],
  ['spill', 'SELECT x FROM range(1000000000) a(x) ORDER BY hash(x)', 'memory'],
  ['answer without end', 'SELECT x FROM range(1000000000) a(x)', 'result-too-large'],
  ['answer with one huge row', `SELECT repeat('x', 10000000)`, 'result-too-large'],
];

const limits: QueryLimits = { timeMs: 60_000, memoryBytes: 256 << 20, resultRows: 100, resultBytes: 1 << 20 };

describe('raw SQL in a worker', () => {
  let maker: ProjectionMaker;
  let projection: Projection;
  let pool: WorkerPool;
  let confined: boolean;
  beforeAll(async () => {
    maker = await projectionMaker();
    projection = await maker.make('prj_raw', 'org_raw', { t: 'SELECT 7 AS x' });
    await maker.make('prj_other', 'org_other', { patient: `SELECT '张三' AS name` });
    pool = await createWorkerPool({ maxWorkers: 1, threads: 1 });
    confined = unmet(pool.confinement, []).length === 0;
    if (!confined) console.log(pool.confinementLines.map(({ en }) => en).join('\n'));
  });
  afterAll(async () => {
    await pool?.close();
    await maker?.close();
  });

  const ask = (sql: string, timeMs: number = limits.timeMs) =>
    pool.run({ projection, sql, parameters: [], limits: { ...limits, timeMs } });
  const outcome = async (asked: ReturnType<typeof ask>) => {
    const settled = await asked;
    return settled.ok ? settled.value.rows : (settled.failure.reason ?? settled.failure.code);
  };
  /** All that a later caller could notice. */
  const state = () =>
    outcome(
      ask(
        `SELECT (SELECT x FROM t), (SELECT md5(string_agg(name || '=' || coalesce(value, ''), ';' ORDER BY name)) FROM duckdb_settings()),
                (SELECT string_agg(table_name, ';' ORDER BY table_name) FROM duckdb_tables()), (SELECT count(*) FROM duckdb_views() WHERE NOT internal),
                (SELECT count(*) FROM duckdb_functions() WHERE NOT internal), (SELECT count(*) FROM duckdb_logs()), (SELECT count(*) FROM duckdb_variables())`,
      ),
    );

  it.each(cases)('%s', async (_, sql, expected) => {
    const before = await state();
    const got = await outcome(ask(sql, expected === 'timeout' ? 300 : limits.timeMs));
    expect(got).toEqual(confined ? expected : 'not-confined');
    expect(await state()).toEqual(before);
  });
});
