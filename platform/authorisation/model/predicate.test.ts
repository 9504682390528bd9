import { describe, expect, it } from 'vitest';
import { item } from '../../../testkit/evaluator/sample-agreement.ts';
import { type Predicate, predicateItems, validatePredicate } from './predicate.ts';
import { predicateHolds } from './predicate-row.ts';
import { printPredicate, quoteIdentifier } from './predicate-sql.ts';
import { predicateText } from './predicate-text.ts';

const items = [
  item('region', '区划', 'text'),
  item('age', '年龄', 'integer'),
  item('income', '收入', 'decimal', { kind: 'keep' }, 2),
  item('born', '出生日期', 'date'),
  item('ok', '达标', 'boolean'),
];
const adults: Predicate = {
  op: 'and',
  parts: [
    { op: 'in', item: 'region', values: ['110105', '110106'] },
    {
      op: 'or',
      parts: [
        { op: 'compare', item: 'age', comparison: '>=', value: '18' },
        { op: 'not', part: { op: 'is-null', item: 'income' } },
      ],
    },
  ],
};

describe('a row condition', () => {
  it('reads as a sentence with one meaning', () => {
    expect(predicateText(adults, items, 'zh')).toBe(
      '“区划”为“110105”、“110106”之一，并且（“年龄”不小于“18”，或者不满足（“收入”为空））',
    );
    expect(predicateText(adults, items, 'en')).toBe(
      '“区划” is one of “110105”, “110106” and (“年龄” is at least “18” or not (“收入” is empty))',
    );
  });

  it('prints with quoted names and typed, escaped values', () => {
    const hostile: Predicate = { op: 'compare', item: 'region', comparison: '=', value: "x' OR 1=1 --\\" };
    expect(printPredicate(hostile, items, ({ name }) => quoteIdentifier(`${name}"`))).toBe(
      `("region""" = CAST('x'' OR 1=1 --\\' AS VARCHAR))`,
    );
    expect(
      printPredicate({ op: 'between', item: 'income', low: '1.50', high: '2' }, items, ({ name }) =>
        quoteIdentifier(name),
      ),
    ).toBe(`("income" BETWEEN CAST('1.50' AS DECIMAL(18,2)) AND CAST('2' AS DECIMAL(18,2)))`);
  });

  it.each<[Predicate, string, string]>([
    [{ op: 'compare', item: 'salary', comparison: '=', value: '1' }, '/item', 'an item that is not there'],
    [{ op: 'compare', item: 'age', comparison: '=', value: '1.5' }, '/value', 'a fraction'],
    [{ op: 'compare', item: 'income', comparison: '=', value: '1.234' }, '/value', 'too many digits'],
    [
      { op: 'compare', item: 'born', comparison: '=', value: '2023-02-29' },
      '/value',
      'a day that does not exist',
    ],
    [{ op: 'compare', item: 'ok', comparison: '<', value: true }, '/comparison', 'an order of yes and no'],
    [{ op: 'in', item: 'age', values: ['1', 'zwei'] }, '/values/1', 'a word among numbers'],
  ])('%j has a defect at %s (%s)', (tree, at) => {
    expect(validatePredicate(tree, items).map((defect) => defect.at)).toEqual([at]);
  });

  it('is bounded in depth and size', () => {
    let deep: Predicate = { op: 'is-null', item: 'age' };
    for (let level = 0; level < 50; level++) deep = { op: 'not', part: deep };
    const wide: Predicate = {
      op: 'or',
      parts: Array.from({ length: 400 }, () => ({ op: 'is-null' as const, item: 'age' })),
    };
    for (const tree of [deep, wide]) expect(validatePredicate(tree, items).map(({ at }) => at)).toContain('');
  });

  it.each<[Predicate, Record<string, string | null>, boolean | null]>([
    [adults, { region: '110105', age: '18', income: null }, true],
    [adults, { region: '110105', age: '9', income: '1.00' }, true],
    [adults, { region: '110107', age: null, income: null }, false],
    [{ op: 'compare', item: 'age', comparison: '<>', value: '9' }, { age: null }, null],
    [{ op: 'compare', item: 'age', comparison: '<', value: '9' }, { age: '-10' }, true],
    [{ op: 'compare', item: 'income', comparison: '=', value: '1.5' }, { income: '1.50' }, true],
    [{ op: 'compare', item: 'region', comparison: '>', value: '\uffff' }, { region: '😀' }, true],
  ])('%j holds for %j: %s', (tree, row, holds) => {
    expect(validatePredicate(tree, items)).toEqual([]);
    expect(predicateHolds(tree, items, row)).toBe(holds);
  });

  it('knows the items it looks at', () => {
    expect(predicateItems(adults)).toEqual(['region', 'age', 'income']);
  });
});
