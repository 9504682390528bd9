import { ed25519 } from '@noble/curves/ed25519.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalBytes, canonicalJson, type Json } from './canonical.ts';
import { formatCheckpoint } from './checkpoint.ts';
import { toHex, toUtf8 } from './encoding.ts';
import { commitment, committedLeaf, type FactLeaf, hashOfLeaf, type Leaf, type Openings } from './leaf.ts';
import { leafHash, rootOf, treeOf } from './merkle.ts';
import { ed25519Type, formatNote, formatNoteKey, formatSignature, noteKeyId } from './note.ts';
import { formatPromisedBatch, promiseFormat, type ReceiptPromise } from './promise.ts';
import { entryOf, type Receipt, receiptFormat, withhold } from './receipt.ts';
import type { Verification } from './verdict.ts';
import { verifyPromise, verifyReceipt } from './verify.ts';

const origin = 'data.example.gov.cn/log';

function signer(name: string, seed: number) {
  const secret = new Uint8Array(32).fill(seed);
  const key = ed25519.getPublicKey(secret);
  return {
    vkey: formatNoteKey(name, ed25519Type, key),
    line: (text: string) =>
      formatSignature(name, noteKeyId(name, ed25519Type, key), ed25519.sign(toUtf8(text), secret)),
  };
}
const log = signer(origin, 1);
const witness = signer('witness.example.org', 2);
const stranger = signer(origin, 3);

const values: { readonly [field: string]: Json } = {
  entry: 'ent_0123456789abcdefghjkmnpqrs',
  agreement: 'agr_1',
  purpose: '普惠信贷贷前核验',
  resultDigest: 'sha256:abcd',
  rows: 12,
  columns: ['name', 'yield'],
};
const openings: Openings = Object.fromEntries(
  Object.entries(values).map(([field, value], at) => [
    field,
    { salt: toHex(new Uint8Array(16).fill(at + 1)), value },
  ]),
);
const leaf = committedLeaf(
  'query.call',
  new Map(
    Object.entries(values).map(([field, value], at) => [
      field,
      commitment(field, new Uint8Array(16).fill(at + 1), value),
    ]),
  ),
);
const fact: FactLeaf = {
  kind: 'authorisation.granted',
  version: 1,
  entry: 'ent_2',
  subject: 'agr_1',
  at: '2026-01-05T01:00:00Z',
  fact: { 授权主体: '某市人民政府', until: '2029-01-05' },
};

const others = Array.from({ length: 700 }, (_, at) => leafHash(toUtf8(`other ${at}`)));
const index = 413;

function receiptOf(subject: Leaf, disclosed: Openings, signers = [log]): Receipt {
  const tree = others.with(index, hashOfLeaf(subject));
  const text = formatCheckpoint({ origin, size: tree.length, root: rootOf(tree) });
  return {
    format: receiptFormat,
    log: { origin, keys: signers.map(({ vkey }) => vkey) },
    leaf: subject,
    disclosed,
    index,
    proof: treeOf(tree).proofs[index]!.map(toHex),
    checkpoint: formatNote(
      text,
      signers.map(({ line }) => line(text)),
    ),
  };
}

function promiseOf(subject: Leaf, disclosed: Openings): ReceiptPromise {
  const batch = others.slice(0, 5).with(3, hashOfLeaf(subject));
  const times = { promisedAt: '2026-01-05T01:00:00Z', includeBy: '2026-01-05T02:00:00Z' };
  const text = formatPromisedBatch({ origin, size: batch.length, root: rootOf(batch), ...times });
  return {
    format: promiseFormat,
    log: { origin, keys: [log.vkey] },
    leaf: subject,
    disclosed,
    index: 3,
    proof: treeOf(batch).proofs[3]!.map(toHex),
    promise: formatNote(text, [log.line(text)]),
  };
}

const receipt = receiptOf(leaf, openings);
const bytes = canonicalBytes(receipt as never);
const failing = (verification: Verification): string[] =>
  verification.checks.filter(({ ok }) => !ok).map(({ name }) => name);

describe('a good receipt', () => {
  it('verifies, and is trusted only where its key was compared', () => {
    expect(verifyReceipt(bytes)).toMatchObject({ valid: true, trusted: false });
    expect(verifyReceipt(bytes, { trustedKeys: [log.vkey] })).toMatchObject({ valid: true, trusted: true });
    expect(verifyReceipt(canonicalJson(receipt as never))).toMatchObject({ valid: true });
    expect(verifyReceipt(receipt)).toMatchObject({ valid: true });
  });
  it('tells what it proves', () => {
    const facts = verifyReceipt(bytes).facts.map(({ label, value }) => `${label.en}: ${value}`);
    expect(facts).toContain('purpose: 普惠信贷贷前核验');
    expect(facts).toContain('columns: ["name","yield"]');
    expect(facts).toContain('Index in the log: 413');
    const inChinese = verifyReceipt(bytes).facts.map(({ label, value }) => `${label.zh}：${value}`);
    expect(inChinese).toContain('用途（purpose）：普惠信贷贷前核验');
    expect(inChinese).toContain('columns：["name","yield"]');
    expect(entryOf(receipt)).toBe(values['entry']);
  });
  it('of a public fact shows the fact', () => {
    const verification = verifyReceipt(canonicalBytes(receiptOf(fact, {}) as never));
    expect(verification.valid).toBe(true);
    expect(verification.facts.at(-4)?.value).toBe('{"until":"2029-01-05","授权主体":"某市人民政府"}');
  });
  it('may withhold fields', () => {
    const smaller = withhold(receipt, ['purpose', 'agreement']);
    expect(canonicalJson(smaller as never)).not.toContain('普惠');
    const verification = verifyReceipt(canonicalBytes(smaller as never));
    expect(verification.valid).toBe(true);
    expect(verification.facts).toContainEqual({
      label: { zh: '未出示的字段数', en: 'Fields not shown' },
      value: '2',
    });
  });
  it('may show nothing at all, as one fetched after retention does, and says that it proves no content', () => {
    const verification = verifyReceipt(receiptOf(leaf, {}));
    expect(verification.valid).toBe(true);
    const fields = verification.checks.find(({ name }) => name === 'fields');
    expect(fields).toMatchObject({ ok: true, message: { zh: expect.stringContaining('不说明内容') } });
    expect(verification.facts.map(({ label }) => label.en)).not.toContain('entry');
    expect(entryOf({ leaf, disclosed: {} })).toBeNull();
  });
  it('may carry a second signature', () => {
    expect(verifyReceipt(receiptOf(leaf, openings, [log, witness])).valid).toBe(true);
  });
});

describe('a changed receipt', () => {
  it('fails for every byte of the file', () => {
    const survivors: number[] = [];
    for (let at = 0; at < bytes.length; at++) {
      const flipped = Uint8Array.from(bytes);
      flipped[at]! ^= 1 << (at % 8);
      if (verifyReceipt(flipped).valid) survivors.push(at);
    }
    expect(survivors).toEqual([]);
  });

  it('fails for any byte set to anything, put in or left out', () => {
    const place = fc.nat({ max: bytes.length - 1 });
    fc.assert(
      fc.property(
        place,
        fc.nat({ max: 255 }),
        fc.constantFrom('set', 'put in', 'left out'),
        (at, byte, how) => {
          const changed =
            how === 'set'
              ? bytes.with(at, byte)
              : Uint8Array.from([
                  ...bytes.slice(0, at),
                  ...(how === 'put in' ? [byte] : []),
                  ...bytes.slice(how === 'put in' ? at : at + 1),
                ]);
          fc.pre(how !== 'set' || byte !== bytes[at]);
          expect(verifyReceipt(changed).valid).toBe(false);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('fails for every value in it', () => {
    let changed = 0;
    for (const variant of variants(receipt as never)) {
      changed++;
      expect(verifyReceipt(canonicalBytes(variant)).valid, canonicalJson(variant)).toBe(false);
    }
    expect(changed).toBeGreaterThan(30);
  });

  it.each<[string, Partial<Receipt> | { readonly [more: string]: Json }, string]>([
    ['another format', { format: 'gongshu-receipt/2' }, 'shape'],
    ['a part too many', { note: 'x' }, 'shape'],
    [
      'a promise in its place',
      { ...promiseOf(leaf, openings), checkpoint: undefined, format: promiseFormat } as never,
      'shape',
    ],
    [
      'another value of a field',
      { disclosed: { ...openings, rows: { salt: openings['rows']!.salt, value: 13 } } },
      'fields',
    ],
    [
      'a field that is not in the leaf',
      { disclosed: { extra: { salt: '00'.repeat(16), value: 1 } } },
      'fields',
    ],
    [
      'the values of two fields swapped',
      { disclosed: { agreement: openings['purpose']!, purpose: openings['agreement']! } },
      'fields',
    ],
    ['another index', { index: 412 }, 'inclusion'],
    ['another leaf', { leaf: committedLeaf('query.call', new Map()), disclosed: {} }, 'inclusion'],
    ['another log', { log: { origin: 'other.example/log', keys: [log.vkey] } }, 'key'],
    ['no key', { log: { origin, keys: [] } }, 'key'],
    ['another key of the same name', { log: { origin, keys: [stranger.vkey] } }, 'signature'],
    ['a key that did not sign', { log: { origin, keys: [log.vkey, witness.vkey] } }, 'signature'],
  ])('with %s fails at %3$s', (_, change, name) => {
    const file = JSON.parse(JSON.stringify({ ...receipt, ...change })) as Json;
    expect(failing(verifyReceipt(canonicalBytes(file)))).toContain(name);
  });

  it('re-signed by somebody else fails against the trusted keys', () => {
    const forged = receiptOf(leaf, openings, [stranger]);
    expect(verifyReceipt(forged)).toMatchObject({ valid: true, trusted: false });
    expect(failing(verifyReceipt(forged, { trustedKeys: [log.vkey] }))).toEqual(['key']);
    expect(verifyReceipt(forged, { trustedKeys: [] }).valid).toBe(false);
  });

  it('reformatted fails at file', () => {
    expect(failing(verifyReceipt(JSON.stringify(receipt, null, 2)))).toEqual(['file']);
    expect(failing(verifyReceipt(`${canonicalJson(receipt as never)}\n`))).toEqual(['file']);
  });

  it.each<[string, unknown]>([
    ['nothing', ''],
    ['null', null],
    ['a number', 7],
    ['deep nesting', '['.repeat(100_000)],
    [
      'a circle',
      (() => {
        const circle: { self?: object } = {};
        circle.self = circle;
        return circle;
      })(),
    ],
    ['a name that is a prototype', '{"__proto__":{}}'],
    ['a huge file', new Uint8Array(2_000_000)],
  ])('that is %s fails without throwing', (_, input) => {
    expect(verifyReceipt(input as never).valid).toBe(false);
  });
});

it.each([{ a: 1 }, { format: 'gongshu-receipt/2' }, [], 7])('%j is told to be none of ours', (other) => {
  const { checks } = verifyReceipt(canonicalBytes(other as never));
  expect(checks.at(-1)).toMatchObject({ name: 'shape', ok: false });
  expect(checks.at(-1)?.message.en).toContain('no Gongshu receipt');
});

describe('a promise', () => {
  const promise = promiseOf(leaf, openings);
  const file = canonicalBytes(promise as never);
  it('verifies as a promise and never as a receipt', () => {
    expect(verifyPromise(file, { trustedKeys: [log.vkey] })).toMatchObject({ valid: true, trusted: true });
    expect(verifyReceipt(file).checks.at(-1)?.message.en).toContain('promise');
    expect(verifyPromise(bytes).valid).toBe(false);
    expect(verifyPromise(promiseOf(fact, {})).valid).toBe(true);
  });
  it('fails for every byte of the file', () => {
    const survivors: number[] = [];
    for (let at = 0; at < file.length; at++)
      if (verifyPromise(file.with(at, file[at]! ^ (1 << (at % 8)))).valid) survivors.push(at);
    expect(survivors).toEqual([]);
  });
  it('cannot be passed off as a checkpoint, nor a checkpoint as a promise', () => {
    const disguised = { ...receipt, index: 3, proof: promise.proof, checkpoint: promise.promise };
    expect(failing(verifyReceipt(disguised))).toEqual(['statement', 'inclusion']);
    expect(failing(verifyPromise({ ...promise, promise: receipt.checkpoint }))).toContain('statement');
  });
});

/** Every copy of a value in which one scalar is another. */
function* variants(value: Json): Generator<Json> {
  if (Array.isArray(value)) {
    for (const [at, item] of (value as Json[]).entries())
      for (const other of variants(item)) yield (value as Json[]).with(at, other);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, item] of Object.entries(value))
      for (const other of variants(item as Json)) yield { ...value, [name]: other };
  } else for (const other of otherScalars(value)) if (other !== value) yield other;
}

function otherScalars(value: Json): Json[] {
  if (typeof value === 'number') return [value + 1, -value, `${value}`, value + 0.5];
  if (typeof value === 'string')
    return [`${value} `, value.slice(1), '', null, value.toLowerCase(), value.toUpperCase()];
  return typeof value === 'boolean' ? [!value, null] : ['null'];
}
