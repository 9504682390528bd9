import { describe, expect, it } from 'vitest';
import { differenceOf, type QueryShape } from './query-shape.ts';

const shape = (more: Partial<QueryShape> = {}): QueryShape => ({
  tables: [{ resourceId: 'res_1', revisionId: 'rev_1', name: 'residents' }],
  keys: ['residents."district"'],
  measures: ['count(*)', 'sum(residents."allowance")'],
  rows: null,
  outputs: ['district', 'n', 'total'],
  ...more,
});

describe('what two questions differ by', () => {
  it('is nothing when they are the same however they were written', () => {
    const nothing = { onlyHere: [], onlyThere: [] };
    expect(differenceOf(shape(), shape({ outputs: ['a', 'b', 'c'] }))).toEqual({
      sameRevisions: true,
      keys: nothing,
      measures: nothing,
      rows: null,
    });
  });
  it('is a condition on rows, a key or a revision', () => {
    expect(differenceOf(shape({ rows: 'x > 3' }), shape())?.rows).toEqual({ here: 'x > 3', there: null });
    expect(differenceOf(shape({ keys: [] }), shape())?.keys).toEqual({
      onlyHere: [],
      onlyThere: ['residents."district"'],
    });
    const newer = [{ resourceId: 'res_1', revisionId: 'rev_2', name: 'residents' }];
    expect(differenceOf(shape({ tables: newer }), shape())?.sameRevisions).toBe(false);
  });
  it('is not asked of other tables, nor where no measure is shared', () => {
    const other = [{ resourceId: 'res_2', revisionId: 'rev_1', name: 'residents' }];
    expect(differenceOf(shape({ tables: other }), shape())).toBeNull();
    expect(differenceOf(shape({ measures: ['sum(residents."income")'] }), shape())).toBeNull();
  });
});
