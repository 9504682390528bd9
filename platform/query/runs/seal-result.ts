import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { ReleasedResult } from '../model/index.ts';
import { subkey } from '../run/subkey.ts';

/*
 * A guarded result that nobody may have yet: gzip, then AES-256-GCM under a key of this run alone, derived from the agreement's secret.
 * Layout: 12 bytes nonce, 16 bytes tag, the rest. The run and the digest of the result are bound to it, so that one sealed result cannot
 * be put in the place of another.
 */

const nonceBytes = 12;
const tagBytes = 16;

/** Which result it is. */
export interface SealedAs {
  readonly runId: string;
  readonly resultDigest: string;
}

const keyFor = (secret: Uint8Array, { runId }: SealedAs) => subkey(secret, 'run-result', runId);
const boundTo = ({ runId, resultDigest }: SealedAs) => Buffer.from(`gongshu run ${runId} ${resultDigest}`);

export function sealResult(secret: Uint8Array, as: SealedAs, result: ReleasedResult): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', keyFor(secret, as), nonce);
  cipher.setAAD(boundTo(as));
  const sealed = Buffer.concat([cipher.update(gzipSync(JSON.stringify(result))), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** Throws when it was altered, is another one's, or was sealed under another secret. */
export function unsealResult(secret: Uint8Array, as: SealedAs, sealed: Uint8Array): ReleasedResult {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  const decipher = createDecipheriv('aes-256-gcm', keyFor(secret, as), bytes.subarray(0, nonceBytes));
  decipher.setAAD(boundTo(as));
  decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
  const opened = Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()]);
  return JSON.parse(gunzipSync(opened).toString('utf8')) as ReleasedResult;
}
