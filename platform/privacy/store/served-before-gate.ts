import type { Kysely, Selectable } from 'kysely';
import type { Tx } from '#foundation';
import type { ReleaseForm } from '../model/release-form.ts';

export interface BeforeGateTables {
  'privacy.served_before_gate': {
    revision_id: string;
    resource_id: string;
    form: ReleaseForm;
    found_at: Temporal.Instant;
    grace_until: Temporal.Instant;
    settled_at: Temporal.Instant | null;
  };
}
export type BeforeGateRow = Selectable<BeforeGateTables['privacy.served_before_gate']>;
export const beforeGateTables = (tx: Tx): Kysely<BeforeGateTables> => tx.tables<BeforeGateTables>();

/** The revision was found in service without ever having been judged, and was not judged to pass since. */
export async function unsettledBeforeGate(tx: Tx, revisionId: string): Promise<BeforeGateRow | null> {
  const row = await beforeGateTables(tx)
    .selectFrom('privacy.served_before_gate')
    .selectAll()
    .where('revision_id', '=', revisionId)
    .where('settled_at', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}

export async function unsettledOf(tx: Tx, resourceId: string): Promise<readonly string[]> {
  const rows = await beforeGateTables(tx)
    .selectFrom('privacy.served_before_gate')
    .select('revision_id')
    .where('resource_id', '=', resourceId)
    .where('settled_at', 'is', null)
    .orderBy('revision_id')
    .execute();
  return rows.map(({ revision_id }) => revision_id);
}

export const settleBeforeGate = (tx: Tx, revisionId: string) =>
  beforeGateTables(tx)
    .updateTable('privacy.served_before_gate')
    .set({ settled_at: tx.now })
    .where('revision_id', '=', revisionId)
    .where('settled_at', 'is', null)
    .execute();
