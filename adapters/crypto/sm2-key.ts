import { createECDH, createHmac, createPrivateKey } from 'node:crypto';
import type { NoteSigner } from '#platform/evidence';
import { formatNoteKey, formatSignature, noteKeyId, otherType, sm2Digest, sm2Identifier } from '#verifier';

/** A private number and its point `04, x, y`. */
export interface Sm2Key {
  readonly secret: Buffer;
  readonly point: Buffer;
}

/** Order of the curve (GB/T 32918.5). */
const order = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n;
// PKCS#8 of a key on curve sm2: what stands before the secret, and between it and the point.
const pemHead = Buffer.from(
  '308187020100301306072a8648ce3d020106082a811ccf5501822d046d306b0201010420',
  'hex',
);
const pemMiddle = Buffer.from('a144034200', 'hex');

const numberOf = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
const bytesOf = (number: bigint): Buffer => Buffer.from(number.toString(16).padStart(64, '0'), 'hex');

export function makeSm2Key(): Sm2Key {
  const curve = createECDH('SM2');
  const point = curve.generateKeys();
  return { secret: bytesOf(numberOf(curve.getPrivateKey())), point };
}

/** The point of a secret. Throws when the number is none of the curve. */
export function sm2KeyOf(secret: Buffer): Sm2Key {
  const curve = createECDH('SM2');
  curve.setPrivateKey(secret);
  return { secret, point: curve.getPublicKey() };
}

/** PKCS#8 PEM, which the openssl command line reads as an SM2 key. */
export const sm2Pem = ({ secret, point }: Sm2Key): string =>
  createPrivateKey({
    key: Buffer.concat([pemHead, secret, pemMiddle, point]),
    format: 'der',
    type: 'pkcs8',
  }).export({ type: 'pkcs8', format: 'pem' }) as string;

/** The SM2 key of a PKCS#8 PEM, or null when it holds another kind of key. */
export function readSm2Pem(pem: string | Buffer): Sm2Key | null {
  const der = createPrivateKey(pem).export({ type: 'pkcs8', format: 'der' });
  if (!der.subarray(0, pemHead.length).equals(pemHead)) return null;
  return sm2KeyOf(der.subarray(pemHead.length, pemHead.length + 32));
}

/**
 * The signature r, s with the default user id (GB/T 32918.2 §6.1). Node’s own SM2 keys cannot be given a user id, so OpenSSL only
 * multiplies the points here.
 */
export function sm2Signature(
  message: Uint8Array,
  { secret, point }: Sm2Key,
  nonces: (secret: Buffer, e: Uint8Array) => Iterable<bigint> = drawn,
): Buffer {
  const e = sm2Digest(message, point);
  const d = numberOf(secret);
  for (const k of nonces(secret, e)) {
    const x = numberOf(sm2KeyOf(bytesOf(k)).point.subarray(1, 33));
    const r = (numberOf(e) + x) % order;
    if (r === 0n || r + k === order) continue;
    const s = (inverse(d + 1n) * (((k - r * d) % order) + order)) % order;
    if (s !== 0n) return Buffer.concat([bytesOf(r), bytesOf(s)]);
  }
  throw new Error('no nonce gave a signature');
}

/** Fermat: the order is prime. The exponent is public, so the steps taken do not tell of the number. */
function inverse(number: bigint): bigint {
  let [result, base] = [1n, number % order];
  for (let exponent = order - 2n; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) result = (result * base) % order;
    base = (base * base) % order;
  }
  return result;
}

/**
 * Nonces as RFC 6979 §3.2 draws them, with HMAC-SM3: the same text is signed alike each time, and a weak source of randomness cannot
 * give the key away.
 */
function* drawn(secret: Buffer, e: Uint8Array): Generator<bigint> {
  const hmac = (key: Buffer, ...parts: readonly Uint8Array[]) =>
    createHmac('sm3', key).update(Buffer.concat(parts)).digest();
  const digest = bytesOf(numberOf(e) % order);
  let [key, value] = [Buffer.alloc(32, 0), Buffer.alloc(32, 1)];
  for (const round of [0, 1]) {
    key = hmac(key, value, Buffer.of(round), secret, digest);
    value = hmac(key, value);
  }
  for (;;) {
    value = hmac(key, value);
    const nonce = numberOf(value);
    if (nonce > 0n && nonce < order) yield nonce;
    key = hmac(key, value, Buffer.of(0));
    value = hmac(key, value);
  }
}

/** A signer of notes over an SM2 key in memory: type 0xff with the identifier of SM2 with SM3. */
export function sm2Signer(key: Sm2Key, name: string): NoteSigner {
  const published = Buffer.concat([sm2Identifier, key.point]);
  const id = noteKeyId(name, otherType, published);
  return {
    vkey: formatNoteKey(name, otherType, published),
    sign: async (text) => formatSignature(name, id, sm2Signature(Buffer.from(text, 'utf8'), key)),
  };
}
