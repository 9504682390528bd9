import { createHmac } from 'node:crypto';
import type { GrantedItem, GrantedResource } from '#platform/authorisation/model';
import { predicateHolds } from '#platform/authorisation/model';
import { type Cell, num, to } from './numbers.ts';

/** A row of a resource as the department keeps it: cell texts by item. */
export type SourceRow = { readonly [itemId: string]: string | null };

export interface ProjectedRow {
  /** By the name an operator writes. */
  readonly cells: { readonly [name: string]: Cell };
  /** One per protected unit of the resource; null where the unit is not known. */
  readonly units: readonly (string | null)[];
}

/** What the authorised data domain holds of a resource, row by row. */
export function projectRows(
  resource: GrantedResource,
  rows: readonly SourceRow[],
  key: Uint8Array,
): readonly ProjectedRow[] {
  const items = [...resource.items, ...resource.otherItems];
  return rows
    .filter((row) => !resource.rows || predicateHolds(resource.rows, items, row) === true)
    .map((row) => ({
      cells: Object.fromEntries(
        resource.items.map((item) => [item.name, project(item, row[item.itemId] ?? null, key)]),
      ),
      units: resource.protectedUnits.map((unit) => {
        const values = unit.items.map((itemId) => row[itemId] ?? null);
        return values.includes(null) ? null : JSON.stringify(values);
      }),
    }));
}

function project(item: GrantedItem, raw: string | null, key: Uint8Array): Cell {
  if (raw === null) return null;
  const { transform } = item;
  const characters = [...raw];
  switch (transform.kind) {
    case 'keep':
      return typed(item, raw);
    case 'mask':
      if (characters.length <= transform.keepFirst + transform.keepLast) return '***';
      return `${characters.slice(0, transform.keepFirst).join('')}***${transform.keepLast ? characters.slice(-transform.keepLast).join('') : ''}`;
    case 'pseudonym':
      return createHmac('sha256', key)
        .update(transform.domain)
        .update(Buffer.of(0))
        .update(raw)
        .digest('hex')
        .slice(0, 32);
    case 'generalise':
      switch (transform.by) {
        case 'calendar':
          return transform.unit === 'year'
            ? `${raw.slice(0, 4)}-01-01`
            : transform.unit === 'month'
              ? `${raw.slice(0, 7)}-01`
              : raw.slice(0, 10);
        case 'width': {
          const value = num(raw, item.type === 'integer' ? 0 : (item.scale ?? 4));
          const width = to(num(transform.width), value.s).n;
          const into = ((value.n % width) + width) % width;
          return { n: value.n - into, s: value.s };
        }
        case 'prefix':
          return characters.slice(0, transform.length).join('');
        case 'map':
          return transform.entries.find(({ from }) => from === raw)?.to ?? transform.otherwise;
      }
  }
}

function typed(item: GrantedItem, raw: string): Cell {
  if (item.type === 'boolean') return raw === 'true';
  if (item.type === 'integer') return num(raw, 0);
  if (item.type === 'decimal') return num(raw, item.scale ?? 4);
  return raw;
}
