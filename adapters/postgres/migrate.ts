import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import type pg from 'pg';
import type { Module } from '#foundation';
import { appliedMigrations } from './backup-shape.ts';

const kernelFolder = new URL('./migrations/', import.meta.url);

type Migrated = Pick<Module, 'name' | 'migrations'>;

/**
 * Bring the database up to the code: the kernel first, then each module's schema in the order given. Safe to run from several
 * processes at once. With `only`, by schema, to an earlier state: those migrations and no others.
 */
export async function migrate(
  pool: pg.Pool,
  modules: readonly Migrated[],
  only?: { readonly [schema: string]: readonly string[] },
): Promise<string[]> {
  const database = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  const applied: string[] = [];
  for (const part of withKernel(modules)) {
    const schema = schemaName(part.name);
    const wanted = only === undefined ? null : (only[schema] ?? []);
    if (wanted?.length === 0) continue;
    await createSchema(database, schema);
    const folder = part.migrations;
    const migrator = new Migrator({
      db: database,
      provider: { getMigrations: () => sqlMigrations(folder, wanted) },
      migrationTableSchema: schema,
    });
    const { error, results } = await migrator.migrateToLatest();
    if (error) throw new Error(`migration of ${part.name} failed: ${String(error)}`, { cause: error });
    for (const result of results ?? [])
      if (result.status === 'Success') applied.push(`${part.name}/${result.migrationName}`);
  }
  return applied;
}

/** How the database stands to this program, by `schema/migration`. */
export interface SchemaState {
  /** Migrations of this program that the database has not had. */
  readonly pending: readonly string[];
  /** Those it had of a later program. */
  readonly unknown: readonly string[];
}

/** What `migrate` would do, and what it could not know of. Nothing is changed. */
export async function schemaState(pool: pg.Pool, modules: readonly Migrated[]): Promise<SchemaState> {
  const known = await migrationNames(modules);
  const had = await appliedMigrations(pool);
  const named = (of: { readonly [schema: string]: readonly string[] }) =>
    Object.entries(of).flatMap(([schema, names]) => names.map((name) => `${schema}/${name}`));
  const [here, there] = [new Set(named(known)), new Set(named(had))];
  return {
    pending: [...here].filter((name) => !there.has(name)),
    unknown: [...there].filter((name) => !here.has(name)),
  };
}

/** `rural-credit` keeps its tables in the schema `rural_credit`. */
export const schemaName = (module: string): string => module.replaceAll('-', '_');

const withKernel = (modules: readonly Migrated[]): readonly { name: string; migrations: URL }[] =>
  [{ name: 'kernel', migrations: kernelFolder }, ...modules].flatMap(({ name, migrations }) =>
    migrations ? [{ name, migrations }] : [],
  );

/** Names of all migrations of this program, by schema. */
export async function migrationNames(
  modules: readonly Migrated[],
): Promise<{ readonly [schema: string]: readonly string[] }> {
  const names: Record<string, readonly string[]> = {};
  for (const { name, migrations } of withKernel(modules))
    names[schemaName(name)] = (await sqlFiles(migrations)).map(nameOf);
  return names;
}

const sqlFiles = async (folder: URL): Promise<string[]> =>
  (await readdir(folder)).filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name)).sort();

const nameOf = (file: string): string => file.replace(/\.sql$/, '');

async function sqlMigrations(
  folder: URL,
  wanted: readonly string[] | null,
): Promise<Record<string, Migration>> {
  const migrations: Record<string, Migration> = {};
  for (const file of await sqlFiles(folder)) {
    if (wanted && !wanted.includes(nameOf(file))) continue;
    const text = await readFile(fileURLToPath(new URL(file, ensureSlash(folder))), 'utf8');
    migrations[nameOf(file)] = {
      up: async (database) => {
        // It takes the time it takes: nothing else runs on the tables meanwhile.
        await sql`SET LOCAL transaction_timeout = 0`.execute(database);
        await sql.raw(text).execute(database);
      },
    };
  }
  return migrations;
}

const ensureSlash = (folder: URL): URL =>
  folder.pathname.endsWith('/') ? folder : new URL(`${folder.href}/`);

/** Two processes may boot at once; CREATE SCHEMA IF NOT EXISTS alone races on the catalogue's unique index. */
async function createSchema(database: Kysely<unknown>, schema: string): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await sql`SELECT pg_advisory_xact_lock(hashtext('gongshu.create-schema'))`.execute(transaction);
    await sql`CREATE SCHEMA IF NOT EXISTS ${sql.id(schema)}`.execute(transaction);
  });
}
