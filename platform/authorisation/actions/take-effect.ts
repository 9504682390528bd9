import { type Actor, type ClockHandler, ok, type Result, systemActor, type Tx, text } from '#foundation';
import { appendPublicFact } from '#platform/evidence';
import { tell } from '../desk.ts';
import { agreementLifecycle } from '../model/lifecycles.ts';
import { AR1, terminationLifecycle } from '../model/termination.ts';
import type { UnderAgreement } from '../ports.ts';
import { type AgreementRow, lockAgreement, type TerminationRow } from '../store/tables.ts';
import { openTermination, setTermination } from '../store/terminations.ts';
import { endAgreement } from './end-agreement.ts';
import { accessStopped } from './settle-exit-step.ts';
import { concernedBy } from './termination-step.ts';

/** A decided end takes effect: the agreement is over with all that stands on it, and the public log says on which ground and by which decision. */
export async function takeEffect(
  tx: Tx,
  actor: Actor,
  agreement: AgreementRow,
  termination: Pick<TerminationRow, 'id' | 'ground' | 'ground_kind' | 'decision'>,
  under: UnderAgreement,
): Promise<Result<null>> {
  const next = agreementLifecycle.next(agreement.state, 'terminate');
  if (!next.ok) return next;
  const { ground } = termination;
  await endAgreement(tx, actor, agreement, under, {
    how: 'terminated',
    state: next.value,
    why: text(`授权已终止：${ground}`, `The authorisation was terminated: ${ground}`),
    step: text(`终止授权：${ground}`, `Terminated: ${ground}`),
    rule: 'AR1',
    clause: AR1.clause,
  });
  const entry = await appendPublicFact(tx, {
    kind: 'authorisation.terminated',
    subject: agreement.id,
    fact: {
      number: agreement.number,
      version: agreement.version,
      digest: agreement.digest,
      groundKind: termination.ground_kind,
      ground,
      decision: termination.decision,
      at: tx.now.toString(),
    },
  });
  await accessStopped(tx, agreement, entry.id);
  await setTermination(tx, termination.id, {
    state: 'effective',
    effective_at: tx.now,
    log_entry: entry.id,
  });
  await tell(
    tx,
    actor,
    agreement,
    concernedBy(agreement),
    'agreement-terminated',
    text(
      `授权 ${agreement.number} 已终止（${ground}），项下调用、产品和订购即时停止。`,
      `Agreement ${agreement.number} was terminated (${ground}); calls, products and orders under it have stopped.`,
    ),
  );
  await tx.emit({
    kind: 'authorisation.terminated',
    subject: agreement.id,
    payload: { number: agreement.number, reason: ground },
  });
  return ok(null);
}

/** The day a decided end was set for. */
export const terminationDue =
  (under: UnderAgreement): ClockHandler =>
  async (tx, clock) => {
    const agreement = await lockAgreement(tx, clock.subjectId);
    const termination = await openTermination(tx, agreement.id);
    if (!termination || !terminationLifecycle.allows(termination.state, 'take-effect')) return;
    await takeEffect(tx, systemActor('authorisation'), agreement, termination, under);
  };
