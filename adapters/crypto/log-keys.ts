import { randomBytes } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { NoteSigner } from '#platform/evidence';
import { createLogKey, type LogKeyAlgorithm, loadLogKey, openLogKey } from './log-key.ts';
import { exists, readSecret, replaceSecret, shred } from './secret-file.ts';

/** Longest time for which a key may sign on beside its successor. */
export const longestOverlapDays = 365;

export interface LogKeysOptions {
  /** Folder of the key files and of `log-keys.json`, which says what each is. */
  readonly folder: string;
  /** Name of the log. */
  readonly name: string;
  /** Sign with SM2 beside Ed25519. */
  readonly sm2: boolean;
}

/** The keys of one log: for each algorithm the current one, then those it has replaced and that still sign beside it. */
export interface LogKeys {
  /** Changes when a replaced key is retired: read it anew for every note. */
  readonly signers: readonly [NoteSigner, ...NoteSigner[]];
}

interface ReplacedKey {
  readonly file: string;
  readonly overlapDays: number;
}

interface KeysOfAlgorithm {
  readonly current: string;
  readonly replaced: readonly ReplacedKey[];
}

interface Manifest {
  readonly format: 'gongshu-log-keys/1';
  readonly keys: { readonly [algorithm in LogKeyAlgorithm]: KeysOfAlgorithm };
}

const algorithms: readonly LogKeyAlgorithm[] = ['Ed25519', 'SM2'];
const manifestName = 'log-keys.json';
/** Before the first change of keys there is no `log-keys.json`: it then says this. */
const first: Manifest = {
  format: 'gongshu-log-keys/1',
  keys: {
    Ed25519: { current: 'log.pem', replaced: [] },
    SM2: { current: 'log-sm2.pem', replaced: [] },
  },
};
/** Names of keys made by a change. */
const laterKey = /^log-(ed25519|sm2)-[0-9a-f]{16}\.pem$/;

/** The keys of the log, those of the first start made when there are none. For the one process that holds the home. */
export async function openLogKeys(options: LogKeysOptions): Promise<LogKeys> {
  await sweep(options.folder);
  return keysOf(options, openLogKey);
}

/** The keys that are there, or null when the log has none. Makes and removes nothing. */
export async function loadLogKeys(
  options: LogKeysOptions,
): Promise<Awaited<ReturnType<typeof keysOf>> | null> {
  const { keys } = await readManifest(options.folder);
  if (!(await exists(join(options.folder, keys.Ed25519.current)))) return null;
  const sm2 = options.sm2 && (await exists(join(options.folder, keys.SM2.current)));
  return keysOf({ ...options, sm2 }, loadLogKey);
}

/**
 * The keys that are there, for a process that answers beside the owner of the home, or null when the log has none. A key that the owner
 * retires is let go of as soon as `log-keys.json` no longer names it.
 */
export async function followLogKeys(options: LogKeysOptions): Promise<LogKeys | null> {
  const { folder } = options;
  let seen = stampOf(folder);
  const keys = await loadLogKeys(options);
  if (!keys) return null;
  const retired = () => {
    const now = stampOf(folder);
    if (now === seen) return;
    seen = now;
    const named = namesIn(parsed(readFileSync(join(folder, manifestName), 'utf8'), folder));
    keys.keep((file) => named.has(file));
  };
  return {
    get signers() {
      retired();
      return keys.signers;
    },
  };
}

/** Changes whenever another record takes the place of the one before. */
function stampOf(folder: string): string {
  const found = statSync(join(folder, manifestName), { throwIfNoEntry: false });
  return found ? `${found.ino} ${found.mtimeMs}` : '';
}

async function keysOf(
  { folder, name, sm2 }: LogKeysOptions,
  open: (options: Parameters<typeof loadLogKey>[0]) => Promise<NoteSigner | null>,
): Promise<LogKeys & { keep(isKept: (file: string) => boolean): void }> {
  const { keys } = await readManifest(folder);
  let held: { readonly file: string; readonly signer: NoteSigner }[] = [];
  const keep = (isKept: (file: string) => boolean) => {
    held = held.filter(({ file }) => isKept(file));
  };
  for (const algorithm of sm2 ? algorithms : algorithms.slice(0, 1)) {
    const { current, replaced } = keys[algorithm];
    const signer = await open({ name, algorithm, file: join(folder, current) });
    if (!signer) throw new Error(`${join(folder, current)} is missing`);
    held.push({ file: current, signer });
    for (const { file, overlapDays } of replaced) {
      const older = await loadLogKey({ name, algorithm, file: join(folder, file) });
      if (!older) continue;
      const retire = async () => {
        await retireKey(folder, algorithm, file);
        keep((one) => one !== file);
      };
      held.push({ file, signer: { ...older, overlapDays, retire } });
    }
  }
  return {
    keep,
    get signers() {
      return held.map(({ signer }) => signer) as unknown as [NoteSigner, ...NoteSigner[]];
    },
  };
}

/** Why a key was not replaced. */
export class NotReplaced extends Error {
  readonly reason: 'no-key' | 'overlap-runs';
  constructor(reason: NotReplaced['reason']) {
    super(`the key was not replaced: ${reason}`);
    this.reason = reason;
  }
}

/**
 * Make a new key of an algorithm the current one; the old one signs on beside it for so many days from when the log first signs with
 * the new. With 0 days no replaced key signs any more. What a crash leaves is a key file that nothing names, swept at the next start:
 * all changes at once when the new `log-keys.json` takes the place of the old.
 *
 * Throws NotReplaced when there is no such key yet, or an earlier overlap runs and is not to be cut short.
 */
export async function replaceLogKey(
  { folder, name }: Pick<LogKeysOptions, 'folder' | 'name'>,
  algorithm: LogKeyAlgorithm,
  overlapDays: number,
): Promise<NoteSigner> {
  if (!Number.isInteger(overlapDays) || overlapDays < 0 || overlapDays > longestOverlapDays)
    throw new RangeError(`an overlap is 0 to ${longestOverlapDays} whole days`);
  await sweep(folder);
  const manifest = await readManifest(folder);
  const { current, replaced } = manifest.keys[algorithm];
  if (!(await exists(join(folder, current)))) throw new NotReplaced('no-key');
  if (replaced.length > 0 && overlapDays > 0) throw new NotReplaced('overlap-runs');
  const file = `log-${algorithm.toLowerCase()}-${randomBytes(8).toString('hex')}.pem`;
  const signer = await createLogKey({ file: join(folder, file), name, algorithm });
  const older = [current, ...replaced.map((key) => key.file)];
  await writeManifest(folder, {
    ...manifest,
    keys: {
      ...manifest.keys,
      [algorithm]: { current: file, replaced: older.map((one) => ({ file: one, overlapDays })) },
    },
  });
  return signer;
}

/** Forget a replaced key, then destroy it. In this order: a file that nothing names is swept, a name without a file is passed over. */
async function retireKey(folder: string, algorithm: LogKeyAlgorithm, file: string): Promise<void> {
  const manifest = await readManifest(folder);
  const { current, replaced } = manifest.keys[algorithm];
  const kept = replaced.filter((key) => key.file !== file);
  if (kept.length < replaced.length)
    await writeManifest(folder, {
      ...manifest,
      keys: { ...manifest.keys, [algorithm]: { current, replaced: kept } },
    });
  await shred(join(folder, file));
}

/** Destroy what a crash left: keys made but not put to use, and keys retired but not destroyed. */
async function sweep(folder: string): Promise<void> {
  if (!(await exists(join(folder, manifestName)))) return;
  const named = namesIn(await readManifest(folder));
  for (const file of await readdir(folder))
    if ((laterKey.test(file) || namesIn(first).has(file)) && !named.has(file))
      await shred(join(folder, file));
}

const namesIn = ({ keys }: Manifest): ReadonlySet<string> =>
  new Set(
    Object.values(keys).flatMap(({ current, replaced }) => [current, ...replaced.map(({ file }) => file)]),
  );

async function readManifest(folder: string): Promise<Manifest> {
  const bytes = await readSecret(join(folder, manifestName));
  if (bytes) return parsed(bytes.toString('utf8'), folder);
  const later = (await exists(folder)) ? (await readdir(folder)).filter((file) => laterKey.test(file)) : [];
  // A change that broke off before it counted leaves such a file beside the first key; without that key the record itself is lost.
  if (later.length > 0 && !(await exists(join(folder, first.keys.Ed25519.current))))
    throw new Error(
      `${folder} holds log keys (${later.join(', ')}) but no ${manifestName}, which says which of them signs: put it back`,
    );
  return first;
}

function parsed(text: string, folder: string): Manifest {
  const found = JSON.parse(text) as Partial<Manifest> | null;
  const isName = (file: unknown) =>
    typeof file === 'string' && (laterKey.test(file) || namesIn(first).has(file));
  const wellFormed =
    found?.format === first.format &&
    algorithms.every((algorithm) => {
      const { current, replaced } = found.keys?.[algorithm] ?? {};
      const isReplaced = (key: Partial<ReplacedKey> | null) =>
        isName(key?.file) && Number.isInteger(key?.overlapDays);
      return isName(current) && Array.isArray(replaced) && replaced.every(isReplaced);
    });
  if (!wellFormed)
    throw new Error(
      `${join(folder, manifestName)} is not a record of log keys: put it back from a copy of the keys`,
    );
  return found as Manifest;
}

const writeManifest = (folder: string, manifest: Manifest): Promise<void> =>
  replaceSecret(join(folder, manifestName), `${JSON.stringify(manifest, null, 2)}\n`);
