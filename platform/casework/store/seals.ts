import { type Selectable, sql } from 'kysely';
import type { Tx } from '#foundation';
import type { SealCertificate, SealOwner, SealTroubleReason } from '../ports.ts';
import type { CaseworkTables } from './tables.ts';

export type SealState = 'waiting' | 'sealed' | 'none';

/** How it stands with the seal of a paper. */
export interface SealRecord {
  readonly state: SealState;
  /** How often it was tried in vain, and what was wrong the last time. */
  readonly attempts: number;
  readonly trouble?: SealTroubleReason;
  readonly sealed?: SealedFile;
}

export interface SealedFile {
  readonly at: Temporal.Instant;
  readonly sha256: string;
  readonly bytes: number;
  readonly certificate: Pick<SealCertificate, 'subject' | 'issuer' | 'serial' | 'sha256'>;
}

/** A paper is to be sealed: written when it is issued, in the same transaction. */
export async function askForSeal(tx: Tx, documentId: string): Promise<void> {
  await tx
    .tables<CaseworkTables>()
    .insertInto('casework.seal')
    .values({ document_id: documentId, state: 'waiting' })
    .execute();
}

export async function sealOf(tx: Tx, documentId: string): Promise<SealRecord> {
  const row = await tx
    .tables<CaseworkTables>()
    .selectFrom('casework.seal')
    .selectAll()
    .where('document_id', '=', documentId)
    .executeTakeFirst();
  // verify-all tells of a paper without a line; it is read as one without a seal.
  if (!row) return { state: 'none', attempts: 0 };
  return {
    state: row.state,
    attempts: row.attempts,
    ...(row.trouble ? { trouble: row.trouble } : {}),
    ...(row.state === 'sealed' ? { sealed: sealedFile(row) } : {}),
  };
}

export const sealedFile = (row: Selectable<CaseworkTables['casework.seal']>): SealedFile => ({
  at: row.sealed_at!,
  sha256: row.sha256!,
  bytes: row.bytes!,
  certificate: {
    subject: row.certificate_subject!,
    issuer: row.certificate_issuer!,
    serial: row.certificate_serial!,
    sha256: row.certificate_sha256!,
  },
});

/**
 * The paper that has waited longest and is due, taken for so long that nobody else seals it meanwhile. Whoever dies over it gives it back
 * when that time is over.
 */
export async function takeWaiting(
  tx: Tx,
  seconds: number,
): Promise<(SealOwner & { readonly documentId: string }) | null> {
  const { rows } = await sql<{ documentId: string; organisationId: string; issuer: string }>`
    UPDATE casework.seal SET next_at = now() + ${seconds} * interval '1 second'
    FROM casework.document
    WHERE document.id = seal.document_id AND seal.document_id = (
      SELECT due.document_id FROM casework.seal AS due JOIN casework.document AS paper ON paper.id = due.document_id
      WHERE due.state = 'waiting' AND (due.next_at IS NULL OR due.next_at <= now())
      ORDER BY paper.issued_at, paper.id LIMIT 1 FOR UPDATE OF due SKIP LOCKED)
    RETURNING seal.document_id AS "documentId", document.organisation_id AS "organisationId", document.issuer`.execute(
    tx.tables(),
  );
  return rows[0] ?? null;
}

/** Papers of an organisation without a certificate bear no seal: all that wait, at once. */
export async function leaveUnsealed(tx: Tx, { organisationId, issuer }: SealOwner): Promise<void> {
  await sql`
    UPDATE casework.seal SET state = 'none', next_at = NULL, trouble = NULL FROM casework.document
    WHERE document.id = seal.document_id AND seal.state = 'waiting'
      AND document.organisation_id = ${organisationId} AND document.issuer = ${issuer}`.execute(tx.tables());
}

/** It did not work: again after 2, 4, 8 … 300 seconds. */
export async function putOff(tx: Tx, documentId: string, trouble: SealTroubleReason): Promise<void> {
  await sql`
    UPDATE casework.seal SET attempts = attempts + 1, trouble = ${trouble},
      next_at = now() + least(power(2, least(attempts, 10) + 1), 300) * interval '1 second'
    WHERE document_id = ${documentId} AND state = 'waiting'`.execute(tx.tables());
}

/** The seal is on; nothing when another was faster: a paper is sealed once. */
export async function keepSealed(tx: Tx, documentId: string, file: SealedFile): Promise<void> {
  const { numUpdatedRows } = await tx
    .tables<CaseworkTables>()
    .updateTable('casework.seal')
    .set({
      state: 'sealed',
      trouble: null,
      next_at: null,
      sealed_at: file.at,
      sha256: file.sha256,
      bytes: file.bytes,
      certificate_subject: file.certificate.subject,
      certificate_issuer: file.certificate.issuer,
      certificate_serial: file.certificate.serial,
      certificate_sha256: file.certificate.sha256,
    })
    .where('document_id', '=', documentId)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return;
  await tx.emit({
    kind: 'casework.document-sealed',
    subject: documentId,
    payload: { sha256: file.sha256, serial: file.certificate.serial, certificate: file.certificate.sha256 },
  });
}
