import { expect, it } from 'vitest';
import {
  columnsLeft,
  hierarchiesIn,
  kindsFor,
  orderedColumns,
  remedyKinds,
  remedyOf,
  withRemedy,
  withStep,
} from './document.ts';

const empty = { format: 'gongshu-repair/1' as const, columns: [], table: [] };
const small = { kind: 'suppress-small-classes' as const, columns: ['a'], below: 5, how: 'rows' as const };

it('every kind that can be chosen makes a remedy of that kind, and texts are not offered what only numbers have', () => {
  for (const kind of remedyKinds)
    if (kind !== 'keep') expect(remedyOf(kind, 'decimal')).toMatchObject({ kind });
  expect(kindsFor('integer')).toEqual(remedyKinds);
  expect(kindsFor('text')).not.toContain('round');
  expect(kindsFor('text')).not.toContain('bound');
});

it('a column that is dropped takes the steps with it that name it, as what is grouped or as what is sensitive', () => {
  const sensitive = { ...small, columns: ['b'], sensitive: [{ column: 'a', distinctL: 2 }] };
  const document = {
    ...empty,
    columns: [{ column: 'a', remedy: { kind: 'empty' as const } }],
    table: [small, sensitive],
  };
  expect(withRemedy(document, 'a', { kind: 'drop' })).toEqual({
    ...empty,
    columns: [{ column: 'a', remedy: { kind: 'drop' } }],
  });
  expect(withRemedy(document, 'a', null)).toMatchObject({ columns: [], table: document.table });
});

it('steps are added behind the last, changed in their place and taken out', () => {
  const one = withStep(empty, 0, small);
  const two = withStep(one, 1, { ...small, below: 9 });
  expect(two.table.map((step) => step.kind === 'suppress-small-classes' && step.below)).toEqual([5, 9]);
  expect(withStep(two, 0, { ...small, below: 7 }).table[0]).toMatchObject({ below: 7 });
  expect(withStep(two, 0, null).table).toEqual([two.table[1]]);
});

it('means are offered of numbers that stay numbers', () => {
  const columns = ['n', 'g', 'd', 't'].map((name) => ({ name, type: name === 't' ? 'text' : 'decimal' }));
  const document = {
    ...empty,
    columns: [
      { column: 'g', remedy: remedyOf('generalise', 'decimal') },
      { column: 'd', remedy: { kind: 'drop' as const } },
    ],
  };
  expect(columnsLeft(document, columns, 'micro-aggregate')).toEqual(['n']);
  expect(columnsLeft(document, columns, 'suppress-small-classes')).toEqual(['n', 'g', 't']);
  expect([...hierarchiesIn(document).keys()]).toEqual(['g']);
});

it('what is needed stands first', () => {
  const proposal = (column: string, needed: boolean) => ({
    column,
    needed,
    stops: needed,
    families: [],
    why: [],
    remedy: { kind: 'drop' as const },
  });
  const columns = ['a', 'b', 'c'].map((name) => ({ name, type: 'text' }));
  const ordered = orderedColumns({
    revision: { columns } as never,
    proposals: [proposal('c', true), proposal('b', false)],
  });
  expect(ordered.map(({ name }) => name)).toEqual(['c', 'b', 'a']);
});
