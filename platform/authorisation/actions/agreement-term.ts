import { type Actor, type ClockHandler, systemActor, type Tx, text } from '#foundation';
import { cancelTasks } from '#platform/casework';
import { appendPublicFact } from '#platform/evidence';
import { findPost } from '#platform/identity';
import { ensureStanding } from '#platform/lineage';
import { hand, partiesOf, tell } from '../desk.ts';
import { type AgreementDocument, R25 } from '../model/index.ts';
import { agreementLifecycle } from '../model/lifecycles.ts';
import type { UnderAgreement } from '../ports.ts';
import { type AgreementRow, authorisationTables, lockAgreement } from '../store/tables.ts';
import { openTermination, setTermination } from '../store/terminations.ts';
import { refOf } from './agreement-step.ts';
import { endAgreement } from './end-agreement.ts';
import { accessStopped } from './settle-exit-step.ts';
import { connectGrants, publicFactOf, termClock } from './version-in-force.ts';

/** From now on it is executable: standing, lineage from each resource, a public fact in the log, and the clock of its end. */
export async function begin(tx: Tx, actor: Actor, agreement: AgreementRow): Promise<void> {
  const document = agreement.document as unknown as AgreementDocument;
  const described = {
    kind: 'agreement',
    id: agreement.id,
    title: text(`授权 ${agreement.number}`, `Agreement ${agreement.number}`),
    owner: agreement.implementing_body,
    visibility: 'public' as const,
  };
  await ensureStanding(tx, described, described);
  await connectGrants(tx, actor, agreement, document);
  const entry = await appendPublicFact(tx, {
    kind: 'authorisation.in-force',
    subject: agreement.id,
    fact: publicFactOf(document, agreement),
  });
  await authorisationTables(tx)
    .updateTable('authorisation.agreement')
    .set({ state: 'active', active_at: tx.now, log_entry: entry.id })
    .where('id', '=', agreement.id)
    .execute();
  await termClock(tx, agreement, 'authorisation.term-ends', agreement.term_until);
  if (
    document.mode.kind === 'scenario' &&
    (await findPost(tx, { organisationId: agreement.operator, role: 'operator' }))
  )
    await hand(tx, actor, refOf(agreement), text('授权生效', 'In force'), {
      kind: 'scenario-filing',
      title: text('申报应用场景', 'File a scenario'),
      organisationId: agreement.operator,
      role: 'operator',
      acts: ['authorisation.file-scenario'],
    });
  await tx.emit({
    kind: 'authorisation.in-force',
    subject: agreement.id,
    payload: { number: agreement.number },
  });
}

export const beginTerm: ClockHandler = async (tx, clock) => {
  const agreement = await lockAgreement(tx, clock.subjectId);
  if (agreementLifecycle.allows(agreement.state, 'begin'))
    await begin(tx, systemActor('authorisation'), agreement);
};

/** The last day of the term is over; an end that was proposed or decided for a later day has nothing left to end. */
export const endTerm =
  (under: UnderAgreement): ClockHandler =>
  async (tx, clock) => {
    const agreement = await lockAgreement(tx, clock.subjectId);
    const next = agreementLifecycle.next(agreement.state, 'expire');
    if (!next.ok) return;
    const actor = systemActor('authorisation');
    await endAgreement(tx, actor, agreement, under, {
      how: 'expired',
      state: next.value,
      why: text(`授权期限于 ${agreement.term_until} 届满`, `The term ended on ${agreement.term_until}`),
      step: text('授权期限届满', 'The term is over'),
      rule: 'R25',
      clause: R25.clause,
    });
    const open = await openTermination(tx, agreement.id);
    if (open) {
      await setTermination(tx, open.id, { state: 'lapsed' });
      await cancelTasks(tx, { subject: { kind: 'termination', id: agreement.id } }, actor);
    }
    const entry = await appendPublicFact(tx, {
      kind: 'authorisation.expired',
      subject: agreement.id,
      fact: { number: agreement.number },
    });
    await accessStopped(tx, agreement, entry.id);
    await tell(
      tx,
      actor,
      agreement,
      partiesOf(agreement),
      'agreement-expired',
      text(
        `授权 ${agreement.number} 的期限已届满，项下调用停止。`,
        `The term of agreement ${agreement.number} is over; calls under it have stopped.`,
      ),
    );
    await tx.emit({
      kind: 'authorisation.expired',
      subject: agreement.id,
      payload: { number: agreement.number },
    });
  };
