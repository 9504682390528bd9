import { expect, it } from 'vitest';
import { settledTrace } from './columns.ts';

const at = (itemId: string) => ({ resourceId: 'res_1', itemId });

it('says one thing once and in one order, and leaves the outputs in theirs', () => {
  const one = settledTrace({
    outputs: [
      {
        name: 'z',
        sources: [
          { ...at('b'), how: 'derived' },
          { ...at('a'), how: 'derived' },
          { ...at('b'), how: 'derived' },
        ],
      },
      { name: 'a', sources: [] },
    ],
    besides: [
      { ...at('c'), role: 'filter' },
      { ...at('c'), role: 'filter' },
    ],
  });
  const other = settledTrace({
    outputs: [
      {
        name: 'z',
        sources: [
          { how: 'derived', ...at('a') },
          { how: 'derived', ...at('b') },
        ],
      },
      { name: 'a', sources: [] },
    ],
    besides: [{ role: 'filter', ...at('c') }],
  });
  expect(one).toEqual(other);
  expect(one.outputs.map(({ name }) => name)).toEqual(['z', 'a']);
  expect(one.outputs[0]!.sources).toHaveLength(2);
});

it('keeps own columns apart from items, and a trace without any as it was before there were some', () => {
  const own = (column: string) => ({ column, how: 'grouped-by' as const });
  const settled = settledTrace({
    outputs: [
      { name: 'z', sources: [], own: [own('b'), own('a'), own('b')] },
      { name: 'a', sources: [], own: [] },
    ],
    besides: [],
    ownBesides: [
      { column: 'key', role: 'join' },
      { column: 'key', role: 'join' },
    ],
  });
  expect(settled).toEqual({
    outputs: [
      { name: 'z', sources: [], own: [own('a'), own('b')] },
      { name: 'a', sources: [] },
    ],
    besides: [],
    ownBesides: [{ column: 'key', role: 'join' }],
  });
  expect(Object.keys(settledTrace({ outputs: [], besides: [], ownBesides: [] }))).toEqual([
    'outputs',
    'besides',
  ]);
});
