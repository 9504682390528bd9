import { createCipheriv, createDecipheriv, createSecretKey } from 'node:crypto';
import { fewRandomBytes } from '#foundation';
import type { SnapshotUnreadable } from '#platform/query';

/*
 * A sealed record: 12 bytes of nonce, AES-256-GCM of the record, 16 bytes of tag. Associated data: id of the snapshot ‖ 0 ‖ the
 * record's key, so a record moved to another key or another snapshot does not open. The key is the snapshot's own, so random
 * nonces stay far below the number at which they may repeat.
 */

/** The port's error, with what is wrong and nothing of the content. */
export const unreadable = (what: string): SnapshotUnreadable =>
  Object.assign(new Error(`snapshot: ${what}`), { name: 'SnapshotUnreadable' as const });

const nonceBytes = 12;
const tagBytes = 16;
/** Of the keys that records have; others are only refused. */
const keyBytes = 32;

export interface RecordSeal {
  seal(key: Uint8Array, record: Uint8Array): Buffer;
  open(key: Uint8Array, sealed: Uint8Array): Buffer;
}

export function recordSeal(snapshotId: string, secret: Uint8Array): RecordSeal {
  if (secret.length !== 32) throw new RangeError('a snapshot is sealed with 32 bytes');
  const own = createSecretKey(secret);
  const prefix = Buffer.from(`${snapshotId}\0`);
  const bound = Buffer.concat([prefix, Buffer.alloc(keyBytes)]);
  const boundTo = (key: Uint8Array): Buffer => {
    if (key.length !== keyBytes) return Buffer.concat([prefix, key]);
    bound.set(key, prefix.length);
    return bound;
  };
  return {
    seal(key, record) {
      const nonce = fewRandomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', own, nonce);
      cipher.setAAD(boundTo(key));
      return Buffer.concat([nonce, cipher.update(record), cipher.final(), cipher.getAuthTag()]);
    },
    open(key, sealed) {
      if (sealed.length < nonceBytes + tagBytes) throw unreadable('record cut off');
      const decipher = createDecipheriv('aes-256-gcm', own, sealed.subarray(0, nonceBytes), {
        authTagLength: tagBytes,
      });
      decipher.setAAD(boundTo(key));
      decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes));
      const plain = decipher.update(sealed.subarray(nonceBytes, sealed.length - tagBytes));
      try {
        decipher.final();
      } catch {
        throw unreadable('record altered');
      }
      return plain;
    },
  };
}
