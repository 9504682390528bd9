import type { Tx } from '#foundation';
import { authorisationTables, type SharedConsentRow } from './tables.ts';

export const findConsent = (tx: Tx, id: string): Promise<SharedConsentRow | undefined> =>
  authorisationTables(tx)
    .selectFrom('authorisation.shared_consent')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();

/** What was asked under an agreement and did not lapse, the first one first. */
export const consentsOf = (tx: Tx, agreementId: string): Promise<SharedConsentRow[]> =>
  authorisationTables(tx)
    .selectFrom('authorisation.shared_consent')
    .selectAll()
    .where('agreement_id', '=', agreementId)
    .where('state', '<>', 'lapsed')
    .orderBy('opened_at')
    .orderBy('id')
    .execute();

export const setConsent = (tx: Tx, id: string, set: Partial<Omit<SharedConsentRow, 'id'>>) =>
  authorisationTables(tx).updateTable('authorisation.shared_consent').set(set).where('id', '=', id).execute();
