import type { Kysely } from 'kysely';
import type { Json, Tx } from '#foundation';
import type { RepairDocument } from '../model/repair/document.ts';
import type { RepairOutcome } from '../model/repair/outcome.ts';

interface RepairTables {
  'privacy.repair': {
    revision_id: string;
    parent_revision_id: string;
    resource_id: string;
    document: Json;
    document_sha256: string;
    outcome: Json;
    evidence: string;
    applied_by: string;
    applied_at: Temporal.Instant;
  };
}

export const repairTables = (tx: Tx): Kysely<RepairTables> => tx.tables<RepairTables>();

/** The repair that a revision came from. */
export interface Repair {
  readonly revisionId: string;
  readonly parentRevisionId: string;
  readonly resourceId: string;
  readonly document: RepairDocument;
  readonly documentSha256: string;
  readonly outcome: RepairOutcome;
  /** Id of the entry in the log. */
  readonly evidence: string;
  readonly by: string;
  readonly at: Temporal.Instant;
}

/** How a revision was made from an earlier one; null for one that was received. */
export async function repairOf(tx: Tx, revisionId: string): Promise<Repair | null> {
  const row = await repairTables(tx)
    .selectFrom('privacy.repair')
    .selectAll()
    .where('revision_id', '=', revisionId)
    .executeTakeFirst();
  return row
    ? {
        revisionId: row.revision_id,
        parentRevisionId: row.parent_revision_id,
        resourceId: row.resource_id,
        document: row.document as unknown as RepairDocument,
        documentSha256: row.document_sha256,
        outcome: row.outcome as unknown as RepairOutcome,
        evidence: row.evidence,
        by: row.applied_by,
        at: row.applied_at,
      }
    : null;
}

/** The revision that a document made of a parent before; null when it did not yet. */
export async function repairBy(
  tx: Tx,
  { parentRevisionId, documentSha256 }: Pick<Repair, 'parentRevisionId' | 'documentSha256'>,
): Promise<Repair | null> {
  const row = await repairTables(tx)
    .selectFrom('privacy.repair')
    .select('revision_id')
    .where('parent_revision_id', '=', parentRevisionId)
    .where('document_sha256', '=', documentSha256)
    .executeTakeFirst();
  return row ? repairOf(tx, row.revision_id) : null;
}

export async function keepRepair(tx: Tx, repair: Repair): Promise<void> {
  await repairTables(tx)
    .insertInto('privacy.repair')
    .values({
      revision_id: repair.revisionId,
      parent_revision_id: repair.parentRevisionId,
      resource_id: repair.resourceId,
      document: JSON.stringify(repair.document),
      document_sha256: repair.documentSha256,
      outcome: JSON.stringify(repair.outcome),
      evidence: repair.evidence,
      applied_by: repair.by,
      applied_at: repair.at,
    })
    .execute();
}
