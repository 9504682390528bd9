import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ConditionTree, isComplete, linesOf, treeOf } from './tree.ts';

const value = fc.constantFrom('1', '2', '3');
const item = fc.constantFrom('a', 'b');
const { tree } = fc.letrec<{ tree: ConditionTree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.record({
      op: fc.constant('compare' as const),
      item,
      comparison: fc.constantFrom('=', '<>', '<', '<=', '>', '>='),
      value,
    }),
    fc.record({
      op: fc.constant('in' as const),
      item,
      values: fc.array(value, { minLength: 1, maxLength: 3 }),
    }),
    fc.record({ op: fc.constant('between' as const), item, low: value, high: value }),
    fc.record({ op: fc.constant('is-null' as const), item }),
    fc.record({
      op: fc.constantFrom('and' as const, 'or' as const),
      parts: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({ op: fc.constant('not' as const), part: tie('tree') }),
  ),
}));

type Row = { readonly [item: string]: string | null };
/** The language's meaning, with null for unknown. */
function holds(of: ConditionTree, row: Row): boolean | null {
  switch (of.op) {
    case 'not': {
      const inner = holds(of.part, row);
      return inner === null ? null : !inner;
    }
    case 'and':
    case 'or': {
      const decisive = of.op === 'or';
      const inner = of.parts.map((part) => holds(part, row));
      return inner.includes(decisive) ? decisive : inner.includes(null) ? null : !decisive;
    }
    case 'is-null':
      return row[of.item] === null;
  }
  const cell = row[of.item]!;
  if (cell === null) return null;
  if (of.op === 'in') return of.values.includes(cell);
  if (of.op === 'between') return cell >= of.low && cell <= of.high;
  return {
    '=': cell === of.value,
    '<>': cell !== of.value,
    '<': cell < of.value,
    '<=': cell <= of.value,
    '>': cell > of.value,
    '>=': cell >= of.value,
  }[of.comparison]!;
}

describe('a condition in a form', () => {
  it('means the same after it was drawn as lines, for every row', () => {
    fc.assert(
      fc.property(tree, (given) => {
        const back = treeOf(linesOf(given))!;
        for (const a of ['1', '2', '3', null])
          for (const b of ['1', '3', null]) expect(holds(back, { a, b })).toBe(holds(given, { a, b }));
      }),
    );
  });

  it('is drawn again as it was', () => {
    fc.assert(
      fc.property(tree, (given) => {
        const lines = linesOf(given);
        expect(linesOf(treeOf(lines))).toEqual(linesOf(treeOf(linesOf(treeOf(lines)))));
      }),
    );
  });

  it('is none when no line is there, and what was begun is never left out', () => {
    expect(treeOf(linesOf(undefined))).toBeUndefined();
    const begun = linesOf({ op: 'compare', item: '', comparison: '=', value: '' });
    expect(treeOf(begun)).toEqual({ op: 'compare', item: '', comparison: '=', value: '' });
    expect(isComplete(begun)).toBe(false);
    expect(isComplete(linesOf(undefined))).toBe(true);
    expect(isComplete(linesOf({ op: 'and', parts: [{ op: 'or', parts: [] }] }))).toBe(false);
    expect(isComplete(linesOf({ op: 'is-null', item: 'a' }))).toBe(true);
    expect(isComplete(linesOf({ op: 'between', item: 'a', low: '1', high: '' }))).toBe(false);
  });
});
