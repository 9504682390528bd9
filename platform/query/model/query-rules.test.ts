import { describe, expect, it } from 'vitest';
import { R29, R31 } from './query-rules.ts';
import type { Scope } from './scope.ts';

const scope = { relations: [{ name: 'residents', columns: [{ name: 'district' }] }] } as unknown as Scope;

describe('clauses of the governed query', () => {
  it.each([
    ['residents', undefined, true],
    ['residents', 'district', true],
    ['residents', 'id_number', false],
    ['payrolls', undefined, false],
    ['payrolls', 'district', false],
  ])('R29 %s.%s is within the scope: %s', (relation, column, holds) => {
    expect(R29.judge({ scope, relation, ...(column ? { column } : {}) }).holds).toBe(holds);
  });
  it('R29 says the same of what is not granted and of what does not exist', () => {
    const words = (column: string) =>
      R29.judge({ scope, relation: 'residents', column }).reasons[0]?.zh.replace(column, '');
    expect(words('id_number')).toBe(words('no_such_column'));
  });
  it('R31 rows leave only from tables without protected units whose extraction is granted', () => {
    const open = { title: '公交线路', protectedUnits: 0, forms: ['open-extract' as const] };
    expect(R31.judge({ tables: [open] }).holds).toBe(true);
    expect(R31.judge({ tables: [open, { ...open, title: '居民', protectedUnits: 1 }] }).output).toEqual([
      '居民',
    ]);
    expect(R31.judge({ tables: [{ ...open, forms: ['aggregate' as const] }] }).holds).toBe(false);
  });
  it.each([
    [{ values: 0, keys: 5 }, true],
    [{ values: 0, keys: 6 }, false],
    [{ values: 1, keys: 0 }, false],
  ])('R31 of ten rows %j may leave: %s', (figures, holds) => {
    const output = { rows: 10, verbatim: 0, tables: ['企业'], ...figures };
    expect(R31.judge({ tables: [], output }).holds).toBe(holds);
    expect(R31.judge({ tables: [], output }, { recordShare: 1, keyShare: 1 }).holds).toBe(true);
  });
});
