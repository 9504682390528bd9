import { createReadStream, existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createGzip } from 'node:zlib';
import { type ArchiveWriter, createArchive } from '#adapters/archive';
import { destroyedKeys, savedRoots } from '#adapters/crypto';
import { createPool, machineClock, type SavedDatabase, saveDatabase, tableName } from '#adapters/postgres';
import { fileTileStore } from '#adapters/tiles';
import { BlobStore } from '#adapters/uploads';
import { type Text, text } from '#foundation';
import { filesOfLog, LogHalted } from '#platform/evidence';
import type { Home } from '../../server/home.ts';
import { version } from '../../server/version.ts';
import { Refused } from '../outcome.ts';
import { mustFindHome, openForReading, type Place } from './home-access.ts';
import {
  backupFormat,
  blobPart,
  logPart,
  type Manifest,
  type SavedTableEntry,
  tablePart,
} from './manifest.ts';

export interface SaveOptions {
  readonly file: string;
  /** Write over a file that is there. */
  readonly force: boolean;
  readonly say: (line: Text) => void;
}

export interface SavedBackup {
  readonly rows: number;
  readonly tables: number;
  readonly blobs: number;
  readonly logFiles: number;
  /** Blobs that did not have their digest any more; they are not in the backup. */
  readonly damagedBlobs: readonly string[];
}

/**
 * Save a home into one file: its database as of one moment, received files and Parquet, the log. Keys are never in it. The file
 * appears whole or not at all.
 *
 * The order matters: the rows first, then the files and the log, so that everything the rows speak of is there; what came since is
 * harmless (files without a row; a log ahead of the database is taken back by the sequencer).
 */
export async function saveBackup(place: Place, { file, force, say }: SaveOptions): Promise<SavedBackup> {
  if (!force && existsSync(file)) {
    throw new Refused(
      text(`${file} 已存在；用 --force 覆盖。`, `${file} is there already; --force writes over it.`),
    );
  }
  if (!existsSync(dirname(file)))
    throw new Refused(text(`没有目录 ${dirname(file)}。`, `There is no folder ${dirname(file)}.`));
  const home = await mustFindHome(place);
  const database = await openForReading(home, place, 'backup');
  try {
    const at = machineClock.now();
    const archive = await createArchive(file, at);
    try {
      const tables = await saveTables(archive, database.url, say);
      const { blobs, damagedBlobs } = await saveBlobs(archive, home, say);
      const logFiles = await saveLog(archive, home, say);
      const manifest: Manifest = {
        format: backupFormat,
        gongshu: version,
        createdAt: at.toString(),
        demo: home.demo,
        postgres: tables.database.serverVersion,
        migrations: tables.database.shape.migrations,
        tables: tables.entries,
        sequences: tables.database.sequences,
        destroyedKeys: await destroyedKeys(home.keys),
        damagedBlobs,
        sealRoots: await savedRoots(home.seals),
      };
      await archive.finish(manifest);
      const rows = tables.entries.reduce((sum, table) => sum + table.rows, 0);
      return { rows, tables: tables.entries.length, blobs, logFiles, damagedBlobs };
    } finally {
      await archive.abandon();
    }
  } finally {
    await database.close();
  }
}

async function saveTables(
  archive: ArchiveWriter,
  url: string,
  say: SaveOptions['say'],
): Promise<{ readonly database: SavedDatabase; readonly entries: readonly SavedTableEntry[] }> {
  const pool = createPool({ connectionString: url, max: 1, applicationName: 'gongshu-backup' });
  try {
    const entries: SavedTableEntry[] = [];
    const database = await saveDatabase(pool, async ({ content, rows, ...shape }) => {
      const packed = createGzip();
      content.once('error', (error) => packed.destroy(error));
      await archive.add(tablePart(shape), content.pipe(packed));
      entries.push({ ...shape, rows: rows() });
      if (rows() >= 100_000)
        say(text(`  ${tableName(shape)}：${rows()} 行`, `  ${tableName(shape)}: ${rows()} rows`));
    });
    if (entries.length === 0) {
      throw new Refused(text('数据库中还没有公枢的数据。', 'The database holds nothing of Gongshu yet.'));
    }
    const rows = entries.reduce((sum, entry) => sum + entry.rows, 0);
    say(
      text(`数据库：${entries.length} 张表，${rows} 行`, `Database: ${entries.length} tables, ${rows} rows`),
    );
    return { database, entries };
  } finally {
    await pool.end();
  }
}

/** Every file of the blob store, read against its name. Half-written uploads have other names and are left out. */
async function saveBlobs(
  archive: ArchiveWriter,
  home: Home,
  say: SaveOptions['say'],
): Promise<{ readonly blobs: number; readonly damagedBlobs: readonly string[] }> {
  const store = new BlobStore(home.blobs);
  const names = await blobNames(home.blobs);
  const damagedBlobs: string[] = [];
  let [saved, bytes, told] = [0, 0, 0];
  for (const sha256 of names) {
    const part = await archive.addKnown(blobPart(sha256), createReadStream(store.path(sha256)), sha256);
    if (part) saved++;
    else damagedBlobs.push(sha256);
    bytes += part?.bytes ?? 0;
    if (bytes - told >= 1 << 30) {
      told = bytes;
      const share = `${saved}/${names.length}`;
      say(text(`  文件 ${share}，${megabytes(bytes)}`, `  files ${share}, ${megabytes(bytes)}`));
    }
  }
  say(text(`文件：${saved} 个，${megabytes(bytes)}`, `Files: ${saved}, ${megabytes(bytes)}`));
  return { blobs: saved, damagedBlobs };
}

/** Digests of all files in a blob store. */
export async function blobNames(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter(
      (entry) =>
        entry.isFile() &&
        /^[0-9a-f]{64}$/.test(entry.name) &&
        entry.parentPath === join(folder, entry.name.slice(0, 2)),
    )
    .map(({ name }) => name)
    .sort();
}

async function saveLog(archive: ArchiveWriter, home: Home, say: SaveOptions['say']): Promise<number> {
  let files = 0;
  try {
    for await (const { path, bytes } of filesOfLog(fileTileStore(home.log))) {
      await archive.add(logPart(path), only(bytes));
      files++;
    }
  } catch (error) {
    if (!(error instanceof LogHalted)) throw error;
    throw new Refused(
      text(
        `日志目录已损坏，未作备份（${error.message}）。请运行 gongshu verify-all，见 docs/operate/backup-and-restore.md。`,
        `The log’s folder is damaged and nothing was saved (${error.message}). Run gongshu verify-all and see docs/operate/backup-and-restore.md.`,
      ),
    );
  }
  say(text(`日志：${files} 个文件`, `Log: ${files} files`));
  return files;
}

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

export const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`;
