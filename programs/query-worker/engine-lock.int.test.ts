import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { MeasureName } from '../../adapters/duckdb/confinement.ts';
import { quoteText } from '../../adapters/duckdb/quoting.ts';
import { type Prison, prison } from './prison-for-tests.ts';

// Processes start slowly on a machine that is busy.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

/*
 * Hostile SQL with nothing in its way but the engine's own lock: any statement is taken, and the file system of the host is there
 * to be read, as a user who may read it. Each statement is refused with the lock and goes through without it.
 */

describe('the engine lock', () => {
  /** Nothing but the lock stands between the engine and these files. */
  const readable: readonly MeasureName[] = [
    'files-hidden',
    'own-user',
    'no-capabilities',
    'resource-limits',
    'empty-environment',
  ];
  let folder: string;
  let other: string;
  let own: string;
  let open: Prison;
  const statements: readonly (readonly [
    what: string,
    sql: (paths: { folder: string; other: string }) => string,
  ])[] = [
    ['read a text file', () => `SELECT * FROM read_text('/etc/passwd')`],
    ['read a file as bytes', () => `SELECT * FROM read_blob('/etc/passwd')`],
    ['read a file as CSV', () => `SELECT * FROM read_csv('/etc/passwd', sep = ':', header = false)`],
    ['sniff a file', () => `SELECT * FROM sniff_csv('/etc/passwd')`],
    [
      'read the secrets of a home',
      ({ folder }) => `SELECT * FROM read_text(${quoteText(join(folder, 'password'))})`,
    ],
    ['list a folder', () => `SELECT * FROM glob('/etc/*')`],
    ['read the environment', () => `SELECT * FROM read_blob('/proc/self/environ')`],
    ['read another projection', ({ other }) => `SELECT * FROM read_parquet(${quoteText(other)})`],
    ['read another projection by its name alone', ({ other }) => `SELECT * FROM "${other}"`],
    [
      'read what is in the head of another projection',
      ({ other }) => `SELECT * FROM parquet_metadata(${quoteText(other)})`,
    ],
    [
      'read another projection through text',
      ({ other }) => `SELECT * FROM query('FROM read_parquet(''${other}'')')`,
    ],
    ['write a file', ({ folder }) => `COPY (SELECT 1) TO ${quoteText(join(folder, 'out.csv'))}`],
    ['write a database', ({ folder }) => `ATTACH ${quoteText(join(folder, 'mine.duckdb'))} AS mine`],
    ['export everything', ({ folder }) => `EXPORT DATABASE ${quoteText(join(folder, 'export'))}`],
    ['write a profile', ({ folder }) => `SET profiling_output = ${quoteText(join(folder, 'profile.txt'))}`],
    ['take more threads', () => `SET threads = 3`],
    ['take more memory', () => `SET memory_limit = '4GB'`],
    ['take more memory by resetting the bound', () => `RESET memory_limit`],
    ['change a setting by pragma', () => `PRAGMA threads = 3`],
    ['change a setting for all sessions', () => `SET GLOBAL default_null_order = 'nulls_first'`],
    ['spill to a disk', ({ folder }) => `SET temp_directory = ${quoteText(folder)}`],
    ['allow itself more files', ({ folder }) => `SET allowed_directories = [${quoteText(folder)}]`],
    ['load extensions by itself', () => `SET autoload_known_extensions = true`],
  ];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gongshu-lock-'));
    await writeFile(join(folder, 'password'), 'the database password');
    other = join(folder, 'other.parquet');
    own = join(folder, 'own.parquet');
    const instance = await DuckDBInstance.create();
    const connection = await instance.connect();
    for (const path of [other, own]) await connection.run(`COPY (SELECT 42 AS secret) TO ${quoteText(path)}`);
    connection.disconnectSync();
    instance.closeSync();
    open = await prison(readable);
  });
  afterAll(async () => {
    await open?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const refusal =
    /^(Permission Error|Catalog Error: Table with name|Invalid (Input|Configuration) Error: (Cannot change|Can not enable))|disabled (by|through) configuration/;

  it.each(statements)('stops: %s', async (_, sql) => {
    const text = sql({ folder, other });
    await open.engine(true);
    await expect(open.sql(text)).rejects.toThrow(refusal);
    await open.engine(true, [own]);
    await expect(open.sql(text)).rejects.toThrow(refusal);
    await open.engine(false);
    await expect(open.sql(text), 'without the lock').resolves.toBeDefined();
    await open.sql('CALL disable_logging()');
  });

  it('stops extensions, which without it fail only for want of a file', async () => {
    const missing = join(folder, 'evil.duckdb_extension');
    for (const sql of [`LOAD ${quoteText(missing)}`, `INSTALL ${quoteText(missing)}`]) {
      await open.engine(true);
      await expect(open.sql(sql)).rejects.toThrow(/^Permission Error/);
      await open.engine(false);
      await expect(open.sql(sql)).rejects.not.toThrow(/^Permission Error/);
    }
  });

  it('cannot be opened again', async () => {
    await open.engine(true);
    for (const sql of [
      'SET lock_configuration = false',
      'RESET lock_configuration',
      'SET enable_external_access = true',
      "SET disabled_filesystems = ''",
    ])
      await expect(open.sql(sql)).rejects.toThrow();
    await expect(open.sql(`SELECT * FROM read_text('/etc/passwd')`)).rejects.toThrow(refusal);
  });

  it('leaves the own projection readable where it stays in its file', async () => {
    await open.engine(true, [own]);
    expect(await open.sql(`SELECT secret FROM read_parquet(${quoteText(own)})`)).toEqual([[42]]);
    await expect(open.sql(`SELECT * FROM glob(${quoteText(join(folder, '*'))})`)).rejects.toThrow(refusal);
  });

  it('lets logging to a file be switched on, and stops the writing', async () => {
    const log = join(folder, 'log');
    const on = `SELECT * FROM enable_logging(storage = 'file', storage_config = {'path': ${quoteText(log)}})`;
    const write = `SELECT write_log('x')`;
    for (const allowed of [[], [own]]) {
      const locked = await prison(readable);
      await locked.engine(true, allowed);
      // The engine takes this while it has any file system; later statements then fail, or end the whole process.
      const taken = await locked.sql(on).then(
        () => true,
        () => false,
      );
      expect(taken).toBe(allowed.length > 0);
      if (taken) await expect(locked.sql(write)).rejects.toThrow(/^(dead$|Permission Error)/);
      await expect(stat(log)).rejects.toThrow('ENOENT');
      await locked.close();
    }
    await open.engine(false);
    await open.sql(on);
    await open.sql(write);
    expect((await stat(log)).isDirectory()).toBe(true);
    await open.sql('CALL disable_logging()');
  });

  it('does not stop a pragma that prints queries; taking SELECT only does', async () => {
    await open.engine(true);
    await expect(open.sql('PRAGMA enable_profiling', true)).resolves.toBeDefined();
    await open.engine(true);
    await expect(open.sql('PRAGMA enable_profiling', false)).rejects.toThrow();
    await expect(open.sql('SET VARIABLE kept = 1', true)).resolves.toBeDefined();
    await expect(open.sql('SET VARIABLE kept = 2', false)).rejects.toThrow();
    expect(await open.sql('SELECT 1', false)).toEqual([[1]]);
  });

  it('left nothing behind but what was written without it', async () => {
    await rm(join(folder, 'out.csv'), { force: true });
    await open.engine(true);
    await open.sql(`COPY (SELECT 1) TO ${quoteText(join(folder, 'out.csv'))}`).catch(() => {});
    await expect(stat(join(folder, 'out.csv'))).rejects.toThrow('ENOENT');
  });
});
