import {
  type GrantedItem,
  type GrantedResource,
  scaleOf,
  transformedType,
} from '#platform/authorisation/model';
import type { RevisionFacts, ScopeRelation } from './scope.ts';

/** Values stay apart when items were apart: needed where a key or a unit is recognised by a transformed column. */
const isOneToOne = ({ transform }: GrantedItem): boolean =>
  transform.kind === 'keep' || transform.kind === 'pseudonym';

/** One granted resource with its revision as a relation of the scope; joins reach only resources that are usable too. */
export function relationOf(
  resource: GrantedResource,
  revision: RevisionFacts,
  usable: readonly GrantedResource[],
): ScopeRelation {
  const granted = new Map(resource.items.map((item) => [item.itemId, item]));
  const nameOf = (owner: GrantedResource, itemId: string): string =>
    owner.items.find((item) => item.itemId === itemId)!.name;
  const columnOf = new Map(revision.schema.map(({ itemId, column }) => [itemId, column]));
  const declared = usable.flatMap((owner) =>
    owner.joins.flatMap((join) => {
      const other = usable.find(({ resourceId }) => resourceId === join.toResourceId);
      if (!other) return [];
      const keys = join.keys.map(({ from, to }) => ({ from: nameOf(owner, from), to: nameOf(other, to) }));
      if (owner === resource) return [{ to: other.relation, keys }];
      // A join declared on the other side holds here too.
      return other === resource
        ? [{ to: owner.relation, keys: keys.map(({ from, to }) => ({ from: to, to: from })) }]
        : [];
    }),
  );
  return {
    resourceId: resource.resourceId,
    name: resource.relation,
    table: resource.resourceId,
    title: resource.title,
    revisionId: revision.revisionId,
    columns: resource.items.map((item) => {
      const type = transformedType(item);
      return {
        itemId: item.itemId,
        name: item.name,
        title: item.title,
        type,
        scale: type === 'decimal' ? scaleOf(item) : 0,
        transform: item.transform,
        ...(item.range ? { range: item.range } : {}),
        ...(item.values ? { values: item.values } : {}),
      };
    }),
    source: [...resource.items, ...resource.otherItems].map(({ itemId, name, title, type, scale }) => ({
      itemId,
      name,
      title,
      type,
      ...(scale === undefined ? {} : { scale }),
      column: columnOf.get(itemId)!,
    })),
    ...(resource.rows ? { rows: resource.rows } : {}),
    units: resource.protectedUnits.map((unit, index) => {
      const only = unit.items.length === 1 ? granted.get(unit.items[0]!) : undefined;
      return {
        unit: unit.unit,
        items: unit.items,
        column: `__unit_${index}`,
        keyColumn: `__key_${index}`,
        onePerRow: revision.uniqueKeys.some(
          (key) => key.length === unit.items.length && key.every((itemId) => unit.items.includes(itemId)),
        ),
        ...(only && isOneToOne(only) ? { countableAs: only.name } : {}),
      };
    }),
    mode: revision.releaseMode ?? 'reviewed',
    ...(resource.rowsPerUnit === undefined ? {} : { rowsPerUnit: resource.rowsPerUnit }),
    uniqueKeys: revision.uniqueKeys.flatMap((key) => {
      const items = key.map((itemId) => granted.get(itemId));
      return items.every((item) => item !== undefined && isOneToOne(item))
        ? [items.map((item) => item!.name)]
        : [];
    }),
    joins: declared,
    forms: resource.forms,
  };
}
