import type { Tx } from '#foundation';

/** A secrecy review of a revision that found nothing and was checked, as the procedure leaves it: what a fixture that puts rows in place needs before they may leave. */
export async function reviewed(tx: Tx, revisionId: string, resourceId: string): Promise<void> {
  const tables = tx.tables<{ [table: string]: Record<string, unknown> }>();
  const id = `srv_${revisionId}`;
  await tables
    .insertInto('privacy.secrecy_review')
    .values({
      id,
      organisation: 'test',
      result: 'non-secret',
      trade_secrets: false,
      decision_number: '保审〔2026〕1号',
      decided_on: '2026-01-05',
      state: 'confirmed',
      recorded_by: 'per_reviewer',
      recorded_at: tx.now,
      checked_by: 'per_second',
      checked_at: tx.now,
    })
    .execute();
  await tables
    .insertInto('privacy.secrecy_review_revision')
    .values({ review_id: id, revision_id: revisionId, resource_id: resourceId })
    .execute();
}
