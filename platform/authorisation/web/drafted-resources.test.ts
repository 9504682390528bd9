import { expect, it } from 'vitest';
import { draftedResources } from './drafted-resources.ts';

it('reads the resources that can be previewed out of what is filled in so far', () => {
  const items = [{ itemId: 'a' }];
  const rows = { op: 'is-null', item: 'a' };
  const input = {
    document: {
      parts: {
        scope: {
          resources: [
            { resourceId: 'res_1', title: '居民', items, otherItems: [], rows, joins: [] },
            { resourceId: 'res_2', items },
            { resourceId: 'res_3', title: '还没有信息项', items: [] },
            { title: '还没有选资源', items },
            null,
          ],
        },
      },
    },
  };
  expect(draftedResources(input)).toEqual([
    { resourceId: 'res_1', title: '居民', draft: { items, otherItems: [], rows } },
    { resourceId: 'res_2', title: 'res_2', draft: { items, otherItems: [] } },
  ]);
});

it('finds none in what is no agreement', () => {
  for (const input of [undefined, null, {}, { document: null }, { document: { parts: { scope: {} } } }])
    expect(draftedResources(input)).toEqual([]);
});
