import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import {
  type Bytes,
  concatBytes,
  equalBytes,
  fromBase64,
  fromHex,
  fromUtf8,
  toBase64,
  toHex,
  toUtf8,
} from './encoding.ts';
import { sm2KeyLength, verifySm2 } from './sm2.ts';

/** Ed25519, the type every log signs with. */
export const ed25519Type = 0x01;
/** The byte of C2SP signed-note for types it assigns no byte to; an identifier of the type follows it. */
export const otherType = 0xff;
/** The identifier of SM2 with SM3 after `0xff`: its object identifier 1.2.156.10197.1.501 in DER. Nobody else's can be the same. */
export const sm2Identifier: Bytes = Uint8Array.of(0x06, 0x08, 0x2a, 0x81, 0x1c, 0xcf, 0x55, 0x01, 0x83, 0x75);

interface SignatureAlgorithm {
  readonly name: string;
  readonly type: number;
  /** Bytes between the type and the public key; empty for types that have a byte of their own. */
  readonly identifier: Bytes;
  /** Bytes of the public key. */
  readonly keyLength: number;
  readonly verify: (key: Bytes, text: Bytes, signature: Bytes) => boolean;
}

/** Signature types this verifier can check. */
const algorithms: readonly SignatureAlgorithm[] = [
  {
    name: 'Ed25519',
    type: ed25519Type,
    identifier: new Uint8Array(),
    keyLength: 32,
    verify: (key, text, signature) => ed25519.verify(signature, text, key, { zip215: false }),
  },
  {
    name: 'SM2',
    type: otherType,
    identifier: sm2Identifier,
    keyLength: sm2KeyLength,
    verify: (key, text, signature) => verifySm2(text, signature, key),
  },
];

const algorithmOf = ({ type, key }: Pick<NoteKey, 'type' | 'key'>): SignatureAlgorithm | undefined =>
  algorithms.find(
    (one) => one.type === type && equalBytes(one.identifier, key.subarray(0, one.identifier.length)),
  );

/** A public key of a note: `name+4 bytes of id in hex+base64(type byte, key)`. */
export interface NoteKey {
  readonly name: string;
  readonly id: Bytes;
  readonly type: number;
  /** What follows the type byte: for type 0xff the identifier of the type, then the public key. */
  readonly key: Bytes;
  readonly vkey: string;
}

/** First four bytes of SHA-256(name, newline, type byte, public key). */
export const noteKeyId = (name: string, type: number, key: Bytes): Bytes =>
  sha256(concatBytes(toUtf8(`${name}\n`), Uint8Array.of(type), key)).slice(0, 4);

/** Names have no spaces and no plus, since both separate. */
export const isKeyName = (name: string): boolean => name.length > 0 && !/[\s\p{White_Space}+]/u.test(name);

export function formatNoteKey(name: string, type: number, key: Bytes): string {
  if (!isKeyName(name)) throw new RangeError(`“${name}” cannot name a key`);
  return `${name}+${toHex(noteKeyId(name, type, key))}+${toBase64(concatBytes(Uint8Array.of(type), key))}`;
}

/** Read a verifier key, or null when it is malformed or its id does not fit its key. Keys of types not known here are read, too. */
export function parseNoteKey(vkey: string): NoteKey | null {
  const parts = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/u.exec(vkey);
  const bytes = parts && fromBase64(parts[3]!);
  const id = parts && fromHex(parts[2]!, 4);
  if (!parts || !bytes || !id || bytes.length < 2 || !isKeyName(parts[1]!)) return null;
  const [name, type, key] = [parts[1]!, bytes[0]!, bytes.slice(1)];
  const algorithm = algorithmOf({ type, key });
  if (algorithm && key.length !== algorithm.identifier.length + algorithm.keyLength) return null;
  // The id of a type unknown here may be made in another way, as C2SP allows.
  if (algorithm && !equalBytes(id, noteKeyId(name, type, key))) return null;
  return { name, id, type, key, vkey };
}

/** Can this verifier check signatures of the key at all? */
export const canVerify = (key: NoteKey): boolean => algorithmOf(key) !== undefined;
/** `Ed25519`, `SM2`, or the type byte in hexadecimal. */
export const algorithmName = (key: NoteKey): string =>
  algorithmOf(key)?.name ?? `0x${toHex(Uint8Array.of(key.type))}`;

export interface NoteSignature {
  readonly name: string;
  readonly id: Bytes;
  readonly signature: Bytes;
}

export interface Note {
  /** The signed text with its last newline. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

const signatureLimit = 100;
const noteLimit = 1_000_000;

/** Take a signed note apart (C2SP signed-note), or null when it is malformed. Verifies nothing. */
export function parseNote(source: string | Bytes): Note | null {
  const note = typeof source === 'string' ? source : fromUtf8(source);
  if (note === null || note.length > noteLimit || !note.endsWith('\n') || hasControlCharacter(note))
    return null;
  const end = note.lastIndexOf('\n\n');
  if (end < 0) return null;
  const lines = note.slice(end + 2, -1).split('\n');
  if (lines.length > signatureLimit) return null;
  const signatures = lines.map(parseSignature);
  return signatures.every((signature) => signature !== null)
    ? { text: note.slice(0, end + 1), signatures }
    : null;
}

function parseSignature(line: string): NoteSignature | null {
  const parts = /^— ([^ ]+) ([^ ]+)$/u.exec(line);
  const bytes = parts && fromBase64(parts[2]!);
  if (!parts || !bytes || bytes.length < 5 || !isKeyName(parts[1]!)) return null;
  return { name: parts[1]!, id: bytes.slice(0, 4), signature: bytes.slice(4) };
}

/** One signature line with its newline. */
export const formatSignature = (name: string, keyId: Bytes, signature: Bytes): string =>
  `— ${name} ${toBase64(concatBytes(keyId, signature))}\n`;

/** Put a note together from a text that ends in a newline and signature lines from `formatSignature`. */
export function formatNote(text: string, signatureLines: readonly string[]): string {
  if (!text.endsWith('\n')) throw new RangeError('the text of a note ends in a newline');
  return `${text}\n${signatureLines.join('')}`;
}

/** Does the key's own signature hold? False also for types this verifier cannot check. */
export function verifySignature(key: NoteKey, text: string, signature: NoteSignature): boolean {
  try {
    const algorithm = algorithmOf(key);
    const publicKey = key.key.subarray(algorithm?.identifier.length);
    return algorithm?.verify(publicKey, toUtf8(text), signature.signature) ?? false;
  } catch {
    return false;
  }
}

export type OpenedNote =
  | {
      readonly ok: true;
      readonly text: string;
      readonly verified: readonly NoteKey[];
      readonly unverified: readonly NoteSignature[];
    }
  | { readonly ok: false; readonly reason: 'malformed' | 'invalid-signature' | 'no-known-signature' };

const isBy = (key: NoteKey, signature: NoteSignature): boolean =>
  key.name === signature.name && equalBytes(key.id, signature.id);

/** Open a note as C2SP says: signatures of unknown keys are ignored, one bad signature of a known key refuses all, and one good one is needed. */
export function openNote(source: string | Bytes, known: readonly NoteKey[]): OpenedNote {
  const note = parseNote(source);
  if (!note) return { ok: false, reason: 'malformed' };
  const verified: NoteKey[] = [];
  const unverified: NoteSignature[] = [];
  for (const signature of note.signatures) {
    const key = known.find((candidate) => isBy(candidate, signature));
    if (!key || !canVerify(key)) unverified.push(signature);
    else if (!verifySignature(key, note.text, signature)) return { ok: false, reason: 'invalid-signature' };
    else if (!verified.includes(key)) verified.push(key);
  }
  return verified.length > 0
    ? { ok: true, text: note.text, verified, unverified }
    : { ok: false, reason: 'no-known-signature' };
}

export type SignatureFault = 'malformed' | 'other-signers' | 'unsupported-key' | 'invalid-signature';

/**
 * The strict reading for files in which nothing may go unchecked: the note is signed by exactly these keys, in this order, and every
 * signature holds. Null means all is well.
 */
export function faultOfSignatures(note: Note, keys: readonly NoteKey[]): SignatureFault | null {
  const signers = note.signatures;
  if (keys.length === 0 || keys.length !== signers.length) return 'other-signers';
  if (!keys.every((key, position) => isBy(key, signers[position]!))) return 'other-signers';
  if (!keys.every(canVerify)) return 'unsupported-key';
  return keys.every((key, position) => verifySignature(key, note.text, signers[position]!))
    ? null
    : 'invalid-signature';
}

function hasControlCharacter(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x20 && code !== 0x0a) return true;
  }
  return false;
}
