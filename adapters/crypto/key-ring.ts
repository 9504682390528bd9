import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { exists, makeSecretFolder, readSecret, shred, writeNewSecret } from './secret-file.ts';

/**
 * Data keys of 256 bits, one for each thing that must be forgettable: an agreement's projections, a service's snapshot. They lie in
 * files outside PostgreSQL and outside its backups, each wrapped under the master key, so that destroyed stays destroyed after a
 * restore of the database.
 */
export interface KeyRing {
  /** A new key under an id never used before. Throws when the id exists or was destroyed. */
  create(id: string): Promise<Buffer>;
  /** The key of 32 bytes. Throws KeyUnknown or KeyDestroyed. */
  open(id: string): Promise<Buffer>;
  /** Destroy for good; doing it again changes nothing. Also an id without a key can be destroyed: it then never gets one. */
  destroy(id: string): Promise<void>;
  isDestroyed(id: string): Promise<boolean>;
}

export interface KeyRingOptions {
  /** Folder of the ring, e.g. GONGSHU_HOME/keys. */
  readonly folder: string;
  /** File of the master key, 32 bytes in hexadecimal; `master.key` in the folder when absent. Made on the first start. */
  readonly masterFile?: string;
}

export class KeyUnknown extends Error {}
export class KeyDestroyed extends Error {}

const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;
const header = Buffer.from('gongshu-key/1\n');

export async function openKeyRing({
  folder,
  masterFile = join(folder, 'master.key'),
}: KeyRingOptions): Promise<KeyRing> {
  await makeSecretFolder(join(folder, 'data'));
  await makeSecretFolder(join(folder, 'destroyed'));
  const master = await openMaster(masterFile);
  const keyFile = (id: string) => join(folder, 'data', `${checked(id)}.key`);
  const markerFile = (id: string) => join(folder, 'destroyed', checked(id));
  const isDestroyed = (id: string) => exists(markerFile(id));

  return {
    isDestroyed,
    async create(id) {
      if (await isDestroyed(id))
        throw new KeyDestroyed(`the key “${id}” was destroyed and its id is not used again`);
      const key = randomBytes(keyBytes);
      if (!(await writeNewSecret(keyFile(id), wrap(master, id, key))))
        throw new Error(`there is a key “${id}” already`);
      // Destroyed by another process between the look and the write: the marker wins.
      if (await isDestroyed(id)) {
        await shred(keyFile(id));
        throw new KeyDestroyed(`the key “${id}” was destroyed`);
      }
      return key;
    },
    async open(id) {
      // The marker is asked first: a key file copied back from somewhere is not a key any more.
      if (await isDestroyed(id)) throw new KeyDestroyed(`the key “${id}” was destroyed`);
      const wrapped = await readSecret(keyFile(id));
      if (!wrapped) throw new KeyUnknown(`there is no key “${id}”`);
      return unwrap(master, id, wrapped);
    },
    async destroy(id) {
      // The marker is durable before the key goes: a crash in between leaves a key nobody opens, and the next call removes it.
      await writeNewSecret(markerFile(id), '');
      await shred(keyFile(id));
    },
  };
}

/** Ids whose keys were destroyed, as a folder of a ring tells them. They are no secret. */
export async function destroyedKeys(folder: string): Promise<string[]> {
  const markers = join(folder, 'destroyed');
  if (!(await exists(markers))) return [];
  return (await readdir(markers)).filter((name) => /^[A-Za-z0-9]/.test(name)).sort();
}

/** Ids become file names, so they are letters, digits, `_`, `-` and never more. */
function checked(id: string): string {
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/.test(id)) throw new RangeError(`“${id}” cannot name a key`);
  return id;
}

async function openMaster(file: string): Promise<Buffer> {
  await writeMissingMaster(file);
  const text = (await readSecret(file))?.toString('ascii').trim() ?? '';
  if (!/^[0-9a-f]{64}$/.test(text))
    throw new Error(`${file} is not a master key: 64 hexadecimal digits are needed`);
  return Buffer.from(text, 'hex');
}

async function writeMissingMaster(file: string): Promise<void> {
  if (!(await exists(file))) await writeNewSecret(file, `${randomBytes(keyBytes).toString('hex')}\n`);
}

/** Header, id of the master key, nonce, sealed key, tag. The header and the data key's id are authenticated with it, so files cannot be swapped. */
function wrap(master: Buffer, id: string, key: Buffer): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', master, nonce);
  cipher.setAAD(Buffer.concat([header, Buffer.from(id)]));
  return Buffer.concat([
    header,
    masterId(master),
    nonce,
    cipher.update(key),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
}

function unwrap(master: Buffer, id: string, wrapped: Buffer): Buffer {
  const body = wrapped.subarray(header.length);
  if (
    !wrapped.subarray(0, header.length).equals(header) ||
    body.length !== 8 + nonceBytes + keyBytes + tagBytes
  ) {
    throw new Error(`the file of key “${id}” is damaged`);
  }
  if (!body.subarray(0, 8).equals(masterId(master)))
    throw new Error(`the key “${id}” was wrapped under another master key`);
  const nonce = body.subarray(8, 8 + nonceBytes);
  const sealed = body.subarray(8 + nonceBytes, -tagBytes);
  const decipher = createDecipheriv('aes-256-gcm', master, nonce, { authTagLength: tagBytes });
  decipher.setAAD(Buffer.concat([header, Buffer.from(id)]));
  decipher.setAuthTag(body.subarray(-tagBytes));
  try {
    return Buffer.concat([decipher.update(sealed), decipher.final()]);
  } catch {
    throw new Error(`the file of key “${id}” is damaged or belongs to another id`);
  }
}

/** Eight bytes that tell master keys apart and say nothing about them. */
const masterId = (master: Buffer): Buffer =>
  createHash('sha256').update('gongshu-master/1\n').update(master).digest().subarray(0, 8);
