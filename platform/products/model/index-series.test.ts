import { describe, expect, it } from 'vitest';
import { indexSeries } from './index-series.ts';
import type { IndexDefinition } from './kinds/index-number.ts';

const definition: IndexDefinition = {
  sql: 'SELECT …',
  period: 'month',
  basePeriod: '2026-01',
  baseValue: '100',
  formula: 'relatives',
  components: [
    { column: 'rents', title: '租金', weight: '3' },
    { column: 'wages', title: '工资', weight: '1' },
  ],
  decimals: 2,
  publicSeries: true,
};
const answer = (...rows: (string | null)[][]) => ({
  columns: [
    { name: 'month', type: 'text' as const },
    { name: 'rents', type: 'decimal' as const },
    { name: 'wages', type: 'decimal' as const },
  ],
  rows,
});
const base = ['2026-01', '200', '10'];

describe('an index', () => {
  it('of relatives weighs each component’s change', () => {
    // (3 × 220/200 + 1 × 9/10) ÷ 4 = 1.05
    expect(indexSeries(definition, answer(base, ['2026-02', '220', '9']))).toEqual([
      { period: '2026-01', value: '100.00' },
      { period: '2026-02', value: '105.00' },
    ]);
  });
  it('of weighted sums weighs the components themselves', () => {
    // (3 × 220 + 9) ÷ (3 × 200 + 10) = 669 ÷ 610
    const series = indexSeries(
      { ...definition, formula: 'aggregative' },
      answer(base, ['2026-02', '220', '9']),
    );
    expect(series?.[1]?.value).toBe('109.67');
  });
  it('is rounded once, halves away from zero', () => {
    const one = { ...definition, components: [definition.components[0]!], decimals: 0 };
    expect(indexSeries(one, answer(['2026-01', '200', null], ['2026-02', '1', null]))?.[1]?.value).toBe('1');
  });
  it.each([
    ['a component is blank', [base, ['2026-02', null, '9']]],
    ['the base period is not there', [['2026-02', '220', '9']]],
    [
      'the base is zero',
      [
        ['2026-01', '0', '10'],
        ['2026-02', '220', '9'],
      ],
    ],
  ])('is not known where %s', (_why, rows) => {
    expect(indexSeries(definition, answer(...(rows as (string | null)[][])))?.at(-1)).toEqual({
      period: '2026-02',
      value: null,
    });
  });
  it.each([
    ['twice', [base, base]],
    ['null', [base, [null, '1', '1']]],
  ])('is no series when a period is %s', (_what, rows) => {
    expect(indexSeries(definition, answer(...(rows as (string | null)[][])))).toBeNull();
  });
});
