import { sql } from 'kysely';
import type { Tx } from '#foundation';
import type { AgreementState } from '../model/lifecycles.ts';
import { authorisationTables, type SharedConsentRow } from './tables.ts';

export const findConsent = (tx: Tx, id: string): Promise<SharedConsentRow | undefined> =>
  authorisationTables(tx)
    .selectFrom('authorisation.shared_consent')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();

/** What was ever asked under an agreement, the first one first. */
export const consentsOf = (tx: Tx, agreementId: string): Promise<SharedConsentRow[]> =>
  authorisationTables(tx)
    .selectFrom('authorisation.shared_consent')
    .selectAll()
    .where('agreement_id', '=', agreementId)
    .orderBy('opened_at')
    .orderBy('id')
    .execute();

export const setConsent = (tx: Tx, id: string, set: Partial<Omit<SharedConsentRow, 'id'>>) =>
  authorisationTables(tx).updateTable('authorisation.shared_consent').set(set).where('id', '=', id).execute();

/** Ids of the agreements in one of these states whose text grants the resource. */
export async function agreementsNaming(
  tx: Tx,
  resourceId: string,
  states: readonly AgreementState[],
): Promise<readonly string[]> {
  const granted = JSON.stringify({ parts: { scope: { resources: [{ resourceId }] } } });
  const rows = await authorisationTables(tx)
    .selectFrom('authorisation.agreement')
    .select('id')
    .where('state', 'in', [...states])
    .where(sql<boolean>`document @> ${granted}::jsonb`)
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}
