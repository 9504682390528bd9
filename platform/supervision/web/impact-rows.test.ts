import { expect, it } from 'vitest';
import type { ImpactOfAgreement, ImpactOfResource } from '#api-client';
import { reach, rowsOfAgreement, rowsOfResource } from './impact-rows.ts';

const item = { resourceId: 'res_1', resource: '居民', itemId: 'itm_1', item: '年龄' };
const product = {
  id: 'prd_1',
  title: '统计',
  state: 'listed',
  stateTitle: { zh: '已上架', en: 'Listed' },
  orders: 2,
  buyers: 2,
  buyerNames: null,
};

it('a line for each output of a product, and one for what only decides its rows', () => {
  const impact: ImpactOfAgreement = {
    number: '1',
    products: [
      {
        ...product,
        outputs: [{ name: '平均', sources: [{ ...item, how: 'aggregated' }], own: [] }],
        besides: [{ ...item, role: 'filter' }],
        ownBesides: [],
      },
      {
        ...product,
        id: 'prd_2',
        outputs: [
          { name: '人数', sources: [], own: [] },
          { name: '网点', sources: [], own: [{ column: 'branch', how: 'grouped-by' }] },
        ],
        besides: [],
        ownBesides: [{ column: 'district', role: 'join' }],
      },
      {
        ...product,
        id: 'prd_3',
        state: 'defined',
        outputs: [{ name: '未上架', sources: [], own: [] }],
        besides: [],
        ownBesides: [],
      },
    ],
  };
  expect(rowsOfAgreement(impact).map(({ output, sources, own }) => [output, sources, own])).toEqual([
    ['平均', [{ item: '年龄', how: 'aggregated' }], []],
    [null, [{ item: '年龄', how: 'filter' }], []],
    ['人数', [], []],
    ['网点', [], [{ item: 'branch', how: 'grouped-by' }]],
    [null, [], [{ item: 'district', how: 'join' }]],
    ['未上架', [], []],
  ]);
  expect(reach(impact)).toEqual({ products: 2, columns: 3, orders: 4 });
});

it('a line for each item and product; items that were only asked about stay, others go', () => {
  const used = { ...product, agreementId: 'agr_1', agreement: '1', outputs: [] };
  const line = (itemId: string, calls: number, products: ImpactOfResource['items'][number]['products']) => ({
    itemId,
    item: itemId,
    calls,
    lastCall: null,
    products,
  });
  const rows = rowsOfResource({
    title: '居民',
    items: [line('a', 1, [used, { ...used, id: 'prd_2' }]), line('b', 3, []), line('c', 0, [])],
  });
  expect(rows.map(({ key }) => key)).toEqual(['a prd_1', 'a prd_2', 'b']);
});
