import { expect, it } from 'vitest';
import { choiceOf, orderedColumns, remedyOf, simpleRemedies, withRemedy } from './document.ts';

it('every choice is recognised as itself, and particulars are kept apart', () => {
  for (const choice of simpleRemedies) if (choice !== 'keep') expect(choiceOf(remedyOf(choice))).toBe(choice);
  expect(choiceOf(undefined)).toBe('keep');
  expect(choiceOf({ kind: 'mask', keepFirst: 3, keepLast: 4 })).toBeNull();
});

it('a column that is dropped takes the steps with it that name it', () => {
  const document = {
    format: 'gongshu-repair/1' as const,
    columns: [{ column: 'a', remedy: { kind: 'empty' as const } }],
    table: [{ kind: 'suppress-small-classes' as const, columns: ['a'], below: 5, how: 'rows' as const }],
  };
  expect(withRemedy(document, 'a', { kind: 'drop' })).toEqual({
    format: 'gongshu-repair/1',
    columns: [{ column: 'a', remedy: { kind: 'drop' } }],
    table: [],
  });
  expect(withRemedy(document, 'a', null)).toMatchObject({ columns: [], table: document.table });
});

it('what is needed stands first', () => {
  const proposal = (column: string, needed: boolean) => ({
    column,
    needed,
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
