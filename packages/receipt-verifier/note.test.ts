import { createPrivateKey, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fromBase64, toHex } from './encoding.ts';
import {
  algorithmName,
  canVerify,
  formatNote,
  formatNoteKey,
  formatSignature,
  openNote,
  otherType,
  parseNote,
  parseNoteKey,
  sm2Identifier,
} from './note.ts';
import vectors from './vectors/signed-note-vectors.json' with { type: 'json' };
import smVectors from './vectors/sm-standard-vectors.json' with { type: 'json' };

// Values from golang/mod sumdb/note/note_test.go (vectors/README.md).
const [peter, enoch] = vectors.vkeys as [string, string];
const { text, bad_vkeys: badKeys } = vectors;
const [peterLine, enochLine] = vectors.sig_lines as [string, string];
const signed = `${text}\n${peterLine}${enochLine}`;

const keys = { peter: parseNoteKey(peter)!, enoch: parseNoteKey(enoch)! };

describe('verifier keys', () => {
  it('reads name, id, type and key', () => {
    expect(keys.peter).toMatchObject({ name: 'PeterNeumann', type: 1 });
    expect(toHex(keys.peter.id)).toBe('c74f20a3');
  });
  it.each(badKeys)('verifies nothing with the bad key %s', (vkey) => {
    const key = parseNoteKey(vkey);
    expect(key !== null && canVerify(key)).toBe(false);
  });
  it.each([
    badKeys[0]!,
    // An Ed25519 key whose id was made under another type byte.
    'PeterNeumann+173116ae+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
    '',
    'Peter',
    'Peter+c74f20a3',
    'A B+c74f20a3+AQ==',
    peter.replace('c74f20a3', 'C74F20A3'),
  ])('refuses %s', (key) => expect(parseNoteKey(key)).toBeNull());
});

describe('opening a note', () => {
  const reasonOf = (error: string) =>
    error.startsWith('malformed')
      ? 'malformed'
      : error.startsWith('invalid signature')
        ? 'invalid-signature'
        : 'no-known-signature';
  it.each(vectors.open_cases.map((one, at) => ({ ...one, at })))('gives what vector $at says', (one) => {
    const opened = openNote(
      one.msg,
      one.known.map((at) => parseNoteKey(vectors.vkeys[at]!)!),
    );
    if (!one.ok) expect(opened).toEqual({ ok: false, reason: reasonOf(one.err!) });
    else
      expect(opened.ok && [opened.text, opened.verified.length, opened.unverified.length]).toEqual([
        vectors.text,
        one.verified,
        one.unverified,
      ]);
  });

  it('makes the line of the vectors with their signing key', () => {
    const seed = fromBase64(vectors.skey.split('+').slice(4).join('+'))!.subarray(1);
    const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
    const signature = sign(
      null,
      Buffer.from(text),
      createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }),
    );
    expect(formatSignature('PeterNeumann', keys.peter.id, signature)).toBe(peterLine);
  });

  it.each([
    ['one known key, one unknown', signed, [keys.peter], 1, 1],
    ['both known', signed, [keys.peter, keys.enoch], 2, 0],
    ['a signature given twice', `${text}\n${peterLine}${peterLine}`, [keys.peter], 1, 0],
    ['exactly 100 lines', `${text}\n${peterLine.repeat(100)}`, [keys.peter], 1, 0],
  ])('accepts %s', (_, note, known, verified, unverified) => {
    const opened = openNote(note, known);
    expect(opened.ok && [opened.text, opened.verified.length, opened.unverified.length]).toEqual([
      text,
      verified,
      unverified,
    ]);
  });

  it.each([
    ['no known key', `${text}\n${peterLine}`, [], 'no-known-signature'],
    ['101 lines', `${text}\n${peterLine.repeat(101)}`, [keys.peter], 'malformed'],
    ['no blank line', text, [keys.peter], 'malformed'],
    ['no signatures', `${text}\n`, [keys.peter], 'malformed'],
    ['no last newline', `${text}\n${peterLine.slice(0, -1)}`, [keys.peter], 'malformed'],
    ['a control character', `\x01${text}\n${peterLine}`, [keys.peter], 'malformed'],
    ['an unexpected line', `${text}\n${peterLine}Unexpected line.\n`, [keys.peter], 'malformed'],
    [
      'a changed signature',
      `${text}\n${peterLine.replace('NIuGU', 'NABCD')}`,
      [keys.peter],
      'invalid-signature',
    ],
    ['a changed text', `${text.replace('know', 'knew')}\n${peterLine}`, [keys.peter], 'invalid-signature'],
  ])('refuses %s', (_, note, known, reason) => {
    expect(openNote(note, known)).toEqual({ ok: false, reason });
  });

  it('refuses bytes that are not UTF-8', () => {
    const bytes = new TextEncoder().encode(signed);
    expect(parseNote(bytes)).not.toBeNull();
    bytes[3] = 0xff;
    expect(parseNote(bytes)).toBeNull();
  });

  it('puts together what it took apart', () => expect(formatNote(text, [peterLine, enochLine])).toBe(signed));
});

describe('an SM2 signature of type 0xff', () => {
  const sample = smVectors.sm2_sign;
  const publicKey = Buffer.from(sample.pub, 'hex');
  const vkey = formatNoteKey('test.example/log', otherType, Buffer.concat([sm2Identifier, publicKey]));
  const key = parseNoteKey(vkey)!;

  it('has a key of type, identifier and point', () => {
    expect(vkey).toMatch(/^test\.example\/log\+07a31dd1\+\/wYIKoEcz1UBg3UE/);
    expect([key.type, canVerify(key), algorithmName(key)]).toEqual([0xff, true, 'SM2']);
  });
  it('is refused as a key when the point or the id does not fit', () => {
    expect(
      parseNoteKey(formatNoteKey('a', otherType, Buffer.concat([sm2Identifier, publicKey.subarray(1)]))),
    ).toBeNull();
    expect(parseNoteKey(vkey.replace('07a31dd1', '07a31dd2'))).toBeNull();
  });
  it('of another identifier is read and cannot be checked', () => {
    const other = parseNoteKey(formatNoteKey('a', otherType, Buffer.concat([Buffer.from('pq'), publicKey])))!;
    expect([canVerify(other), algorithmName(other)]).toEqual([false, '0xff']);
  });
  it('beside others is ignored by who does not know it and refuses the note when it is known and wrong', () => {
    const line = formatSignature('test.example/log', key.id, new Uint8Array(64).fill(1));
    const note = formatNote(text, [peterLine, line]);
    expect(openNote(note, [keys.peter])).toMatchObject({ ok: true, verified: [keys.peter] });
    expect(openNote(note, [keys.peter, key])).toEqual({ ok: false, reason: 'invalid-signature' });
  });
});
