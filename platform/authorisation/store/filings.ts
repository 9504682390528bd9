import type { Tx } from '#foundation';
import { authorisationTables, type FilingRow } from './tables.ts';

export const findFiling = (tx: Tx, id: string): Promise<FilingRow | undefined> =>
  authorisationTables(tx)
    .selectFrom('authorisation.filing')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();

export const lockFiling = (tx: Tx, id: string): Promise<FilingRow | undefined> =>
  authorisationTables(tx)
    .selectFrom('authorisation.filing')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();

/** Filings of these things, the latest version first. */
export const filingsOf = (tx: Tx, subjects: readonly string[]): Promise<FilingRow[]> =>
  authorisationTables(tx)
    .selectFrom('authorisation.filing')
    .selectAll()
    .where('subject_id', 'in', [...subjects])
    .orderBy('opened_at', 'desc')
    .orderBy('id')
    .execute();
