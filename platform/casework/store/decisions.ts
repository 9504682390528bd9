import { personIn, type Text, type Tx } from '#foundation';
import {
  type DecisionKind,
  type DecisionState,
  decisionKinds,
  type Meeting,
} from '../model/external-decision.ts';
import type { SubjectRef } from '../model/subject.ts';
import type { CaseworkTables } from './tables.ts';

/** A decision that was taken off the system: 会议纪要, 三重一大, 批复. It counts once a second person has confirmed it. */
export interface ExternalDecision {
  readonly id: string;
  readonly organisationId: string;
  readonly kind: DecisionKind;
  /** Whose decision it is; the organisation that entered it where nobody else is named. */
  readonly decidingBody: string;
  readonly meeting: Meeting | null;
  readonly kindTitle: Text;
  readonly number: string;
  readonly decidedOn: Temporal.PlainDate;
  readonly title: string;
  readonly body: string;
  readonly scan: { readonly uploadId: string; readonly sha256: string };
  readonly subject?: SubjectRef;
  readonly state: DecisionState;
  /** The earlier decision that it takes the place of once it is confirmed. */
  readonly supersedes?: string;
  readonly recordedAt: Temporal.Instant;
  readonly recordedBy: string;
  readonly recorderPerson: string;
  /** The second person; of a decision that nobody has checked there is none. */
  readonly checkerPerson?: string;
}

export async function findDecision(tx: Tx, id: string): Promise<ExternalDecision | null> {
  const row = await tx
    .tables<CaseworkTables>()
    .selectFrom('casework.external_decision')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? decisionOf(row) : null;
}

function decisionOf(row: CaseworkTables['casework.external_decision']): ExternalDecision {
  return {
    id: row.id,
    organisationId: row.organisation_id,
    kind: row.kind,
    decidingBody: row.deciding_body ?? row.organisation_id,
    meeting: row.meeting,
    kindTitle: decisionKinds[row.kind],
    number: row.number,
    decidedOn: row.decided_on,
    title: row.title,
    body: row.body,
    scan: { uploadId: row.scan_upload, sha256: row.scan_sha256 },
    state: row.state,
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
    recorderPerson: row.recorder_person,
    ...(row.subject_kind && row.subject_id
      ? { subject: { kind: row.subject_kind, id: row.subject_id } }
      : {}),
    ...(row.supersedes ? { supersedes: row.supersedes } : {}),
    ...(row.checked_by ? { checkerPerson: personIn(row.checked_by) } : {}),
  };
}

/** Confirmed decisions of an organisation, the latest first: what its people may build a step on. */
export async function confirmedDecisionsOf(
  tx: Tx,
  organisationId: string,
): Promise<
  readonly {
    readonly id: string;
    readonly number: string;
    readonly title: string;
    readonly decidedOn: Temporal.PlainDate;
  }[]
> {
  const rows = await tx
    .tables<CaseworkTables>()
    .selectFrom('casework.external_decision')
    .select(['id', 'number', 'title', 'decided_on'])
    .where('organisation_id', '=', organisationId)
    .where('state', '=', 'confirmed')
    .orderBy('decided_on', 'desc')
    .orderBy('id')
    .limit(200)
    .execute();
  return rows.map(({ decided_on: decidedOn, ...row }) => ({ ...row, decidedOn }));
}

/** Decisions about a thing that were entered and not rejected, the latest first; each says whether a second person has confirmed it. */
export async function decisionsAbout(tx: Tx, subject: SubjectRef): Promise<readonly ExternalDecision[]> {
  const rows = await tx
    .tables<CaseworkTables>()
    .selectFrom('casework.external_decision')
    .selectAll()
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', subject.id)
    .where('state', '<>', 'rejected')
    .orderBy('recorded_at', 'desc')
    .orderBy('id')
    .limit(50)
    .execute();
  return rows.map(decisionOf);
}

/** The decision, if it was confirmed by a second person and no later one took its place; null otherwise. What other modules build a step on. */
export async function confirmedDecision(tx: Tx, id: string): Promise<ExternalDecision | null> {
  const decision = await findDecision(tx, id);
  return decision?.state === 'confirmed' ? decision : null;
}

/** A step was built on a decision: from now on it is told on the page of the decision. Twice is once. */
export async function noteDecisionUse(tx: Tx, decisionId: string, subject: SubjectRef): Promise<void> {
  await tx
    .tables<CaseworkTables>()
    .insertInto('casework.decision_use')
    .values({
      decision_id: decisionId,
      subject_kind: subject.kind,
      subject_id: subject.id,
      used_at: tx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** What rests on a decision, the oldest first. */
export async function usesOf(
  tx: Tx,
  decisionId: string,
): Promise<readonly { readonly subject: SubjectRef; readonly at: Temporal.Instant }[]> {
  const rows = await tx
    .tables<CaseworkTables>()
    .selectFrom('casework.decision_use')
    .selectAll()
    .where('decision_id', '=', decisionId)
    .orderBy('used_at')
    .orderBy('subject_id')
    .limit(500)
    .execute();
  return rows.map((row) => ({ subject: { kind: row.subject_kind, id: row.subject_id }, at: row.used_at }));
}
