import { expect, it } from 'vitest';
import type { GrantedItem } from './item.ts';
import { boundDefects } from './item-bounds.ts';

const income: GrantedItem = {
  itemId: 'income',
  name: 'income',
  title: '收入',
  type: 'decimal',
  scale: 2,
  transform: { kind: 'keep' },
};
const district: GrantedItem = { ...income, itemId: 'd', name: 'd', title: '区', type: 'text' };
const places = (item: GrantedItem) => boundDefects(item).map(({ at }) => at);

it('accepts a range of numbers and values of the item', () => {
  expect(places({ ...income, range: { low: '-10.5', high: '1000' } })).toEqual([]);
  expect(places({ ...district, values: ['东区', '西区'] })).toEqual([]);
  expect(places({ ...income, type: 'boolean', values: ['true', 'false'] })).toEqual([]);
});

it.each([
  [{ ...income, range: { low: '2', high: '1' } }, ['/range/low']],
  [{ ...income, range: { low: '0.001', high: '1' } }, ['/range']],
  [{ ...district, range: { low: '0', high: '1' } }, ['/range']],
  [{ ...income, values: ['1', '多'] }, ['/values/1']],
  // What counts is the value after its transform.
  [
    {
      ...district,
      type: 'date',
      transform: { kind: 'generalise', by: 'calendar', unit: 'year' },
      values: ['2026'],
    },
    ['/values/0'],
  ],
] as const)('tells what does not fit in %j', (item, expected) => {
  expect(places(item as unknown as GrantedItem)).toEqual(expected);
});
