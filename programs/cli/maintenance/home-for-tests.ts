import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type pg from 'pg';
import { openKeyRing, openLogKeys } from '#adapters/crypto';
import { createDatabase, createPool, databasePlace, machineClock, migrate } from '#adapters/postgres';
import { fileTileStore } from '#adapters/tiles';
import { BlobStore } from '#adapters/uploads';
import type { Database } from '#foundation';
import { createSequencer } from '#platform/evidence';
import { type Home, makeHome } from '../../server/home.ts';
import { logOrigin } from '../../server/log-origin.ts';
import { modulesOf } from '../../server/modules.ts';
import type { Place } from './home-access.ts';

let serverUrl = '';
/** Where the test server is; said once by each test file, since what ships knows no test runner. */
export const onServer = (url: string): void => {
  serverUrl = url;
};

/** A home with a database of its own on the test server, without a running program. */
export interface TestHome {
  readonly home: Home;
  readonly place: Place;
  readonly blobs: BlobStore;
  /** A pool for one piece of work; a restore needs everybody to be gone. */
  withDatabase<Value>(body: (pool: pg.Pool, database: Database) => Promise<Value>): Promise<Value>;
  /** Let the sequencer enter everything that waits. */
  sequence(): Promise<void>;
  put(content: string): Promise<string>;
  remove(): Promise<void>;
}

/** A home whose database is migrated, or an empty folder and an empty database. */
export async function testHome(kind: 'migrated' | 'empty' = 'migrated'): Promise<TestHome> {
  const root = await mkdtemp(join(tmpdir(), 'gongshu-home-'));
  const name = `t_${randomBytes(6).toString('hex')}`;
  const server = databasePlace(serverUrl);
  const url = server.urlOf(name);
  if (kind === 'migrated') await copyOf(await migratedTemplate(), name);
  else await server.makeEmpty(name);
  const home = await makeHome(root, false);
  if (kind === 'empty') await rm(join(root, 'home.json'));
  const blobs = new BlobStore(home.blobs);

  const withDatabase: TestHome['withDatabase'] = async (body) => {
    const pool = createPool({ connectionString: url, max: 4 });
    try {
      return await body(pool, createDatabase(pool, machineClock));
    } finally {
      await pool.end();
    }
  };
  if (kind === 'migrated') await openKeyRing({ folder: home.keys });
  return {
    home,
    place: { root, databaseUrl: url },
    blobs,
    withDatabase,
    sequence: () =>
      withDatabase(async (_pool, database) => {
        const { signers } = await openLogKeys({ folder: home.keys, name: logOrigin, sm2: true });
        const ports = { origin: logOrigin, tiles: fileTileStore(home.log), signers };
        await createSequencer(database, ports, {
          onError: (error) => {
            throw error;
          },
        }).drain();
      }),
    put: async (content) => (await blobs.put(Readable.from([Buffer.from(content)]))).sha256,
    async remove() {
      for (const suffix of ['', '_restoring', '_replaced']) await server.drop(`${name}${suffix}`);
      await rm(root, { recursive: true, force: true });
    },
  };
}

let template: Promise<string> | undefined;

/** Migrated once for a test file; a copy takes a fraction of the time. */
function migratedTemplate(): Promise<string> {
  template ??= (async () => {
    const name = `template_${randomBytes(6).toString('hex')}`;
    const server = databasePlace(serverUrl);
    await server.makeEmpty(name);
    const pool = createPool({ connectionString: server.urlOf(name), max: 1 });
    try {
      await migrate(pool, await modulesOf({ demo: false }));
    } finally {
      await pool.end();
    }
    return name;
  })();
  return template;
}

async function copyOf(source: string, name: string): Promise<void> {
  const pool = createPool({ connectionString: serverUrl, max: 1 });
  try {
    await pool.query(`CREATE DATABASE ${name} TEMPLATE ${source}`);
  } finally {
    await pool.end();
  }
}

/** Rows and digest of every table of the house, as PostgreSQL writes them out. */
export async function fingerprint(pool: pg.Pool): Promise<ReadonlyMap<string, string>> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname NOT IN ('pg_catalog', 'information_schema') AND tablename NOT LIKE 'kysely_%' ORDER BY 1`,
  );
  const found = new Map<string, string>();
  for (const { name } of tables) {
    const { rows } = await pool.query<{ print: string }>(
      `SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, E'\\n' ORDER BY t::text)), '-') AS print FROM ${name} t`,
    );
    found.set(name, rows[0]!.print);
  }
  const { rows: sequences } = await pool.query<{ name: string; last: string }>(
    `SELECT schemaname || '.' || sequencename AS name, last_value::text AS last FROM pg_sequences ORDER BY 1`,
  );
  for (const { name, last } of sequences) found.set(name, last);
  return found;
}
