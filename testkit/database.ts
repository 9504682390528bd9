import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { inject } from 'vitest';
import { createDatabase, createPool, migrate } from '#adapters/postgres';
import type { Clock, Database, Module } from '#foundation';
import { fixedClock, type MovableClock } from './clock.ts';

export interface TestDatabase {
  readonly database: Database;
  readonly pool: pg.Pool;
  readonly url: string;
  readonly clock: MovableClock;
  close(): Promise<void>;
}

/**
 * A fresh database with the migrations of the given modules, on the server that the `int` test project started.
 *
 * ```ts
 * const db = await testDatabase([identity, casework]);
 * await db.database.transaction(async (tx) => { … });
 * ```
 */
export async function testDatabase(
  modules: readonly Pick<Module, 'name' | 'migrations'>[],
  clock: MovableClock = fixedClock(),
): Promise<TestDatabase> {
  const server = inject('postgresUrl');
  const name = `t_${randomBytes(6).toString('hex')}`;
  const admin = createPool({ connectionString: server, max: 1 });
  await admin.query(`CREATE DATABASE ${name}`);
  const url = server.replace(/\/[^/]*$/, `/${name}`);
  const pool = createPool({ connectionString: url, max: 20 });
  await migrate(pool, modules);
  const database = createDatabase(pool, clock as Clock);
  return {
    database,
    pool,
    url,
    clock,
    async close() {
      await database.close();
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await admin.end();
    },
  };
}

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string;
  }
}
