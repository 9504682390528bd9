import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { type Archive, openArchive } from '#adapters/archive';
import { hasKeys, openKeyRing, putKeys, putRoots } from '#adapters/crypto';
import { databasePlace, startEmbedded } from '#adapters/postgres';
import { fileTileStore } from '#adapters/tiles';
import { type Text, text } from '#foundation';
import { compareLogs, copyLog } from '#platform/evidence';
import { findHome, type Home, makeHome, restoringMarkOf } from '../../server/home.ts';
import { allModules } from '../../server/modules.ts';
import { Refused } from '../outcome.ts';
import { holdFor, type Place } from './home-access.ts';
import { type Manifest, manifestOf } from './manifest.ts';
import { refusalOf } from './refusals.ts';
import { assertFits, holdsData, loadInto, putBlobs } from './restore-parts.ts';
import { writeDurably } from './restoring-mark.ts';
import { savedLog } from './saved-log.ts';

/** The durable steps of a restore, in order; a crash after any leaves the old state or a restore that is run again. */
export const restoreSteps = [
  'checked',
  'loaded',
  'files',
  'marked',
  'keys',
  'log',
  'swapped',
  'ended',
] as const;
export type RestoreStep = (typeof restoreSteps)[number];

export interface RestoreOptions {
  readonly file: string;
  /** Put the backup in the place of what the home holds. */
  readonly replace: boolean;
  /** Keys out of a sealed file, for a home that has none. */
  readonly keys: ReadonlyMap<string, Buffer> | null;
  readonly say: (line: Text) => void;
  /** Called after each durable step; for tests that die there. */
  readonly after?: (step: RestoreStep) => void;
}

/**
 * Put a backup into a home. Everything that can be refused is refused before anything is changed. The database is built beside the
 * present one and changes places with it at once; between the first change that shows and the last the home is marked, and a
 * marked home does not start. Keys of the home stay as they are, and destroyed ones stay destroyed.
 */
export async function restoreBackup(place: Place, options: RestoreOptions): Promise<Manifest> {
  let archive: Archive;
  try {
    archive = await openArchive(options.file);
  } catch (error) {
    throw refusalOf(error, options.file);
  }
  try {
    await verify(archive, options.say);
    const manifest = manifestOf(archive);
    await assertFits(manifest, await allModules());
    return await restoreInto(place, archive, manifest, options);
  } catch (error) {
    throw refusalOf(error, options.file);
  } finally {
    await archive.close();
  }
}

async function verify(archive: Archive, say: RestoreOptions['say']): Promise<void> {
  let told = 0;
  await archive.verify((bytes, of) => {
    if (bytes - told < 1 << 30) return;
    told = bytes;
    const percent = Math.floor((100 * bytes) / of);
    say(text(`  正在核对备份：${percent}%`, `  checking the backup: ${percent}%`));
  });
  const { length } = archive.parts;
  say(
    text(
      `备份完好：${length} 个部分的摘要全部相符`,
      `The backup is whole: all ${length} parts have their digests`,
    ),
  );
}

async function restoreInto(
  place: Place,
  archive: Archive,
  manifest: Manifest,
  options: RestoreOptions,
): Promise<Manifest> {
  const before = await findHome(place.root);
  if (before && before.demo !== manifest.demo) {
    throw new Refused(
      manifest.demo
        ? text(
            '这是演示数据的备份，只能恢复到演示目录。',
            'This is the backup of a demo home and goes into demo homes only.',
          )
        : text(
            '这不是演示数据的备份，不能恢复到演示目录。',
            'This is no backup of a demo home and does not go into one.',
          ),
    );
  }
  const home = before ?? (await makeHome(place.root, manifest.demo));
  const release = await holdFor(home.root, 'restore');
  try {
    await assertKeysMayCome(home, options);
    await compareLogs(savedLog(archive), fileTileStore(home.log));
    const server = place.databaseUrl ? null : await startEmbedded({ folder: home.postgres });
    try {
      await build(home, place.databaseUrl ?? server?.url ?? '', archive, manifest, options);
    } finally {
      await server?.stop();
    }
  } finally {
    await release();
  }
  return manifest;
}

async function assertKeysMayCome(home: Home, { keys }: RestoreOptions): Promise<void> {
  // A restore that died after its keys were put finds them there and goes on.
  if (keys === null || existsSync(restoringMarkOf(home.root)) || !(await hasKeys(home.keys))) return;
  throw new Refused(
    text(
      `${home.keys} 中已有密钥；现有密钥始终保留，不会被备份中的密钥替换。请去掉 --keys。`,
      `${home.keys} holds keys; they stay and are never replaced by saved ones. Leave out --keys.`,
    ),
  );
}

async function build(
  home: Home,
  url: string,
  archive: Archive,
  manifest: Manifest,
  { replace, keys, say, after = () => {} }: RestoreOptions,
): Promise<void> {
  const database = databasePlace(url);
  const [fresh, aside] = [`${database.name}_restoring`, `${database.name}_replaced`];
  const mark = restoringMarkOf(home.root);
  const again = existsSync(mark);
  if (!replace && !again && (await holdsData(database))) {
    throw new Refused(
      text(
        `${home.root} 中已有数据。如确要以备份取代它，请加 --replace。`,
        `${home.root} holds data. To put the backup in its place, say --replace.`,
      ),
    );
  }
  after('checked');

  await database.makeEmpty(fresh);
  await loadInto(database.urlOf(fresh), archive, manifest, say);
  after('loaded');
  await putBlobs(home.blobs, archive, say);
  after('files');

  await writeDurably(mark, `${JSON.stringify({ createdAt: manifest.createdAt })}\n`);
  after('marked');
  if (keys) await putKeys(home.keys, keys, manifest.destroyedKeys);
  const ring = await openKeyRing({ folder: home.keys });
  for (const id of manifest.destroyedKeys) await ring.destroy(id);
  await putRoots(home.seals, manifest.sealRoots ?? []);
  after('keys');
  await copyLog(savedLog(archive), fileTileStore(home.log));
  after('log');
  await database.drop(aside);
  await database.swap(fresh, aside);
  after('swapped');
  await rm(mark, { force: true });
  await database.drop(aside);
  after('ended');
}
