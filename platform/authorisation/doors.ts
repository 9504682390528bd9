import type { Tx } from '#foundation';
import type { AgreementDocument } from './model/index.ts';
import type { AgreementState } from './model/lifecycles.ts';
import { type AgreementRow, authorisationTables, findAgreement } from './store/tables.ts';

/** An agreement as query, products and supervision need it. */
export interface Agreement {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly state: AgreementState;
  readonly digest: string;
  readonly document: AgreementDocument;
  readonly authorisingBody: string;
  readonly implementingBody: string;
  readonly operator: string;
  readonly from: Temporal.PlainDate;
  readonly until: Temporal.PlainDate;
  readonly logEntry: string | null;
}

const toAgreement = (row: AgreementRow): Agreement => ({
  id: row.id,
  number: row.number,
  version: row.version,
  state: row.state,
  digest: row.digest,
  document: row.document as unknown as AgreementDocument,
  authorisingBody: row.authorising_body,
  implementingBody: row.implementing_body,
  operator: row.operator,
  from: row.term_from,
  until: row.term_until,
  logEntry: row.log_entry,
});

export async function agreement(tx: Tx, id: string): Promise<Agreement | null> {
  const row = await findAgreement(tx, id);
  return row ? toAgreement(row) : null;
}

/** Agreements that took effect at some time: those the public may know of. Newest first. */
export async function disclosedAgreements(tx: Tx): Promise<Agreement[]> {
  const rows = await authorisationTables(tx)
    .selectFrom('authorisation.agreement')
    .selectAll()
    .where('active_at', 'is not', null)
    .orderBy('active_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(toAgreement);
}

/** Is the resource granted by an agreement that is in force or suspended? Then it is in authorised operation (登记办法 Art 5). */
export async function inAuthorisedOperation(tx: Tx, resourceId: string): Promise<boolean> {
  const rows = await authorisationTables(tx)
    .selectFrom('authorisation.agreement')
    .select('document')
    .where('state', 'in', ['active', 'suspended'])
    .execute();
  return rows.some((row) =>
    (row.document as unknown as AgreementDocument).parts.scope.resources.some(
      (resource) => resource.resourceId === resourceId,
    ),
  );
}
