import type { GrantedItem, GrantedResource, Predicate } from '#platform/authorisation/model';
import { compileScope, type ScopeRelation } from '#platform/query/model';
import { otherItem, resource, sampleAgreement } from '../../testkit/evaluator/sample-agreement.ts';
import { flightItems, flightRevision } from '../governed-sql/flights.ts';
import type { Random } from '../harness/random.ts';

/** One agreement's grant over the flights, drawn: two to seven items, some of them transformed, all rows or some, each aircraft protected. */
export function drawnGrant(random: Random): {
  readonly relation: ScopeRelation;
  readonly granted: GrantedResource;
} {
  const grantable = flightItems.filter(({ itemId }) => itemId !== 'record');
  const count = 2 + random.below(6);
  const items = shuffled(grantable, random)
    .slice(0, count)
    .map((item) => transformed(item, random));
  const others = ['origin', 'flown', 'aircraft'].filter(
    (name) => !items.some(({ itemId }) => itemId === name),
  );
  const rows = drawnRows(random);
  const granted = resource('flights', {
    title: '航班',
    items,
    otherItems: others.map((name) => {
      const { title, type } = flightItems.find(({ itemId }) => itemId === name)!;
      return otherItem(name, title, type);
    }),
    protectedUnits: [{ unit: 'vehicle', items: ['aircraft'] }],
    ...(rows ? { rows } : {}),
  });
  const scope = compileScope(
    sampleAgreement([granted]),
    'inclusive-finance',
    Temporal.Instant.from('2026-06-01T00:00:00Z'),
    { [granted.resourceId]: flightRevision },
  );
  return { relation: scope.relations[0]!, granted };
}

const drawnRows = (random: Random): Predicate | null =>
  random.pick<Predicate | null>([
    null,
    { op: 'in', item: 'origin', values: ['ATL', 'ORD', 'DFW'].slice(0, 1 + random.below(3)) },
    {
      op: 'between',
      item: 'flown',
      low: '2025-02-01',
      high: `2025-0${3 + random.below(4)}-28`,
    },
  ]);

function transformed(item: GrantedItem, random: Random): GrantedItem {
  if (random.below(3) > 0) return item;
  if (item.type === 'date')
    return { ...item, transform: { kind: 'generalise', by: 'calendar', unit: 'month' } };
  if (item.type === 'integer')
    return { ...item, transform: { kind: 'generalise', by: 'width', width: '10' } };
  return item.type === 'text' ? { ...item, transform: { kind: 'mask', keepFirst: 1, keepLast: 0 } } : item;
}

const shuffled = <Value>(values: readonly Value[], random: Random): readonly Value[] =>
  values
    .map((value) => ({ value, place: random.next() }))
    .sort((one, other) => one.place - other.place)
    .map(({ value }) => value);
