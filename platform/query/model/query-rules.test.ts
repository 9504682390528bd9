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
});
