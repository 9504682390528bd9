import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { type Json, type Problem, type Subscriber, type Tx, text } from '#foundation';
import { findDecision, type SubjectRef } from '#platform/casework';
import { currentOrganisations } from '#platform/identity';
import { R23 } from '../model/plan.ts';
import { problems } from '../problems.ts';
import { findChange } from '../store/changes.ts';
import {
  authorisationTables,
  earlierVersions,
  findAgreement,
  findPlan,
  type PlanRow,
} from '../store/tables.ts';

/** SHA-256 of a plan in canonical JSON: which text minutes approved. The domain keeps it from being taken for that of another kind of document. */
export const planDigest = (document: Json): string =>
  createHash('sha256')
    .update(canonicalize({ domain: 'gongshu.plan/1', document }) ?? '')
    .digest('hex');

interface TextNow {
  readonly version: number;
  readonly digest: string;
  /** Since when it lies there. */
  readonly since: Temporal.Instant;
  readonly parties: readonly string[];
}

/** The text that lies there now of what minutes may be about; null for anything else. */
async function textNow(tx: Tx, { kind, id }: SubjectRef): Promise<TextNow | null> {
  if (kind === 'agreement-change') {
    const change = await findChange(tx, id);
    const agreement = change && (await findAgreement(tx, change.agreement_id));
    if (!change || !agreement) return null;
    const { version, digest, proposed_at: since } = change;
    return { version, digest, since, parties: [agreement.implementing_body, agreement.authorising_body] };
  }
  const plan = kind === 'authorisation-plan' ? await findPlan(tx, id) : undefined;
  const agreement = kind === 'agreement' ? await findAgreement(tx, id) : undefined;
  const row = plan ?? agreement;
  if (!row) return null;
  const [before] = await earlierVersions(tx, id);
  return {
    version: row.version,
    digest: agreement ? agreement.digest : planDigest(row.document),
    since: before?.replaced_at ?? row.created_at,
    parties: [row.implementing_body, row.authorising_body],
  };
}

/** Minutes about one of our matters were entered: which text they are about is put down, before anybody checks them. */
export const minutesEntered: Subscriber = async (tx, event) => {
  const decision = await findDecision(tx, event.subject);
  const now = decision?.subject ? await textNow(tx, decision.subject) : null;
  // Told late, when another version lies there already: they are of an earlier one.
  if (!decision?.subject || !now || Temporal.Instant.compare(decision.recordedAt, now.since) < 0) return;
  // Anybody may enter a paper about anything; it counts only of the two bodies.
  const sides = await currentOrganisations(tx, [decision.organisationId, ...now.parties], 'authorisation');
  if (!now.parties.some((party) => sides.get(party) === sides.get(decision.organisationId))) return;
  await authorisationTables(tx)
    .insertInto('authorisation.minutes_text')
    .values({
      decision_id: decision.id,
      subject_kind: decision.subject.kind,
      subject_id: decision.subject.id,
      version: now.version,
      digest: now.digest,
      noted_at: tx.now,
    })
    .onConflict((conflict) => conflict.column('decision_id').doNothing())
    .execute();
};

/** The digest that minutes were entered about; null of those from before it was put down. */
export async function textOfMinutes(tx: Tx, decisionId: string): Promise<string | null> {
  const row = await authorisationTables(tx)
    .selectFrom('authorisation.minutes_text')
    .select('digest')
    .where('decision_id', '=', decisionId)
    .executeTakeFirst();
  return row?.digest ?? null;
}

/** What was put down with an approval. Approvals from before there were digests have none. */
export const approvalOf = (plan: Pick<PlanRow, 'decision'>) =>
  plan.decision as { readonly number?: string; readonly paper?: string; readonly digest?: string } | null;

/** Why the approval of a plan does not hold for the text that stands there now; null when it does. */
export function whyApprovalLapsed(plan: Pick<PlanRow, 'document' | 'decision' | 'state'>): Problem | null {
  const approval = approvalOf(plan);
  if (plan.state !== 'approved' || !approval?.digest || approval.digest === planDigest(plan.document))
    return null;
  return problems['plan-not-approved']({
    rule: R23.id,
    clause: R23.clause,
    detail: text(
      `方案的文本在批准之后有改动，会议纪要 ${approval.number ?? ''} 批准的是另一文本（摘要 ${approval.digest.slice(0, 16)}…），批准不再有效；请修订方案并重新报批`,
      `The plan was changed after it was approved: the minutes ${approval.number ?? ''} approved another text (digest ${approval.digest.slice(0, 16)}…), and their approval does not hold any more. Amend the plan and have it approved again`,
    ),
  });
}
