import { compileScope, type Scope } from '#platform/query/model';
import { item, resource, sampleAgreement } from '#testkit';

/** A scope of one table `records`, whose rows are people's or open to all. */
export function recordsScope(whose: 'protected' | 'open'): Scope {
  const isOpen = whose === 'open';
  const records = resource('records', {
    items: [
      item('id', '编号', 'integer'),
      item('name', '姓名', 'text'),
      item('amount', '金额', 'decimal', { kind: 'keep' }, 2),
      item('day', '日期', 'date'),
      item('ok', '是否', 'boolean'),
    ],
    protectedUnits: isOpen ? [] : [{ unit: 'person', items: ['id'] }],
    forms: isOpen ? ['aggregate', 'open-extract'] : ['aggregate'],
  });
  return compileScope(
    sampleAgreement([records]),
    'inclusive-finance',
    Temporal.Instant.from('2026-06-01T00:00:00Z'),
    {
      res_records: {
        revisionId: 'rev_1',
        schema: records.items.map(({ itemId, type }) => ({ itemId, type, column: itemId })),
        uniqueKeys: [['id']],
      },
    },
  );
}
