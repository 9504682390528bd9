import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDecimal } from '#foundation';
import { separable } from './complement.ts';
import type { CellKind, EvidencedCell, EvidencedGroup } from './evidence.ts';
import { guardGroups } from './guard-groups.ts';
import type { GuardPolicy } from './policy.ts';
import { boundResult } from './result-bound.ts';
import { roundToBase } from './rounding.ts';

const policy: GuardPolicy = { minimumGroup: 10, suppression: 'cell', maxRows: 100, maxBytes: 10_000 };
const number = (source: string | number) => parseDecimal(String(source))!;
const cell = (value: number, ...units: number[]): EvidencedCell => ({ value: number(value), units });
const group = (
  key: string,
  units: number[],
  cells: EvidencedCell[],
  parts: EvidencedGroup['parts'] = [],
): EvidencedGroup => ({ keys: [key], units, cells, parts });
const rows = { countedBy: 'rows' } as const;
const distinct = { countedBy: 'distinct' } as const;
const sum: CellKind = { kind: 'sum', condition: 0 };
const count: CellKind = { kind: 'count', condition: 0 };
const judged = (
  groups: EvidencedGroup[],
  more: Partial<GuardPolicy> = {},
  cells: CellKind[] = [sum],
  subjects: (typeof rows | typeof distinct)[] = [rows],
) =>
  guardGroups(groups, { subjects, cells, grouped: true }, { ...policy, ...more }).groups.map(
    ({ keys, cells: shown }) => [keys[0], ...shown.map((one) => (one.shown ? one.value : one.reason))],
  );

describe('minimum group', () => {
  it('lets a group of the minimum through and drops a smaller one', () => {
    expect(judged([group('a', [10], [cell(5, 10)]), group('b', [9], [cell(5, 9)])])).toEqual([
      ['a', number(5)],
    ]);
  });
  it('blanks a number with too few units behind its own argument, whatever the group holds', () => {
    expect(judged([group('a', [9754], [cell(5200, 1)])])).toEqual([['a', 'minimum-group']]);
    expect(judged([group('a', [9754], [cell(0, 0)])])).toEqual([['a', 'minimum-group']]);
  });
  it('asks it of every protected subject', () => {
    expect(judged([group('a', [50, 9], [cell(5, 50, 9)])], {}, [sum], [rows, distinct])).toEqual([]);
    expect(judged([group('a', [50, 20], [cell(5, 50, 9)])], {}, [sum], [rows, distinct])).toEqual([
      ['a', 'minimum-group'],
    ]);
  });
  it('leaves everything as it is where nothing is protected', () => {
    expect(judged([group('a', [], [cell(5)])], { rounding: { base: 100 } }, [sum], [])).toEqual([
      ['a', number(5)],
    ]);
  });
  it('keeps one row of blanks for one number over everything', () => {
    const one = guardGroups([], { subjects: [rows], cells: [sum, count], grouped: false }, policy);
    expect(one.groups).toMatchObject([{ keys: [], cells: [{ shown: false }, { shown: false }] }]);
  });
});

describe('dominance', () => {
  const with_ = (largest: string, total: string): EvidencedCell => ({
    value: number(total),
    units: [20],
    concentration: [{ largest: number(largest), total: number(total) }],
  });
  const rule = { dominance: { n: 1, k: 60 } };
  it.each([
    ['60', '100', true],
    ['60.01', '100', false],
    ['0', '0', true],
  ])('%s of %s → shown %s under (1,60)', (largest, total, shown) => {
    expect(judged([group('a', [20], [with_(largest, total)])], rule)).toEqual([
      ['a', shown ? number(total) : 'dominance'],
    ]);
  });
  it('blanks a sum whose concentration nobody computed: a guard that was asked for is never skipped', () => {
    expect(judged([group('a', [20], [cell(5, 20)])], rule)).toEqual([['a', 'dominance']]);
  });
  it('does not ask it of counts', () => {
    expect(judged([group('a', [20], [cell(5, 20)])], rule, [count])).toEqual([['a', number(5)]]);
  });
});

describe('complement', () => {
  const all: CellKind = { kind: 'sum', condition: 0 };
  const butOne: CellKind = { kind: 'sum', condition: 1 };
  const parts = [
    { conditions: 0b01, units: [1] },
    { conditions: 0b11, units: [99] },
  ];
  it('blanks the number that a sibling turns into the value of one', () => {
    const groups = [group('a', [100], [cell(1000, 100), cell(990, 99)], parts)];
    expect(judged(groups, { suppression: 'cell-and-complement' }, [all, butOne])).toEqual([
      ['a', number(1000), 'complement'],
    ]);
    expect(judged(groups, { suppression: 'cell' }, [all, butOne])).toEqual([
      ['a', number(1000), number(990)],
    ]);
  });
  it('sees through three conditions that single out one only together', () => {
    const three = [
      { conditions: 0b001, units: [1] },
      { conditions: 0b011, units: [40] },
      { conditions: 0b101, units: [59] },
    ];
    expect(separable(three, [0, 1], [rows], 10)).toBe(true);
    expect(separable(three, [0, 1, 2], [rows], 10)).toBe(false);
  });
  it('takes the largest part for the union where units were counted distinct', () => {
    const halves = [
      { conditions: 0b01, units: [6] },
      { conditions: 0b101, units: [6] },
    ];
    expect(separable(halves, [0, 1], [rows], 10)).toBe(true);
    expect(separable(halves, [0, 1], [distinct], 10)).toBe(false);
  });
});

it('rounds to the nearest multiple, halves away from zero', () => {
  for (const [value, rounded] of [
    ['7', '5'],
    ['7.5', '10'],
    ['-7.5', '-10'],
    ['2.49', '0'],
    ['12.51', '15'],
  ] as const)
    expect(roundToBase(number(value), 5)).toEqual(number(rounded));
});

it('says when an answer was cut, by rows or by bytes', () => {
  const answer = [['甲'], ['乙'], ['丙']];
  expect(boundResult(answer, { maxRows: 3, maxBytes: 1000 })).toEqual({
    rows: answer,
    complete: true,
    verdicts: [],
  });
  expect(boundResult(answer, { maxRows: 2, maxBytes: 1000 })).toMatchObject({
    rows: [['甲'], ['乙']],
    complete: false,
    verdicts: [{ guard: 'rows' }],
  });
  // ["甲"] is 7 bytes and a separator.
  expect(boundResult(answer, { maxRows: 3, maxBytes: 16 })).toMatchObject({
    rows: [['甲'], ['乙']],
    complete: false,
    verdicts: [{ guard: 'bytes' }],
  });
});

it('never shows a number with fewer units behind it than the minimum', () => {
  const units = fc.array(fc.nat({ max: 25 }), { minLength: 2, maxLength: 2 });
  const groups = fc.array(fc.tuple(units, fc.array(units, { minLength: 3, maxLength: 3 })), { maxLength: 8 });
  fc.assert(
    fc.property(groups, fc.integer({ min: 2, max: 20 }), (drawn, minimumGroup) => {
      const evidenced = drawn.map(([of, cells], index) =>
        group(
          `g${index}`,
          of,
          cells.map((behind) => cell(1, ...behind)),
        ),
      );
      const guarded = guardGroups(
        evidenced,
        { subjects: [rows, distinct], cells: [sum, count, count], grouped: true },
        { ...policy, minimumGroup },
      );
      for (const shown of guarded.groups) {
        const source = evidenced.find(({ keys }) => keys[0] === shown.keys[0])!;
        expect(Math.min(...source.units)).toBeGreaterThanOrEqual(minimumGroup);
        shown.cells.forEach((one, index) => {
          expect(one.shown).toBe(Math.min(...source.cells[index]!.units) >= minimumGroup);
        });
      }
      expect(guarded.groups.length).toBe(
        evidenced.filter((one) => Math.min(...one.units) >= minimumGroup).length,
      );
    }),
  );
});
