import type { Tx } from '#foundation';
import { authorisationTables, type ChangeRow } from './tables.ts';

const of = (tx: Tx, agreementId: string) =>
  authorisationTables(tx)
    .selectFrom('authorisation.change')
    .selectAll()
    .where('agreement_id', '=', agreementId);

/** The change that is proposed, approved or agreed and not yet in force; there is at most one. */
export const openChange = (tx: Tx, agreementId: string): Promise<ChangeRow | undefined> =>
  of(tx, agreementId).where('state', 'in', ['proposed', 'approved', 'agreed']).executeTakeFirst();

/** All that was ever proposed, the newest first. */
export const changesOf = (tx: Tx, agreementId: string): Promise<ChangeRow[]> =>
  of(tx, agreementId).orderBy('proposed_at', 'desc').orderBy('id', 'desc').execute();

export const findChange = (tx: Tx, id: string): Promise<ChangeRow | undefined> =>
  authorisationTables(tx)
    .selectFrom('authorisation.change')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();

export const setChange = (tx: Tx, id: string, set: Partial<Omit<ChangeRow, 'id'>>) =>
  authorisationTables(tx).updateTable('authorisation.change').set(set).where('id', '=', id).execute();
