import type { Kysely } from 'kysely';
import type { Tx } from '#foundation';
import type { RepairDocument } from '../model/repair/document.ts';

interface AttemptTables {
  'privacy.repair_attempt': {
    parent_revision_id: string;
    document_sha256: string;
    document: unknown;
    begun_by: string;
    begun_at: Temporal.Instant;
  };
}
const attempts = (tx: Tx): Kysely<AttemptTables> => tx.tables<AttemptTables>();

/** A repair that was begun and of which neither a revision nor a refusal came yet. */
export interface RepairAttempt {
  readonly parentRevisionId: string;
  readonly documentSha256: string;
  readonly document: RepairDocument;
  readonly by: string;
  readonly at: Temporal.Instant;
}

/** Written before the work begins: a process that dies in it leaves word of what it was doing. Begun again it counts from now. */
export async function beginAttempt(tx: Tx, attempt: Omit<RepairAttempt, 'at'>): Promise<void> {
  const begun = { begun_by: attempt.by, begun_at: tx.now };
  await attempts(tx)
    .insertInto('privacy.repair_attempt')
    .values({
      parent_revision_id: attempt.parentRevisionId,
      document_sha256: attempt.documentSha256,
      document: JSON.stringify(attempt.document),
      ...begun,
    })
    .onConflict((conflict) => conflict.columns(['parent_revision_id', 'document_sha256']).doUpdateSet(begun))
    .execute();
}

/** It came to its end, whichever. */
export async function endAttempt(
  tx: Tx,
  { parentRevisionId, documentSha256 }: Pick<RepairAttempt, 'parentRevisionId' | 'documentSha256'>,
): Promise<void> {
  await attempts(tx)
    .deleteFrom('privacy.repair_attempt')
    .where('parent_revision_id', '=', parentRevisionId)
    .where('document_sha256', '=', documentSha256)
    .execute();
}

/** Repairs of a revision that did not come to their end, the latest first. */
export async function attemptsOf(tx: Tx, parentRevisionId: string): Promise<readonly RepairAttempt[]> {
  const rows = await attempts(tx)
    .selectFrom('privacy.repair_attempt')
    .selectAll()
    .where('parent_revision_id', '=', parentRevisionId)
    .orderBy('begun_at', 'desc')
    .orderBy('document_sha256')
    .limit(20)
    .execute();
  return rows.map((row) => ({
    parentRevisionId: row.parent_revision_id,
    documentSha256: row.document_sha256,
    document: row.document as RepairDocument,
    by: row.begun_by,
    at: row.begun_at,
  }));
}
