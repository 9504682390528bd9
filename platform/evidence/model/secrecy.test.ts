import { hash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '#foundation';
import {
  type CommittedLeaf,
  commitmentPreimage,
  fromHex,
  isCommitted,
  parseCanonical,
  saltLength,
  toHex,
} from '#verifier';
import { commit, encodeLeaf } from './entry.ts';

const salts = (fields: number, seed: number): Uint8Array =>
  Uint8Array.from({ length: (fields + 1) * saltLength }, (_, at) => (at * 131 + seed * 17) & 255);
const names = ['agreement', 'purpose', 'rows', 'at'] as const;
const madeOf = (values: readonly Json[], seed: number) =>
  commit(
    'query.call',
    'ent_1',
    Object.fromEntries(names.map((name, at) => [name, values[at]!])),
    salts(names.length, seed),
  );

const anyJson = fc.jsonValue().map((value) => value as Json);
const plausible = fc.tuple(
  anyJson,
  fc.string({ maxLength: 2_000, unit: 'grapheme' }),
  fc.bigInt().map(String),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
);

describe('the public leaf of a committed entry', () => {
  it('has the same names, order and length whatever the values are', () => {
    fc.assert(
      fc.property(plausible, plausible, fc.nat(), fc.nat(), (some, others, seed, another) => {
        const [one, other] = [madeOf(some, seed), madeOf(others, another)].map(({ leaf }) =>
          encodeLeaf(leaf),
        );
        expect(shapeOf(one!)).toBe(shapeOf(other!));
        expect(one!.length).toBe(other!.length);
      }),
      { numRuns: 300 },
    );
  });

  it('gives one value another commitment each time: two entries that say the same cannot be matched', () => {
    const seen = new Set<string>();
    for (let seed = 0; seed < 255; seed += 1)
      for (const commitment of Object.values(
        madeOf(['agr_1', '贷前核验', 7919, '2026-01-05T01:00:00Z'], seed).leaf.commitments,
      ))
        seen.add(String(commitment));
    expect(seen.size).toBe(255 * 5);
  });

  it('holds no time, number or text of the entry', () => {
    const text = encodeLeaf(madeOf(['agr_1', '贷前核验', 7919, '2026-01-05T01:00:00Z'], 3).leaf).toString(
      'utf8',
    );
    expect(text.replaceAll(/"[0-9a-f]{64}"/g, '#')).toBe(
      '{"commitments":{"agreement":#,"at":#,"entry":#,"purpose":#,"rows":#},"kind":"query.call","version":1}',
    );
  });
});

describe('guessing', () => {
  /** Every number of rows there could be, every purpose of the register: all an attacker needs, were there no salt. */
  const dictionary: readonly (readonly [string, Json])[] = [
    ...Array.from({ length: 10_000 }, (_, rows) => ['rows', rows] as const),
    ...['普惠金融', '贷前核验', '贷后管理', '审计'].map((purpose) => ['purpose', purpose] as const),
  ];
  const attack = (leaf: CommittedLeaf, saltOf: (field: string) => Uint8Array): Json[] =>
    dictionary
      .filter(
        ([field, value]) =>
          leaf.commitments[field] ===
          toHex(hash('sha256', commitmentPreimage(field, saltOf(field), value), 'buffer')),
      )
      .map(([, value]) => value);
  const { leaf, openings } = madeOf(['agr_1', '贷前核验', 7919, '2026-01-05T01:00:00Z'], 9);

  it('finds every value with the salts', () => {
    expect(attack(leaf, (field) => fromHex(openings[field]!.salt, saltLength)!)).toEqual([7919, '贷前核验']);
  });

  it.each([
    ['without a salt', () => new Uint8Array(saltLength)],
    ['with the salt of another field', () => fromHex(openings['entry']!.salt, saltLength)!],
    [
      'with the salt of the same field of another entry',
      (field: string) => fromHex(madeOf([1, 2, 3, 4], 10).openings[field]!.salt, saltLength)!,
    ],
    [
      'with one bit of the salt wrong',
      (field: string) => {
        const salt = Uint8Array.from(fromHex(openings[field]!.salt, saltLength)!);
        salt[saltLength - 1]! ^= 1;
        return salt;
      },
    ],
  ])('finds nothing %s', (_how, saltOf) => expect(attack(leaf, saltOf)).toEqual([]));

  it('is as hard as the salt is long: 128 bits, each of its own', () => {
    expect(saltLength * 8).toBe(128);
    const all = Object.values(openings).map(({ salt }) => salt);
    expect(new Set(all).size).toBe(all.length);
  });
});

/** Everything of a leaf but the digests. */
function shapeOf(bytes: Uint8Array): string {
  const leaf = parseCanonical(bytes) as unknown as CommittedLeaf;
  expect(isCommitted(leaf)).toBe(true);
  return JSON.stringify(leaf).replaceAll(/"[0-9a-f]{64}"/g, '#');
}
