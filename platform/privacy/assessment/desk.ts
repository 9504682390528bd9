import { type Actor, type Json, newSubject, organisationOf, type Subject, type Tx } from '#foundation';
import { cataloguedResource } from '#platform/catalog';
import { canonicalDigest } from '../canonical-digest.ts';
import type { AssessmentKind } from '../model/assessment/forms.ts';
import { type AssessmentRow, assessmentTables, findAssessment } from '../store/assessments.ts';

/** What a new assessment is about: a resource of the department's, or its own organisation for the yearly report. */
export async function newAssessmentSubject(
  tx: Tx,
  { kind, resourceId }: { readonly kind: AssessmentKind; readonly resourceId?: string },
  actor: Actor,
): Promise<Subject | null> {
  if (kind === 'yearly') return newSubject('assessment', organisationOf(actor));
  const resource = resourceId === undefined ? null : await cataloguedResource(tx, resourceId);
  return resource ? { kind: 'assessment', id: resource.id, owner: resource.sourceOrganisation } : null;
}

/** An assessment: the department's whose resource it is about today; who wrote or submitted it does not sign it. */
export async function assessmentSubject(tx: Tx, id: string): Promise<Subject | null> {
  const row = await findAssessment(tx, id);
  if (!row) return null;
  const resource = row.subject_kind === 'resource' ? await cataloguedResource(tx, row.subject_id) : null;
  return {
    kind: 'assessment',
    id,
    owner: resource?.sourceOrganisation ?? row.owner,
    authors: [row.drafted_by, row.submitted_by].filter((one) => one !== null),
    state: row.state,
  };
}

/** The row, held until the commit. */
export async function lockAssessment(tx: Tx, id: string): Promise<AssessmentRow> {
  const row = await assessmentTables(tx)
    .selectFrom('privacy.assessment')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Error('the subject was there a moment ago');
  return row;
}

/** SHA-256 of what a signature stands for, in canonical JSON. */
export const assessmentDigest = (row: AssessmentRow): string =>
  canonicalDigest({
    kind: row.kind,
    subject: `${row.subject_kind}/${row.subject_id}`,
    forms: row.forms,
    receiver: row.receiver,
    year: row.year,
    answers: row.answers as Json,
    statutoryBasis: row.statutory_basis,
    conclusion: row.conclusion,
  });
