import { ed25519 } from '@noble/curves/ed25519.js';
import { describe, expect, it } from 'vitest';
import { agreement, bundleOf, call, dailyUse, inForce, log } from '../evidence-bundle/bundle-for-tests.ts';
import {
  canonicalBytes,
  canonicalJson,
  commitment,
  committedLeaf,
  ed25519Type,
  formatCheckpoint,
  formatNote,
  formatNoteKey,
  formatPromisedBatch,
  formatSignature,
  hashOfLeaf,
  type Json,
  leafHash,
  noteKeyId,
  type Openings,
  promiseFormat,
  type Receipt,
  type ReceiptPromise,
  receiptFormat,
  toHex,
  toUtf8,
  treeOf,
} from '../index.ts';
import { tellVerification } from './tell-file.ts';

const origin = 'data.example.gov.cn/log';
const secret = new Uint8Array(32).fill(7);
const publicKey = ed25519.getPublicKey(secret);
const vkey = formatNoteKey(origin, ed25519Type, publicKey);
const sign = (text: string): string =>
  formatNote(text, [
    formatSignature(origin, noteKeyId(origin, ed25519Type, publicKey), ed25519.sign(toUtf8(text), secret)),
  ]);

const values: { readonly [field: string]: Json } = { entry: 'ent_1', purpose: '普惠信贷', rows: 12 };
const salt = (at: number) => new Uint8Array(16).fill(at + 1);
const disclosed: Openings = Object.fromEntries(
  Object.entries(values).map(([field, value], at) => [field, { salt: toHex(salt(at)), value }]),
);
const leaf = committedLeaf(
  'query.call',
  new Map(Object.entries(values).map(([field, value], at) => [field, commitment(field, salt(at), value)])),
);
const index = 41;
const tree = treeOf(
  Array.from({ length: 90 }, (_, at) => (at === index ? hashOfLeaf(leaf) : leafHash(toUtf8(`other ${at}`)))),
);
const receipt: Receipt = {
  format: receiptFormat,
  log: { origin, keys: [vkey] },
  leaf,
  disclosed,
  index,
  proof: tree.proofs[index]!.map(toHex),
  checkpoint: sign(formatCheckpoint({ origin, size: 90, root: tree.root })),
};
const times = { promisedAt: '2026-01-05T01:00:00Z', includeBy: '2026-01-05T02:00:00Z' };
const promise: ReceiptPromise = {
  format: promiseFormat,
  log: { origin, keys: [vkey] },
  leaf,
  disclosed,
  index: 0,
  proof: [],
  promise: sign(formatPromisedBatch({ origin, size: 1, root: hashOfLeaf(leaf), ...times })),
};

const bytesOf = (file: unknown): Uint8Array => canonicalBytes(file as Json);
const told = (file: unknown, keys: readonly string[] = [vkey], language: 'zh' | 'en' = 'en') =>
  tellVerification(
    file instanceof Uint8Array ? file : bytesOf(file),
    keys.length > 0 ? { trustedKeys: keys } : {},
    language,
  );
const failed = (lines: readonly string[]) => lines.filter((line) => line.startsWith('✗'));

describe('a receipt on the terminal', () => {
  it('is told check by check, with its facts, in either language', () => {
    const { lines, proven } = told(receipt);
    expect(proven).toBe(true);
    expect(lines.filter((line) => line.startsWith('✓'))).toHaveLength(8);
    expect(lines).toContain('✓ It holds: the entry stands in the log.');
    expect(lines).toContain('  purpose: 普惠信贷');
    expect(lines).toContain('  Index in the log: 41');
    const chinese = told(receipt, [vkey], 'zh').lines;
    expect(chinese).toContain('✓ 成立：该条目确已记入日志。');
    expect(chinese).toContain('  在日志中的序号：41');
  });

  it('says when its key was compared with none, and shows the key', () => {
    const { lines, proven } = told(receipt, []);
    expect(proven).toBe(true);
    expect(lines.join('\n')).toContain('not compared with one you trust');
    expect(lines).toContain(`  ${vkey}`);
  });

  it('is no proof under another key than the one trusted', () => {
    const stranger = formatNoteKey(origin, ed25519Type, ed25519.getPublicKey(new Uint8Array(32).fill(8)));
    const { lines, proven } = told(receipt, [stranger]);
    expect(proven).toBe(false);
    expect(lines).toContain('✗ It does not hold: key failed.');
  });

  it('keeps control characters of the file off the terminal', () => {
    const value = 'a\u001b[2Jb\u202ec';
    const salted = new Uint8Array(16).fill(9);
    const one = committedLeaf('query.call', new Map([['purpose', commitment('purpose', salted, value)]]));
    const root = hashOfLeaf(one);
    const { lines, proven } = told({
      ...receipt,
      leaf: one,
      disclosed: { purpose: { salt: toHex(salted), value } },
      index: 0,
      proof: [],
      checkpoint: sign(formatCheckpoint({ origin, size: 1, root })),
    });
    expect(proven).toBe(true);
    expect(lines).toContain('  purpose: a\\u{1b}[2Jb\\u{202e}c');
  });
});

describe('a damaged file', () => {
  const cases: readonly (readonly [string, unknown, string])[] = [
    [
      'a changed value',
      { ...receipt, disclosed: { ...disclosed, rows: { ...disclosed['rows'], value: 13 } } },
      'fields',
    ],
    ['another index', { ...receipt, index: index + 1 }, 'inclusion'],
    [
      'a changed checkpoint',
      { ...receipt, checkpoint: receipt.checkpoint.replace('\n90\n', '\n91\n') },
      'signature',
    ],
    ['a part missing', { ...receipt, proof: undefined }, 'shape'],
    ['a file cut short', bytesOf(receipt).subarray(0, 300), 'file'],
    ['nothing at all', new Uint8Array(), 'file'],
    ['too many bytes', new Uint8Array(1 << 21).fill(32), 'file'],
  ];
  it.each(cases)('%s: says which part fails', (_, file, part) => {
    const { lines, proven } = told(file);
    expect(proven).toBe(false);
    const named = failed(lines).at(-1) ?? '';
    expect(named).toBe(`✗ It does not hold: ${part} failed.`);
  });

  it('that was only laid out anew says what its content gives, and is still no proof', () => {
    const { lines, proven } = told(toUtf8(JSON.stringify(receipt, null, 2)));
    expect(proven).toBe(false);
    expect(failed(lines)).toHaveLength(2); // the file itself, and the verdict
    expect(lines.filter((line) => line.startsWith('✓'))).toHaveLength(6);
  });

  it('every byte counts', () => {
    const bytes = bytesOf(receipt);
    for (let at = 0; at < bytes.length; at += 17) {
      const flipped = Uint8Array.from(bytes);
      flipped[at]! ^= 1;
      expect(told(flipped).proven, `byte ${at}`).toBe(false);
    }
  });
});

describe('a promise', () => {
  it('is told to be a promise, and never counts as proof', () => {
    const { lines, proven } = told(promise);
    expect(proven).toBe(false);
    expect(lines.filter((line) => line.startsWith('✓'))).toHaveLength(7);
    expect(lines.join('\n')).toContain('A promise, not yet proof');
    expect(lines).toContain(`  To stand in the log before: ${times.includeBy}`);
  });
  it('that was changed fails like a receipt', () => {
    const { lines } = told(toUtf8(canonicalJson(promise as never).replace('02:00', '03:00')));
    expect(failed(lines).at(-1)).toBe('✗ It does not hold: signature failed.');
  });
});

describe('an evidence bundle', () => {
  const begun = inForce('2026-01-10T00:00:00Z');
  const one = call('2026-02-03T02:00:00Z');
  const twice = [
    begun,
    one,
    dailyUse('2026-02-03', [{ agreement, purpose: 'credit', calls: 2, units: '2' }]),
  ];
  const tell = async (entries: Parameters<typeof bundleOf>[0], options = {}) =>
    tellVerification(toUtf8((await bundleOf(entries)).file), options, 'en');

  it('is told check by check, with what it cannot settle', async () => {
    const { lines, proven } = await tell([begun, one], { trustedKeys: [log.vkey] });
    expect(proven).toBe(true);
    expect(lines).toContain(
      '✓ seal: The log has signed the whole file: its maker answers for scope and completeness.',
    );
    expect(lines.join('\n')).toContain('△ /facts: The daily totals of 2026-02-01');
    expect(lines.join('\n')).not.toContain('--key');
    expect((await tell([begun, one])).lines.join('\n')).toContain('--key');
  });
  it('that does not hold is told with the place of each fault; a cut one still as a bundle', async () => {
    const { lines, proven } = await tell(twice);
    expect(proven).toBe(false);
    expect(lines).toContain('✗ It does not hold: daily totals failed.');
    expect(lines).toContain('  ✗ /runs: 2026-02-03, purpose “credit”: calls shown: 1, published: 2.');
    const cut = toUtf8((await bundleOf(twice)).file.slice(0, -9));
    expect(tellVerification(cut, {}, 'en').lines.at(-2)).toBe('✗ It does not hold: file failed.');
  });
  it('alone is held against an earlier checkpoint', async () => {
    const { headAt } = await bundleOf(twice);
    expect(tellVerification(bytesOf(receipt), { since: headAt(1) }, 'en').lines.at(-1)).toContain(
      'not used here',
    );
  });
});
