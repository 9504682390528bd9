import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { type Archive, ArchiveDamaged } from '#adapters/archive';
import {
  assertKnownMigrations,
  createDatabase,
  createPool,
  type DatabasePlace,
  demoClock,
  loadDatabase,
  machineClock,
  readShape,
} from '#adapters/postgres';
import { BlobStore } from '#adapters/uploads';
import { type Module, type Text, text } from '#foundation';
import { modulesOf } from '../../server/modules.ts';
import { blobPart, type Manifest, tablePart } from './manifest.ts';

type Say = (line: Text) => void;

/** Every table must be in the archive, and every migration in this program. */
export async function assertFits(manifest: Manifest, modules: readonly Module[]): Promise<void> {
  await assertKnownMigrations(manifest.migrations, modules);
}

/** Whether a database of the house is there: one that was ever migrated. */
export async function holdsData(database: DatabasePlace): Promise<boolean> {
  if (!(await database.exists(database.name))) return false;
  const pool = createPool({ connectionString: database.urlOf(database.name), max: 1 });
  try {
    const client = await pool.connect();
    try {
      return Object.keys((await readShape(client)).migrations).length > 0;
    } finally {
      client.release();
    }
  } finally {
    await pool.end();
  }
}

/** Fill an empty database, bring it up to this program, and end what must not come back with older data (sessions, one-time passwords). */
export async function loadInto(url: string, archive: Archive, manifest: Manifest, say: Say): Promise<void> {
  // Homes restored by earlier versions may have the demo's tables without being demo.
  const modules = await modulesOf({ demo: manifest.demo || Object.hasOwn(manifest.migrations, 'demo') });
  const pool = createPool({
    connectionString: url,
    max: 2,
    applicationName: 'gongshu-restore',
    transactionMs: 0,
  });
  try {
    const tables = manifest.tables.map((table) => ({
      ...table,
      content: () => unpacked(archive, tablePart(table)),
    }));
    await loadDatabase(pool, modules, { ...manifest, tables }, ({ schema, table, rows }) => {
      if (rows >= 100_000)
        say(text(`  ${schema}.${table}：${rows} 行`, `  ${schema}.${table}: ${rows} rows`));
    });
    const clock = manifest.demo ? await demoClock(pool, machineClock.now()) : machineClock;
    const database = createDatabase(pool, clock);
    await database.transaction(async (tx) => {
      for (const module of modules) await module.restored?.(tx);
    });
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    say(text(`数据库：${tables.length} 张表，${rows} 行`, `Database: ${tables.length} tables, ${rows} rows`));
  } finally {
    await pool.end();
  }
}

async function* unpacked(archive: Archive, part: string): AsyncGenerator<Uint8Array> {
  const source = Readable.from(archive.stream(part));
  const gunzip = createGunzip();
  source.once('error', (error) => gunzip.destroy(error));
  yield* source.pipe(gunzip);
}

/** Put every saved file that is missing or damaged; files the backup does not know stay. */
export async function putBlobs(folder: string, archive: Archive, say: Say): Promise<void> {
  const store = new BlobStore(folder);
  let [put, kept] = [0, 0];
  for (const { name } of archive.parts) {
    const [, sha256] = /^blobs\/([0-9a-f]{64})$/.exec(name) ?? [];
    if (sha256 === undefined) continue;
    if ((await digestOf(store.path(sha256))) === sha256) {
      kept++;
      continue;
    }
    await rm(store.path(sha256), { force: true });
    const written = await store.put(archive.stream(blobPart(sha256)));
    if (written.sha256 !== sha256)
      throw new ArchiveDamaged(name, text(`${name} 的内容与名称不符`, `${name} is not what its name says`));
    put++;
  }
  say(
    text(`文件：恢复 ${put} 个，原有 ${kept} 个完好`, `Files: ${put} put back, ${kept} were there and whole`),
  );
}

/** SHA-256 of a file in hex, or null when there is none. */
export async function digestOf(path: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  return hash.digest('hex');
}
