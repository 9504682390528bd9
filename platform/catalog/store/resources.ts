import { type Kysely, sql } from 'kysely';
import type { Tx } from '#foundation';
import { pinyinWords, searchWords } from '../model/search-text.ts';
import type { CatalogTables } from './tables.ts';

export const catalogTables = (tx: Tx): Kysely<CatalogTables> => tx.tables<CatalogTables>();

/** Full-text vector of a resource: title first (A), department and theme (B), pinyin of the title (C), summary (D). */
export function searchVector(resource: {
  title: string;
  department: string;
  theme: string | null;
  summary: string;
}) {
  const part = (words: readonly string[], weight: string) =>
    sql`setweight(to_tsvector('simple', ${words.join(' ')}), ${sql.lit(weight)})`;
  return sql<unknown>`${part(searchWords(resource.title), 'A')} || ${part(
    [...searchWords(resource.department), ...searchWords(resource.theme ?? '')],
    'B',
  )} || ${part(pinyinWords(resource.title), 'C')} || ${part(searchWords(resource.summary), 'D')}`;
}

/** One resource's row, or undefined. */
export const findResource = (tx: Tx, id: string) =>
  catalogTables(tx).selectFrom('catalog.resource').selectAll().where('id', '=', id).executeTakeFirst();

/** The same, locked for a change. */
export const lockResource = (tx: Tx, id: string) =>
  catalogTables(tx)
    .selectFrom('catalog.resource')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();

export const itemsOf = (tx: Tx, resourceId: string) =>
  catalogTables(tx)
    .selectFrom('catalog.item')
    .selectAll()
    .where('resource_id', '=', resourceId)
    .orderBy('position')
    .execute();

export const revisionInService = (tx: Tx, resourceId: string) =>
  catalogTables(tx)
    .selectFrom('catalog.revision')
    .selectAll()
    .where('resource_id', '=', resourceId)
    .where('state', '=', 'in-service')
    .executeTakeFirst();
