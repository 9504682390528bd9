import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js';

export { concatBytes };

/** Bytes backed by an ordinary buffer, as hashes and signatures are here. */
export type Bytes = Uint8Array;

/** Lower-case hexadecimal. */
export const toHex = (bytes: Bytes): string => bytesToHex(bytes);

/** Lower-case hexadecimal of exactly `length` bytes, or null. One value has one spelling, so that a changed letter case is a change. */
export function fromHex(text: string, length: number): Bytes | null {
  return text.length === length * 2 && /^[0-9a-f]*$/.test(text) ? hexToBytes(text) : null;
}

export function toBase64(bytes: Bytes): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** Standard base64 (RFC 4648 §4) with padding, or null. The unused bits must be zero: what does not encode back to itself is refused. */
export function fromBase64(text: string): Bytes | null {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) return null;
  const binary = atob(text);
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  return toBase64(bytes) === text ? bytes : null;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export const toUtf8 = (text: string): Bytes => encoder.encode(text);

/** UTF-8 read strictly: null when malformed, and a byte-order mark stays visible. */
export function fromUtf8(bytes: Bytes): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}

/** Same length and same bytes. Not in constant time: nothing compared here is secret. */
export function equalBytes(one: Bytes, other: Bytes): boolean {
  return one.length === other.length && one.every((byte, position) => byte === other[position]);
}

/** A length as four bytes, most significant first. */
export function uint32(value: number): Bytes {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}
