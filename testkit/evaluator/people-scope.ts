import type { GrantedItem } from '#platform/authorisation/model';
import { compileScope, type Scope } from '#platform/query/model';
import { item, resource, sampleAgreement } from './sample-agreement.ts';

/** A scope over one table of people, told by their pseudonym, with these items beside it. */
export function peopleWith(...items: readonly GrantedItem[]): Scope {
  const people = resource('people', {
    items: [item('pid', '人员', 'text', { kind: 'pseudonym', domain: 'person' }), ...items],
    protectedUnits: [{ unit: 'person', items: ['pid'] }],
  });
  return compileScope(
    sampleAgreement([people]),
    'inclusive-finance',
    Temporal.Instant.from('2026-06-01T00:00:00Z'),
    {
      res_people: {
        revisionId: 'rev_1',
        schema: people.items.map(({ itemId, type }) => ({ itemId, type, column: itemId })),
        uniqueKeys: [['pid']],
      },
    },
  );
}
