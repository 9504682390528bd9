import {
  type Actor,
  actorReference,
  type ClockHandler,
  dateAt,
  ok,
  type Problem,
  type Result,
  refuse,
  systemActor,
  type Tx,
  text,
} from '#foundation';
import { stopClock } from '#platform/casework';
import { appendPublicFact } from '#platform/evidence';
import { changeStanding, disconnect } from '#platform/lineage';
import { alterShares, whyNotShares } from '#platform/privacy';
import { heedSharedConsents } from '../consents/heed.ts';
import { askSharedConsents } from '../consents/open.ts';
import { hand, tell } from '../desk.ts';
import { passGrants } from '../grant-scope.ts';
import { changeLifecycle } from '../model/change.ts';
import type { AgreementDocument } from '../model/index.ts';
import type { UnderAgreement } from '../ports.ts';
import { problems } from '../problems.ts';
import { findChange, setChange } from '../store/changes.ts';
import {
  type AgreementRow,
  authorisationTables,
  type ChangeRow,
  keepVersion,
  lockAgreement,
} from '../store/tables.ts';
import { whyBeyondPlan } from './admissible-draft.ts';
import { changeRef } from './change-step.ts';
import { openFiling } from './filing.ts';
import { lapse } from './lapse-change.ts';
import { concernedBy } from './termination-step.ts';
import { connectGrants, publicFactOf, termClock } from './version-in-force.ts';

const documentOf = (row: { readonly document: unknown }) => row.document as AgreementDocument;

/** What keeps the next version from taking effect now: the term, the plan as it is now, the gate before release, a share of ε that is not there. Null when nothing does. */
export async function whyNotInForce(
  tx: Tx,
  actor: Actor,
  agreement: AgreementRow,
  change: ChangeRow,
): Promise<Problem | null> {
  const document = documentOf(change);
  const days = [dateAt(tx.now).toString(), change.effective_on?.toString() ?? ''];
  if (days.some((day) => document.parts.term.until <= day)) return problems['term-over']();
  const beyond = await whyBeyondPlan(tx, agreement.plan_id, document);
  if (beyond) return beyond;
  const passed = await passGrants(tx, actor, { id: agreement.id, document });
  return passed.ok ? whyNotShares(tx, agreement.id, document.parts.security.privacyBudget) : passed.problem;
}

/**
 * The next version is the agreement from this commit on, under the same id: products, orders and runs stand on the same thing as before. The version
 * before it is kept with the instants between which it was in force, and its standing has a new version, so that nothing admitted under the old text
 * leaves. Locks as for an end: rows of products, then graph and standing, then populations.
 */
export async function changeInForce(
  tx: Tx,
  actor: Actor,
  agreement: AgreementRow,
  change: ChangeRow,
  under: UnderAgreement,
): Promise<Result<null>> {
  const next = changeLifecycle.next(change.state, 'take-effect');
  if (!next.ok) return next;
  const before = documentOf(agreement);
  const document = documentOf(change);
  const until = Temporal.PlainDate.from(document.parts.term.until);
  const { id } = agreement;
  await under.changed(tx, {
    agreementId: id,
    number: agreement.number,
    document,
    why: text(
      `授权协议变更为第 ${change.version} 版，不再列明`,
      `no longer listed in version ${change.version} of the agreement`,
    ),
    by: actor,
  });
  const ref = { kind: 'agreement', id };
  const granted = new Set(document.parts.scope.resources.map(({ resourceId }) => resourceId));
  for (const { resourceId } of before.parts.scope.resources)
    if (!granted.has(resourceId))
      await disconnect(tx, {
        from: { kind: 'resource', id: resourceId },
        to: ref,
        relation: 'granted-by',
        by: actorReference(actor),
      });
  await connectGrants(tx, actor, agreement, document);
  await changeStanding(tx, ref);
  const now = { ...agreement, version: change.version, digest: change.digest };
  const entry = await appendPublicFact(tx, {
    kind: 'authorisation.in-force',
    subject: id,
    fact: {
      ...publicFactOf(document, now),
      supersedes: { version: agreement.version, digest: agreement.digest },
      size: change.size,
      renewal: change.renewal,
      reason: change.reason,
      decision: change.decision,
      at: tx.now.toString(),
    },
  });
  // For who reads the log a version in force is one that runs: that it does not yet is said again.
  if (agreement.state === 'suspended')
    await appendPublicFact(tx, {
      kind: 'authorisation.suspended',
      subject: id,
      fact: { number: agreement.number, reason: '新版本生效，授权仍在暂停', at: tx.now.toString() },
    });
  await keepVersion(tx, agreement, { as: 'changed', reason: change.reason });
  await authorisationTables(tx)
    .updateTable('authorisation.agreement')
    .set({
      version: change.version,
      document: JSON.stringify(document),
      digest: change.digest,
      term_until: until,
      drafted_by: change.proposed_by,
      log_entry: entry.id,
      version_since: tx.now,
    })
    .where('id', '=', id)
    .execute();
  await under.scenarios(tx, { agreementId: id, by: actor });
  const asIsNow = { ...agreement, version: change.version, document: change.document };
  await askSharedConsents(tx, actor, asIsNow);
  await heedSharedConsents(tx, asIsNow, actor);
  await setChange(tx, change.id, { state: next.value, in_force_at: tx.now, log_entry: entry.id });
  if (change.size === 'larger')
    await openFiling(tx, actor, {
      kind: 'agreement',
      id,
      number: agreement.number,
      version: change.version,
      implementingBody: agreement.implementing_body,
    });
  if (!until.equals(agreement.term_until)) {
    await stopClock(tx, { subject: ref, kind: 'authorisation.term-ends' });
    await termClock(tx, agreement, 'authorisation.term-ends', until);
  }
  await hand(
    tx,
    actor,
    changeRef(change, agreement),
    text(`第 ${change.version} 版生效`, `Version ${change.version} is in force`),
  );
  await tell(
    tx,
    actor,
    agreement,
    concernedBy({ ...agreement, document: change.document }),
    'change-in-force',
    text(
      `授权 ${agreement.number} 第 ${change.version} 版已生效，下一次调用即按新版本执行：${change.reason}`,
      `Version ${change.version} of agreement ${agreement.number} is in force from the next call on: ${change.reason}`,
    ),
  );
  await tx.emit({
    kind: 'authorisation.changed',
    subject: id,
    payload: { number: agreement.number, version: change.version, digest: change.digest },
  });
  // Populations are locked last.
  const short = await alterShares(tx, id, document.parts.security.privacyBudget);
  return short ? refuse(short) : ok(null);
}

/** The day set for an agreed change. What has come between — a closed gate, ε that is gone — lets it lapse, and the parties are told why. */
export const changeDue =
  (under: UnderAgreement): ClockHandler =>
  async (tx, clock) => {
    const actor = systemActor('authorisation');
    const named = await findChange(tx, clock.subjectId);
    if (!named) return;
    const agreement = await lockAgreement(tx, named.agreement_id);
    const change = (await findChange(tx, clock.subjectId))!;
    if (!changeLifecycle.allows(change.state, 'take-effect')) return;
    const why = await whyNotInForce(tx, actor, agreement, change);
    if (why) {
      await lapse(tx, actor, agreement, change, (why.detail ?? why.title).zh);
      return;
    }
    const done = await changeInForce(tx, actor, agreement, change, under);
    if (!done.ok) throw new Error(`change ${change.id} cannot take effect: ${done.problem.code}`);
  };
