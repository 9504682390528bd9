import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalValue, longestValue } from './canonical-value.ts';
import {
  answersOf,
  compareRecord,
  decoyRecord,
  digestBytes,
  encodeRecord,
  encodeRow,
  type RowDigests,
} from './verification-record.ts';
import { R63 } from './verification-rules.ts';

describe('the one form of a value', () => {
  it.each([
    ['text', '张三', '张三'],
    ['text', '\u3000张三 ', '张三'],
    ['text', 'ＡＢ１２', 'AB12'],
    ['text', '\uF900', '\u8C48'],
    ['text', 'e\u0301', 'é'],
    ['text', '99010119900307001x', '99010119900307001X'],
    ['text', 'x', 'x'],
    ['text', '', null],
    ['text', ' ', null],
    ['text', 'a\u0000', null],
    ['text', 'a\u202Eb', null],
    ['text', '\uDC00', null],
    ['text', '\uFDFA'.repeat(20), null],
    ['text', 'a'.repeat(longestValue), 'a'.repeat(longestValue)],
    ['text', 'a'.repeat(longestValue + 1), null],
    ['integer', '-007', '-7'],
    ['integer', '-0', '0'],
    ['integer', '1.0', null],
    ['integer', '0x10', null],
    ['integer', '1234567890123456789', null],
    ['decimal', '0500.50', '500.5'],
    ['decimal', '-0.00', '0'],
    ['decimal', '5', '5'],
    ['decimal', '.5', null],
    ['decimal', 'NaN', null],
    ['boolean', 'true', 'true'],
    ['boolean', 'TRUE', null],
    ['date', '2026-02-28', '2026-02-28'],
    ['date', '2026-02-29', null],
    ['date', '20260228', null],
    ['timestamp', '2026-01-31 08:00', '2026-01-31T08:00:00'],
    ['timestamp', '2026-01-31T08:00:00.500000', '2026-01-31T08:00:00.5'],
    ['timestamp', '2026-01-31T25:00', null],
    ['timestamp', '2026-01-31T08:00:00Z', null],
  ] as const)('%s %j is %j', (type, written, canonical) => {
    expect(canonicalValue(type, written)).toBe(canonical);
  });

  it('is its own form, whatever was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (written) => {
        const once = canonicalValue('text', written);
        expect(once === null ? null : canonicalValue('text', once)).toBe(once);
      }),
    );
  });
});

const digest = (byte: number): Uint8Array => new Uint8Array(digestBytes).fill(byte);
const cell = fc.option(fc.integer({ min: 1, max: 4 }).map(digest), { nil: null });
const table = fc.integer({ min: 1, max: 4 }).chain((items) =>
  fc.record({
    rows: fc.array(fc.array(cell, { minLength: items, maxLength: items }), { minLength: 1, maxLength: 5 }),
    given: fc.array(cell, { minLength: items, maxLength: items }),
    spare: fc.integer({ min: 0, max: 3 }),
  }),
);

/** The same, slow and obvious. */
function mostAgreeing(rows: readonly RowDigests[], given: RowDigests): number {
  const agreeing = (row: RowDigests) =>
    row.filter((value, at) => value !== null && given[at] !== null && Buffer.compare(value, given[at]!) === 0)
      .length;
  return Math.max(...rows.map(agreeing));
}

describe('a record', () => {
  it('answers by one row, the one that agrees in most items', () => {
    fc.assert(
      fc.property(table, ({ rows, given, spare }) => {
        const slots = rows.length + spare;
        const record = encodeRecord(rows.map(encodeRow), given.length, slots);
        const { found, items } = compareRecord(record, slots, given);
        expect(found).toBe(true);
        expect(items.filter(({ equal }) => equal)).toHaveLength(mostAgreeing(rows, given));
        const equal = items.map((item) => item.equal);
        // All of them in one and the same row.
        expect(
          rows.some((row) =>
            equal.every(
              (same, at) =>
                !same || (row[at] != null && given[at] != null && Buffer.compare(row[at], given[at]) === 0),
            ),
          ),
        ).toBe(true);
      }),
    );
  });

  it('does not depend on the order of rows, and all records of a snapshot have one length', () => {
    fc.assert(
      fc.property(table, ({ rows, given, spare }) => {
        const slots = rows.length + spare;
        const encoded = rows.map(encodeRow);
        const record = encodeRecord(encoded, given.length, slots);
        expect(encodeRecord([...encoded].reverse(), given.length, slots)).toEqual(record);
        expect(record).toHaveLength(decoyRecord(given.length, slots).length);
      }),
    );
  });

  it('of nobody confirms nothing, not even nothing or zeros', () => {
    for (const given of [null, digest(0), digest(1)])
      expect(compareRecord(decoyRecord(1, 3), 3, [given])).toEqual({
        found: false,
        items: [{ equal: false, known: false }],
      });
  });

  it('never takes an unknown value for equal', () => {
    const record = encodeRecord([encodeRow([null])], 1, 1);
    expect(compareRecord(record, 1, [digest(0)]).items).toEqual([{ equal: false, known: false }]);
    expect(compareRecord(record, 1, [null]).items).toEqual([{ equal: false, known: false }]);
  });
});

describe('words', () => {
  const asked = [
    { item: 'a', asked: true },
    { item: 'b', asked: false },
    { item: 'c', asked: true },
  ];
  const comparison = (found: boolean, known: boolean) => ({
    found,
    items: [true, true, true].map(() => ({ equal: false, known })),
  });

  it('tell of what was asked only', () => {
    expect(answersOf(comparison(true, true), asked, false).items.map(({ item }) => item)).toEqual(['a', 'c']);
  });

  it('are the same for every miss, unless the service tells existence', () => {
    const uniform = [comparison(true, true), comparison(true, false), comparison(false, false)].map((one) =>
      answersOf(one, asked, false),
    );
    expect(new Set(uniform.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(answersOf(comparison(true, true), asked, true)).toMatchObject({
      exists: 'yes',
      items: [{ answer: 'no' }, { answer: 'no' }],
    });
    expect(answersOf(comparison(true, false), asked, true)).toMatchObject({
      exists: 'yes',
      items: [{ answer: 'unknown' }, { answer: 'unknown' }],
    });
    expect(answersOf(comparison(false, false), asked, true)).toMatchObject({
      exists: 'no',
      items: [{ answer: 'unknown' }, { answer: 'unknown' }],
    });
  });
});

describe('R63', () => {
  it.each([
    [true, 'consent', null, false],
    [true, 'consent', 'C-1', true],
    [true, 'consent', undefined, true],
    [true, 'statutory-duty', null, true],
    [true, 'anonymised', 'C-1', false],
    [true, 'none', undefined, false],
    [false, 'none', null, true],
    [false, 'anonymised', undefined, true],
  ] as const)('R63: people %s on the basis of %s, consent %s → %s', (people, basis, consent, holds) => {
    expect(R63.judge({ people, basis, ...(consent === undefined ? {} : { consent }) }).holds).toBe(holds);
  });
});
