import { describe, expect, it } from 'vitest';
import { toHex } from './encoding.ts';
import { formatNote, openNote, parseNote, parseNoteKey } from './note.ts';

// Values from golang/mod sumdb/note/note_test.go at 02c99138 (BSD-3-Clause, Copyright The Go Authors).
const peter = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const enoch = 'EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop';
const badKeys = [
  'PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==',
  // The same key under another type byte, whose id does not fit an Ed25519 key.
  'PeterNeumann+173116ae+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
];
const text =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const peterLine =
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';
const enochLine =
  '— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n';
const signed = `${text}\n${peterLine}${enochLine}`;

const keys = { peter: parseNoteKey(peter)!, enoch: parseNoteKey(enoch)! };

describe('verifier keys', () => {
  it('reads name, id, type and key', () => {
    expect(keys.peter).toMatchObject({ name: 'PeterNeumann', type: 1 });
    expect(toHex(keys.peter.id)).toBe('c74f20a3');
  });
  it.each([
    ...badKeys,
    '',
    'Peter',
    'Peter+c74f20a3',
    'A B+c74f20a3+AQ==',
    peter.replace('c74f20a3', 'C74F20A3'),
  ])('refuses %s', (key) => expect(parseNoteKey(key)).toBeNull());
});

describe('opening a note', () => {
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
