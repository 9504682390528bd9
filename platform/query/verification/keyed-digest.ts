import { createHmac, hash } from 'node:crypto';

const blockBytes = 64;
const digestBytes = 32;
/** Longer messages are rare; they go the ordinary way. */
const shortMessage = 1024;

/**
 * HMAC-SHA256 (RFC 2104) under one key of at most 64 bytes, of several parts one after the other. The same digest as `createHmac` gives,
 * without making a stream for each: a verification asks for three.
 */
export function keyedDigest(key: Uint8Array): (...parts: readonly (string | Uint8Array)[]) => Buffer {
  if (key.length > blockBytes) throw new RangeError('a key of at most 64 bytes');
  const inner = Buffer.alloc(blockBytes + shortMessage, 0x36);
  const outer = Buffer.alloc(blockBytes + digestBytes, 0x5c);
  for (const [index, byte] of key.entries()) {
    inner[index] = byte ^ 0x36;
    outer[index] = byte ^ 0x5c;
  }
  return (...parts) => {
    let end = blockBytes;
    for (const part of parts) {
      // At most three bytes for each unit of UTF-16.
      if (end + (typeof part === 'string' ? 3 * part.length : part.length) > inner.length)
        return slowly(key, parts);
      if (typeof part === 'string') end += inner.write(part, end, 'utf8');
      else {
        inner.set(part, end);
        end += part.length;
      }
    }
    outer.write(hash('sha256', inner.subarray(0, end), 'latin1'), blockBytes, 'latin1');
    return Buffer.from(hash('sha256', outer, 'latin1'), 'latin1');
  };
}

function slowly(key: Uint8Array, parts: readonly (string | Uint8Array)[]): Buffer {
  const digest = createHmac('sha256', key);
  for (const part of parts) digest.update(part);
  return digest.digest();
}
