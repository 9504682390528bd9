import { sql } from 'kysely';
import type { Tx } from '#foundation';
import type { AgreementState } from '../model/lifecycles.ts';
import { authorisationTables } from './tables.ts';

/** Agreements in one of these states whose text grants one of these resources, by id. What of them is read is the caller's to say. */
export const granting = (tx: Tx, resourceIds: readonly string[], states: readonly AgreementState[]) => {
  const granted = resourceIds.map((resourceId) =>
    JSON.stringify({ parts: { scope: { resources: [{ resourceId }] } } }),
  );
  return authorisationTables(tx)
    .selectFrom('authorisation.agreement')
    .where('state', 'in', [...states])
    .where(sql<boolean>`document @> ANY (${granted}::jsonb[])`)
    .orderBy('id');
};
