import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Module } from '#foundation';
import { exactText } from './backup-save.ts';
import {
  type DatabaseShape,
  quoted,
  readShape,
  type SequenceState,
  type TableShape,
  tableName,
} from './backup-shape.ts';
import { migrate, migrationNames } from './migrate.ts';

/** What was saved cannot be brought into this program's tables: `subject` is the schema, migration or table. */
export class DoesNotFit extends Error {
  readonly reason: 'unknown-migration' | 'other-columns' | 'other-rows';
  readonly subject: string;
  constructor(reason: DoesNotFit['reason'], subject: string) {
    super(`${subject}: ${reason}`);
    this.reason = reason;
    this.subject = subject;
  }
}

export interface TableToLoad extends TableShape {
  readonly rows: number;
  /** COPY text, as saved. */
  readonly content: () => AsyncIterable<Uint8Array>;
}

/** Every migration that was saved must be one this program has: an older program cannot read a newer one's tables. Throws DoesNotFit. */
export async function assertKnownMigrations(
  migrations: DatabaseShape['migrations'],
  modules: readonly Pick<Module, 'name' | 'migrations'>[],
): Promise<void> {
  const known = await migrationNames(modules);
  for (const [schema, names] of Object.entries(migrations))
    for (const name of names)
      if (!known[schema]?.includes(name)) throw new DoesNotFit('unknown-migration', `${schema}/${name}`);
}

/**
 * Fill an empty database with what was saved: the tables as they were then (the same migrations, no later ones), all rows in one
 * transaction with every constraint checked, the sequences, and then the migrations that have come since. Triggers of the tables
 * rest meanwhile: what they derive was saved too.
 */
export async function loadDatabase(
  pool: pg.Pool,
  modules: readonly Pick<Module, 'name' | 'migrations'>[],
  saved: {
    readonly migrations: DatabaseShape['migrations'];
    readonly tables: readonly TableToLoad[];
    readonly sequences: readonly SequenceState[];
  },
  progress: (table: TableToLoad) => void = () => {},
): Promise<void> {
  await assertKnownMigrations(saved.migrations, modules);
  await migrate(pool, modules, saved.migrations);
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('BEGIN');
    await client.query(exactText);
    // A reference that may wait for the commit is looked at with its table, or the table could not be altered back.
    await client.query('SET CONSTRAINTS ALL IMMEDIATE');
    const { tables } = await readShape(client);
    assertSameTables(saved.tables, tables);
    const names = tables.map(({ schema, table }) => quoted(client, schema, table));
    if (names.length > 0) await client.query(`TRUNCATE ${names.join(', ')}`);
    const byName = new Map(saved.tables.map((table) => [tableName(table), table]));
    for (const table of tables) {
      const source = byName.get(tableName(table))!;
      await loadTable(client, source);
      progress(source);
    }
    for (const { schema, name, last, called } of saved.sequences)
      await client.query('SELECT setval($1::regclass, $2, $3)', [quoted(client, schema, name), last, called]);
    await client.query('COMMIT');
    await client.query('ANALYZE');
  } catch (error) {
    broken = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    client.release(broken);
  }
  await migrate(pool, modules);
}

async function loadTable(client: pg.PoolClient, source: TableToLoad): Promise<void> {
  const name = quoted(client, source.schema, source.table);
  await makePartitions(client, source);
  await client.query(`ALTER TABLE ${name} DISABLE TRIGGER USER`);
  const columns = source.columns.map((column) => client.escapeIdentifier(column.name)).join(', ');
  const into = client.query(copyFrom(`COPY ${name} (${columns}) FROM STDIN`));
  await pipeline(Readable.from(source.content()), into);
  if (into.rowCount !== source.rows) throw new DoesNotFit('other-rows', tableName(source));
  await client.query(`ALTER TABLE ${name} ENABLE TRIGGER USER`);
}

/** Those that were there when it was saved, so that each row lies again where it lay. The server itself writes names and values into the text. */
async function makePartitions(
  client: pg.PoolClient,
  { schema, table, partitions = [] }: TableToLoad,
): Promise<void> {
  for (const { table: name, from, until } of partitions) {
    const { rows } = await client.query<{ make: string }>(
      `SELECT format('CREATE TABLE IF NOT EXISTS %I.%I PARTITION OF %I.%I FOR VALUES FROM (%L) TO (%L)', $1::text, $2::text, $1::text, $3::text, $4::text, $5::text) AS make`,
      [schema, name, table, from, until],
    );
    await client.query(rows[0]!.make);
  }
}

function assertSameTables(saved: readonly TableShape[], here: readonly TableShape[]): void {
  const shapes = (tables: readonly TableShape[]) =>
    new Map(tables.map((table) => [tableName(table), JSON.stringify(table.columns)]));
  const [then, now] = [shapes(saved), shapes(here)];
  for (const name of new Set([...then.keys(), ...now.keys()]))
    if (then.get(name) !== now.get(name)) throw new DoesNotFit('other-columns', name);
}
