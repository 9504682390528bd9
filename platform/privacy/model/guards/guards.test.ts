import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDecimal } from '#foundation';
import { comparedConditions, separable } from './complement.ts';
import type { CellKind, EvidencedCell, EvidencedGroup } from './evidence.ts';
import { guardGroups } from './guard-groups.ts';
import type { GuardPolicy } from './policy.ts';
import { boundResult } from './result-bound.ts';
import { roundToBase } from './rounding.ts';

const policy: GuardPolicy = { minimumGroup: 10, maxRows: 100, maxBytes: 10_000 };
const number = (source: string | number) => parseDecimal(String(source))!;
const cell = (value: number, ...units: number[]): EvidencedCell => ({ value: number(value), units });
const group = (
  key: string,
  units: number[],
  cells: EvidencedCell[],
  parts: EvidencedGroup['parts'] = [],
  classes: EvidencedGroup['classes'] = [],
): EvidencedGroup => ({ keys: [key], units, cells, parts, classes });
const rows = { countedBy: 'rows' } as const;
const distinct = { countedBy: 'distinct' } as const;
const sum: CellKind = { kind: 'sum', column: 'income', condition: 0, stated: 0 };
const count: CellKind = { kind: 'count', condition: 0, stated: 0 };
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
  const all = sum;
  const butOne: CellKind = { ...sum, condition: 1, stated: 1 };
  const part = (conditions: number, units: number, ...cells: number[]) => ({
    conditions,
    units: [units],
    cells: cells.map((one) => [one]),
  });
  it('blanks the number that a sibling turns into the value of one', () => {
    const parts = [part(0b01, 1, 1, 0), part(0b11, 99, 99, 99)];
    const groups = [group('a', [100], [cell(1000, 100), cell(990, 99)], parts)];
    expect(judged(groups, {}, [all, butOne])).toEqual([['a', number(1000), 'complement']]);
    // Nor beside a number of another kind: what a query states is compared among all.
    expect(judged(groups, {}, [count, butOne])).toEqual([['a', number(1000), 'complement']]);
  });
  it('asks of the difference of two sums that enough have a value there, not that enough are there', () => {
    const parts = (withValue: number) => [part(0b01, 50, withValue, 0), part(0b11, 50, 50, 50)];
    const groups = (withValue: number) => [
      group('a', [100], [cell(1000, 100), cell(990, 50)], parts(withValue)),
    ];
    expect(judged(groups(10), {}, [all, butOne])).toEqual([['a', number(1000), number(990)]]);
    for (const few of [9, 1, 0])
      expect(judged(groups(few), {}, [all, butOne])).toEqual([['a', number(1000), 'complement']]);
    expect(judged(groups(1), {}, [all, { ...butOne, kind: 'sum', column: 'age' }])).toEqual([
      ['a', number(1000), number(990)],
    ]);
    expect(judged(groups(1), {}, [count, { ...count, condition: 1, stated: 1 }])).toEqual([
      ['a', number(1000), number(990)],
    ]);
  });
  it('compares what arguments leave out among numbers of one kind only', () => {
    const parts = [part(0b01, 3, 3, 0), part(0b11, 97, 97, 97)];
    const groups = [group('a', [100], [cell(100, 100), cell(97, 97)], parts)];
    const known = { condition: 1, stated: 0 };
    expect(judged(groups, {}, [count, { kind: 'count', ...known }])).toEqual([
      ['a', number(100), 'complement'],
    ]);
    // A sum tells nothing of how many have no value.
    expect(judged(groups, {}, [count, { kind: 'sum', column: 'income', ...known }])).toEqual([
      ['a', number(100), number(97)],
    ]);
  });
  it('compares counts of units by who has rows where, not by rows', () => {
    const units = (condition: number): CellKind => ({
      kind: 'units',
      subject: 0,
      condition,
      stated: condition,
    });
    const parts = [part(0b01, 80, 80, 0), part(0b11, 99, 99, 99)];
    const one = (alone: number) => [
      [
        { conditions: 0b01, units: alone },
        { conditions: 0b11, units: 100 - alone },
      ],
    ];
    const judge = (alone: number) =>
      judged(
        [group('a', [100], [cell(100, 100), cell(100 - alone, 100 - alone)], parts, one(alone))],
        {},
        [units(0), units(1)],
        [distinct],
      );
    expect(judge(1)).toEqual([['a', number(100), 'complement']]);
    expect(judge(10)).toEqual([['a', number(100), number(90)]]);
  });
  it('does not take for empty what nobody computed', () => {
    const groups = [group('a', [100], [cell(1000, 100), cell(990, 99)])];
    expect(judged(groups, {}, [all, butOne])).toEqual([['a', number(1000), 'complement']]);
  });
  it('asks for parts only where two numbers can be compared', () => {
    const compared = (...cells: CellKind[]) => [...comparedConditions({ subjects: [rows], cells })].sort();
    expect(compared(count, sum)).toEqual([]);
    expect(compared(count, { ...sum, condition: 1 })).toEqual([]);
    expect(compared(count, { ...count, condition: 1 }, { ...sum, condition: 2 })).toEqual([0, 1]);
    expect(compared(count, butOne)).toEqual([0, 1]);
    expect([...comparedConditions({ subjects: [], cells: [all, butOne] })]).toEqual([]);
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
