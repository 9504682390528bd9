import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commitment, leafBytes, opens } from '#verifier';
import { commit, disclose, encodeLeaf, publicFact } from './entry.ts';

const salts = (fields: number) => randomBytes(16 * (fields + 1));

describe('a committed entry', () => {
  it('opens field by field with the verifier’s own arithmetic', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.stringMatching(/^f[A-Za-z0-9-]{0,20}$/), fc.jsonValue(), { maxKeys: 8 }),
        (fields) => {
          const { leaf, openings } = commit(
            'query.call',
            'ent_1',
            fields as never,
            salts(Object.keys(fields).length),
          );
          for (const [field, opening] of Object.entries(openings))
            expect(opens(leaf, field, opening)).toBe(true);
          expect(openings['entry']?.value).toBe('ent_1');
          expect(Object.keys(leaf.commitments)).toHaveLength(Object.keys(fields).length + 1);
        },
      ),
    );
  });

  it('shows no value, and two entries of the same values have nothing in common', () => {
    const fields = { buyer: 'org_bank', subject: '某合作社' };
    const [one, other] = [
      commit('query.call', 'ent_1', fields, salts(2)),
      commit('query.call', 'ent_1', fields, salts(2)),
    ];
    expect(encodeLeaf(one.leaf).toString()).not.toMatch(/org_bank|合作社|ent_1/);
    const shared = Object.values(one.leaf.commitments).filter((hash) =>
      Object.values(other.leaf.commitments).includes(hash),
    );
    expect(shared).toEqual([]);
    expect(new Set(Object.values(one.openings).map(({ salt }) => salt)).size).toBe(3);
  });

  it('discloses chosen fields and always the id', () => {
    const { openings } = commit('query.call', 'ent_1', { a: 1, b: 2 }, salts(2));
    expect(Object.keys(disclose(openings, ['b']))).toEqual(['entry', 'b']);
    expect(Object.keys(disclose(openings, []))).toEqual(['entry']);
  });

  it.each([
    ['a kind without module', () => commit('call', 'ent_1', {}, salts(0))],
    ['a field called entry', () => commit('query.call', 'ent_1', { entry: 1 }, salts(1))],
    ['a field that is no name', () => commit('query.call', 'ent_1', { 'a b': 1 }, salts(1))],
    ['too few salts', () => commit('query.call', 'ent_1', { a: 1 }, salts(0))],
    ['a value JSON cannot hold', () => commit('query.call', 'ent_1', { a: Number.NaN }, salts(1))],
  ])('refuses %s', (_, make) => expect(make).toThrow());
});

it('a public fact that does not fit the log is refused', () => {
  const at = Temporal.Instant.from('2026-01-05T01:00:00Z');
  expect(encodeLeaf(publicFact('a.b', 'ent_1', 's', at, 'x'.repeat(60_000)))).toBeInstanceOf(Buffer);
  expect(() => encodeLeaf(publicFact('a.b', 'ent_1', 's', at, 'x'.repeat(66_000)))).toThrow(RangeError);
});

it('commits by the verifier’s own bytes, whatever the value is and however long', () => {
  const value = fc.oneof(fc.string({ unit: 'binary', maxLength: 1500 }), fc.jsonValue());
  fc.assert(
    fc.property(value, fc.stringMatching(/^[a-z][A-Za-z0-9-]{0,63}$/), (given, field) => {
      fc.pre(field !== 'entry');
      const { leaf, openings } = commit('query.call', 'ent_1', { [field]: given as never }, salts(1));
      const salt = Buffer.from(openings[field]!.salt, 'hex');
      const bytes = commitment(field, salt, given as never);
      expect(leaf.commitments[field]).toBe(Buffer.from(bytes).toString('hex'));
      expect(encodeLeaf(leaf).equals(leafBytes(leaf))).toBe(true);
    }),
  );
});
