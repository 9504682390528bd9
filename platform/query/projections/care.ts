import { sql } from 'kysely';
import type { Subscriber, Tx } from '#foundation';
import { agreementsGranting, agreementsInForce } from '#platform/authorisation';
import { queryTables } from '../store/tables.ts';

/**
 * Ask that the projections of these agreements be looked after: made, refreshed or ended. It is a row in the asking transaction, so it
 * is done after a restart too, and the act that asks never waits for it.
 */
export async function askForCare(tx: Tx, agreementIds: readonly string[]): Promise<void> {
  if (agreementIds.length === 0) return;
  await queryTables(tx)
    .insertInto('query.projection_care')
    .values(
      [...new Set(agreementIds)]
        .sort()
        .map((agreement_id) => ({ agreement_id, due_at: tx.now, last_error: null })),
    )
    .onConflict((conflict) =>
      conflict.column('agreement_id').doUpdateSet({
        turn: sql<bigint>`projection_care.turn + 1`,
        due_at: sql<Temporal.Instant>`least(projection_care.due_at, excluded.due_at)`,
        attempts: 0,
      }),
    )
    .execute();
}

/** At the start of the program, and after a backup was put back: whatever happened while nobody looked is made up for. */
export async function askForCareOfAll(tx: Tx): Promise<void> {
  const left = await sql<{ id: string }>`
    SELECT agreement_id AS id FROM query.projection WHERE destroyed_at IS NULL
    UNION SELECT agreement_id FROM query.key_end WHERE destroyed_at IS NULL`.execute(queryTables(tx));
  await askForCare(tx, [...(await agreementsInForce(tx)), ...left.rows.map(({ id }) => id)]);
}

const ofAgreement: Subscriber = (tx, event) => askForCare(tx, [event.subject]);

/** What changes which projections there should be. */
export const careSubscriptions: { readonly [kind: string]: Subscriber } = {
  'authorisation.in-force': ofAgreement,
  'authorisation.changed': ofAgreement,
  'authorisation.resumed': ofAgreement,
  'authorisation.expired': ofAgreement,
  'authorisation.terminated': ofAgreement,
  'catalog.revision-in-service': async (tx, event) =>
    askForCare(tx, await agreementsGranting(tx, event.payload.resource)),
  'lineage.standing-changed': async (tx, { payload: { kind, id, status } }) => {
    if (status !== 'ended') return;
    if (kind === 'agreement') await askForCare(tx, [id]);
    if (kind === 'resource') await askForCare(tx, await agreementsGranting(tx, id));
  },
};
