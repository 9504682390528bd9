import type { Kysely } from 'kysely';
import type { Json, Tx } from '#foundation';
import type { AssessmentKind, Judgement } from '../model/assessment/forms.ts';
import type { AssessmentState } from '../model/assessment/lifecycle.ts';
import { atLeast, type Level } from '../model/level.ts';
import type { ReleaseForm } from '../model/release-form.ts';
import { gradesOf } from './grades.ts';

export interface AssessmentTables {
  'privacy.assessment': {
    id: string;
    kind: AssessmentKind;
    subject_kind: 'resource' | 'organisation';
    subject_id: string;
    owner: string;
    title: string;
    state: AssessmentState;
    forms: ReleaseForm[];
    receiver: string | null;
    year: number | null;
    answers: Json;
    statutory_basis: string | null;
    conclusion: Judgement | null;
    level: Level | null;
    drafted_by: string;
    drafted_at: Temporal.Instant;
    submitted_by: string | null;
    submitted_at: Temporal.Instant | null;
    signed_by: string | null;
    signed_at: Temporal.Instant | null;
    valid_until: Temporal.Instant | null;
    keep_until: Temporal.Instant | null;
    opinion: string | null;
    withdrawn_at: Temporal.Instant | null;
    withdrawn_by: string | null;
    digest: string | null;
    entry_id: string | null;
  };
}
export type AssessmentRow = AssessmentTables['privacy.assessment'];
export const assessmentTables = (tx: Tx): Kysely<AssessmentTables> => tx.tables<AssessmentTables>();

export const findAssessment = (tx: Tx, id: string): Promise<AssessmentRow | undefined> =>
  assessmentTables(tx).selectFrom('privacy.assessment').selectAll().where('id', '=', id).executeTakeFirst();

/** An assessment that can be relied on now. */
export interface AssessmentInForce {
  readonly id: string;
  readonly signedAt: Temporal.Instant;
  readonly validUntil: Temporal.Instant;
  readonly conclusion: Judgement;
  /** The statutory duty that stands instead of the six points (网数条例 31); null otherwise. */
  readonly statutoryBasis: string | null;
}

/**
 * The newest assessment of a kind that was signed, has not run out, covers the form of release asked for, and was signed when the data stood no lower
 * than it stands now; null when there is none or that one was withdrawn: an older one does not come back, or a verdict of `unsound` could be taken away
 * for the one before it. One whose conclusion is `unsound` is given back too: it forbids.
 */
export async function assessmentInForce(
  tx: Tx,
  asked: {
    readonly kind: AssessmentKind;
    readonly subject: { readonly kind: 'resource' | 'organisation'; readonly id: string };
    readonly form?: ReleaseForm;
  },
): Promise<AssessmentInForce | null> {
  const rows = await assessmentTables(tx)
    .selectFrom('privacy.assessment')
    .selectAll()
    .where('subject_kind', '=', asked.subject.kind)
    .where('subject_id', '=', asked.subject.id)
    .where('kind', '=', asked.kind)
    .where('signed_at', 'is not', null)
    .where('state', 'in', ['signed', 'withdrawn'])
    .where('valid_until', '>', tx.now)
    .orderBy('signed_at', 'desc')
    .orderBy('id')
    .execute();
  if (rows.length === 0) return null;
  const level =
    asked.subject.kind === 'resource' ? (await gradesOf(tx, asked.subject.id)).table?.level : null;
  const found = rows.find(
    (row) =>
      (!asked.form || row.forms.includes(asked.form)) &&
      (!level || (row.level !== null && atLeast(row.level, level))),
  );
  return found?.state === 'signed'
    ? {
        id: found.id,
        signedAt: found.signed_at!,
        validUntil: found.valid_until!,
        conclusion: found.conclusion ?? 'unsound',
        statutoryBasis: found.statutory_basis,
      }
    : null;
}
