import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { exists, readSecret, writeNewSecret } from './secret-file.ts';

/** Fewer characters than this are guessed; the file holds everything that is to stay secret. */
export const shortestPassphrase = 12;

const header = Buffer.from('gongshu-keys/1\n');
const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 } as const;
const [saltBytes, nonceBytes, tagBytes] = [16, 12, 16];

/** The passphrase is another one, or the file was changed: the two cannot be told apart. */
export class KeysNotOpened extends Error {}

/**
 * All files of a folder of keys as one sealed file: header, salt, nonce, AES-256-GCM under scrypt of the passphrase. It holds the
 * master key beside what that wraps, so it must never lie open.
 */
export async function sealKeys(folder: string, passphrase: string): Promise<Buffer> {
  const files: Record<string, string> = {};
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name.startsWith('.writing-')) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = await readSecret(path);
    // Destroyed since the folder was listed.
    if (bytes) files[relative(folder, path).replaceAll('\\', '/')] = bytes.toString('base64');
  }
  const salt = randomBytes(saltBytes);
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', keyFrom(passphrase, salt), nonce);
  cipher.setAAD(header);
  const sealed = Buffer.concat([cipher.update(JSON.stringify(files)), cipher.final()]);
  return Buffer.concat([header, salt, nonce, sealed, cipher.getAuthTag()]);
}

/** Open a sealed file of keys: path below the folder → bytes. Throws KeysNotOpened. */
export function openKeysFile(file: Uint8Array, passphrase: string): ReadonlyMap<string, Buffer> {
  const bytes = Buffer.from(file);
  const start = header.length + saltBytes + nonceBytes;
  if (!bytes.subarray(0, header.length).equals(header) || bytes.length < start + tagBytes)
    throw new KeysNotOpened('this is no file of keys');
  const salt = bytes.subarray(header.length, header.length + saltBytes);
  const nonce = bytes.subarray(header.length + saltBytes, start);
  const decipher = createDecipheriv('aes-256-gcm', keyFrom(passphrase, salt), nonce, {
    authTagLength: tagBytes,
  });
  decipher.setAAD(header);
  decipher.setAuthTag(bytes.subarray(-tagBytes));
  let text: string;
  try {
    text = Buffer.concat([decipher.update(bytes.subarray(start, -tagBytes)), decipher.final()]).toString();
  } catch {
    throw new KeysNotOpened('the passphrase does not open it, or it was changed');
  }
  const files = JSON.parse(text) as Record<string, string>;
  return new Map(Object.entries(files).map(([path, content]) => [path, Buffer.from(content, 'base64')]));
}

/**
 * Put keys back into a folder that has none, except those of ids that were destroyed by now: their files are not written, and their
 * markers are. Files that are there already stay as they are, so it may be done again.
 */
export async function putKeys(
  folder: string,
  files: ReadonlyMap<string, Buffer>,
  destroyed: readonly string[],
): Promise<void> {
  const gone = new Set(destroyed);
  for (const path of files.keys())
    if (path.startsWith('destroyed/')) gone.add(path.slice('destroyed/'.length));
  for (const id of gone) await writeNewSecret(join(folder, 'destroyed', checkedName(id)), '');
  for (const [path, bytes] of files) {
    const [, id] = /^data\/(.+)\.key$/.exec(path) ?? [];
    if (id !== undefined && gone.has(id)) continue;
    await writeNewSecret(join(folder, ...path.split('/').map(checkedName)), bytes);
  }
}

/** Whether a folder holds keys at all. */
export const hasKeys = async (folder: string): Promise<boolean> =>
  (await exists(join(folder, 'master.key'))) || (await exists(join(folder, 'log.pem')));

function checkedName(name: string): string {
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,120}$/.test(name)) throw new RangeError(`“${name}” cannot name a key`);
  return name;
}

const keyFrom = (passphrase: string, salt: Uint8Array): Buffer =>
  scryptSync(passphrase.normalize('NFC'), salt, 32, cost);
