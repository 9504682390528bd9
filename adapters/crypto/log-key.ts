import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { promisify } from 'node:util';
import type { NoteSigner } from '#platform/evidence';
import { ed25519Type, formatNoteKey, formatSignature, noteKeyId } from '#verifier';
import { readSecret, writeNewSecret } from './secret-file.ts';

export interface LogKeyOptions {
  /** PKCS#8 PEM, mode 0600. */
  readonly file: string;
  /** Name on the signature lines; for a log's own key its origin. */
  readonly name: string;
}

/** Load the log's Ed25519 key, making it on the first start. Where a log already exists use `loadLogKey`: a lost key must not be replaced unseen. */
export async function openLogKey(options: LogKeyOptions): Promise<NoteSigner> {
  return (await loadLogKey(options)) ?? createLogKey(options);
}

/** The signer of an existing key file, or null when there is none. */
export async function loadLogKey({ file, name }: LogKeyOptions): Promise<NoteSigner | null> {
  const pem = await readSecret(file);
  if (!pem) return null;
  const key = createPrivateKey(pem);
  if (key.asymmetricKeyType !== 'ed25519')
    throw new Error(`${file} holds a key of type ${key.asymmetricKeyType}, not ed25519`);
  return noteSigner(key, name);
}

/** Make a new key file. When another process makes one at the same time, both use the one that came first. */
export async function createLogKey(options: LogKeyOptions): Promise<NoteSigner> {
  const { privateKey } = generateKeyPairSync('ed25519');
  await writeNewSecret(options.file, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const signer = await loadLogKey(options);
  if (!signer) throw new Error(`${options.file} disappeared while it was made`);
  return signer;
}

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
