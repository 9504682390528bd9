import { type GrantedItem, type GrantedResource, predicateHolds } from '#platform/authorisation/model';
import { chance, type Draw, oneOf, type RandomWorld, type SourceRow } from '../../testkit/evaluator/index.ts';

/** A change of the data that the agreement does not let anybody see. */
export interface Change {
  readonly kind:
    | 'ungranted column'
    | 'row not granted'
    | 'masked part'
    | 'inside a band'
    | 'another resource';
  readonly resourceId: string;
  readonly data: RandomWorld['data'];
}
export const changeKinds: readonly Change['kind'][] = [
  'ungranted column',
  'row not granted',
  'masked part',
  'inside a band',
  'another resource',
];

/** A drawn change of one kind, or null where this world has nothing of the kind to change. */
export function drawChange(g: Draw, kind: Change['kind'], { agreement, data }: RandomWorld): Change | null {
  if (kind === 'another resource')
    return { kind, resourceId: 'res_people', data: { ...data, res_secret: [{ who: `p${g(0, 9)}` }] } };
  const { resources } = agreement.parts.scope;
  const candidates = resources.flatMap((resource) =>
    (data[resource.resourceId] ?? []).flatMap((row, index) => {
      const other = changed(g, kind, resource, row);
      return other === undefined ? [] : [{ resource, index, other }];
    }),
  );
  if (candidates.length === 0) return null;
  const { resource, index, other } = oneOf(g, ...candidates);
  const rows = data[resource.resourceId]!;
  return {
    kind,
    resourceId: resource.resourceId,
    data: {
      ...data,
      [resource.resourceId]: rows.flatMap((row, at) => (at !== index ? [row] : other ? [other] : [])),
    },
  };
}

const isGranted = ({ rows, items, otherItems }: GrantedResource, row: SourceRow): boolean =>
  !rows || predicateHolds(rows, [...items, ...otherItems], row) === true;

/** The row with another content of which nothing is granted; null where it goes altogether; undefined where there is no such. */
function changed(
  g: Draw,
  kind: Change['kind'],
  resource: GrantedResource,
  row: SourceRow,
): SourceRow | null | undefined {
  const granted = isGranted(resource, row);
  const keep = (other: SourceRow): SourceRow | undefined =>
    isGranted(resource, other) === granted ? other : undefined;
  // Who a row belongs to is counted, so it is not a secret of the row.
  const unitItems = resource.protectedUnits.flatMap(({ items }) => items);
  switch (kind) {
    case 'row not granted': {
      if (granted) return undefined;
      if (chance(g, 30)) return null;
      const { itemId } = oneOf(g, ...resource.items, ...resource.otherItems);
      return keep({ ...row, [itemId]: null });
    }
    case 'ungranted column': {
      const free = resource.otherItems.filter(({ itemId }) => !unitItems.includes(itemId));
      if (free.length === 0) return undefined;
      const { itemId } = oneOf(g, ...free);
      return keep({ ...row, [itemId]: row[itemId] === null ? '改' : oneOf(g, null, `${row[itemId]}改`) });
    }
    default: {
      const items = resource.items.filter(({ itemId }) => !unitItems.includes(itemId));
      for (const item of items) {
        const value = row[item.itemId];
        const other = value == null ? null : (kind === 'masked part' ? remask : withinBand)(g, item, value);
        if (other !== null && other !== value) return keep({ ...row, [item.itemId]: other });
      }
      return undefined;
    }
  }
}

/** Another value behind the same mask. */
function remask(g: Draw, { transform }: GrantedItem, value: string): string | null {
  if (transform.kind !== 'mask') return null;
  const characters = [...value];
  const { keepFirst, keepLast } = transform;
  if (characters.length <= keepFirst + keepLast) return oneOf(g, ...'甲乙丙');
  const middle = oneOf(g, '某', '某某', '丁戊己');
  return `${characters.slice(0, keepFirst).join('')}${middle}${keepLast > 0 ? characters.slice(-keepLast).join('') : ''}`;
}

/** Another value of the same band, month, prefix or entry of a map. */
function withinBand(g: Draw, { transform, type }: GrantedItem, value: string): string | null {
  if (transform.kind !== 'generalise') return null;
  switch (transform.by) {
    case 'calendar': {
      const day = transform.unit === 'day' ? value.slice(8, 10) : String(g(10, 28));
      const month = transform.unit === 'year' ? '06' : value.slice(5, 7);
      const time = type === 'timestamp' ? ` ${g(10, 23)}:00:00` : '';
      return `${value.slice(0, 4)}-${month}-${day}${time}`;
    }
    case 'width': {
      const width = BigInt(transform.width);
      const whole = BigInt(value.split('.')[0]!);
      if (whole < 0n || value.startsWith('-')) return null;
      return String(whole - (whole % width) + BigInt(g(0, Number(width) - 1)));
    }
    case 'prefix':
      return `${[...value].slice(0, transform.length).join('')}${[...value].length >= transform.length ? g(10, 99) : ''}`;
    case 'map':
      return transform.entries.some(({ from }) => from === value) ? null : `别处${g(1, 9)}`;
  }
}
