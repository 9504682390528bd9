import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { promisify } from 'node:util';
import type { NoteSigner } from '#platform/evidence';
import { ed25519Type, formatNoteKey, formatSignature, noteKeyId } from '#verifier';
import { readSecret, writeNewSecret } from './secret-file.ts';
import { makeSm2Key, readSm2Pem, sm2Pem, sm2Signer } from './sm2-key.ts';

/** Ed25519 is what every client of a log reads; SM2 is a second signature beside it. */
export type LogKeyAlgorithm = 'Ed25519' | 'SM2';

export interface LogKeyOptions {
  /** PKCS#8 PEM, mode 0600. */
  readonly file: string;
  /** Name on the signature lines; for a log's own key its origin. */
  readonly name: string;
  /** Ed25519 unless said. */
  readonly algorithm?: LogKeyAlgorithm;
}

/** Load a key of the log, making it on the first start. Where a log already exists use `loadLogKey`: a lost key must not be replaced unseen. */
export async function openLogKey(options: LogKeyOptions): Promise<NoteSigner> {
  return (await loadLogKey(options)) ?? createLogKey(options);
}

/** The signer of an existing key file, or null when there is none. */
export async function loadLogKey({
  file,
  name,
  algorithm = 'Ed25519',
}: LogKeyOptions): Promise<NoteSigner | null> {
  const pem = await readSecret(file);
  if (!pem) return null;
  const signer = kinds[algorithm].signer(pem, name);
  if (!signer) throw new Error(`${file} holds a key of another type, not ${algorithm.toLowerCase()}`);
  return signer;
}

/** Make a new key file. When another process makes one at the same time, both use the one that came first. */
export async function createLogKey(options: LogKeyOptions): Promise<NoteSigner> {
  await writeNewSecret(options.file, kinds[options.algorithm ?? 'Ed25519'].makePem());
  const signer = await loadLogKey(options);
  if (!signer) throw new Error(`${options.file} disappeared while it was made`);
  return signer;
}

interface KeyKind {
  readonly makePem: () => string;
  /** Null when the file holds another kind of key. */
  readonly signer: (pem: Buffer, name: string) => NoteSigner | null;
}

const kinds: { readonly [algorithm in LogKeyAlgorithm]: KeyKind } = {
  Ed25519: {
    makePem: () =>
      generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    signer(pem, name) {
      const key = createPrivateKey(pem);
      return key.asymmetricKeyType === 'ed25519' ? noteSigner(key, name) : null;
    },
  },
  SM2: {
    makePem: () => sm2Pem(makeSm2Key()),
    signer(pem, name) {
      const key = readSm2Pem(pem);
      return key && sm2Signer(key, name);
    },
  },
};

// With a callback the signature is made on the thread pool, beside the event loop.
const signAside = promisify<null, Buffer, KeyObject, Buffer>(sign);

/** A signer over an Ed25519 key in memory. */
export function noteSigner(key: KeyObject, name: string): NoteSigner {
  // The last 32 bytes of an Ed25519 key in SPKI form are the key itself (RFC 8410).
  const raw = createPublicKey(key).export({ type: 'spki', format: 'der' }).subarray(-32);
  const id = noteKeyId(name, ed25519Type, raw);
  return {
    vkey: formatNoteKey(name, ed25519Type, raw),
    sign: async (text) => formatSignature(name, id, await signAside(null, Buffer.from(text, 'utf8'), key)),
  };
}
