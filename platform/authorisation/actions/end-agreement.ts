import { type Actor, actorReference, type Clause, newId, type Text, type Tx, text } from '#foundation';
import { stopClock } from '#platform/casework';
import { appendPublicFact } from '#platform/evidence';
import { findPost } from '#platform/identity';
import { addReason, disconnect } from '#platform/lineage';
import { closeShares } from '#platform/privacy';
import { hand } from '../desk.ts';
import { exitStepTitle } from '../model/exit-steps.ts';
import type { AgreementDocument } from '../model/index.ts';
import type { AgreementState } from '../model/lifecycles.ts';
import { AR2, operatorExitSteps } from '../model/termination.ts';
import type { Ending, UnderAgreement } from '../ports.ts';
import { type AgreementRow, authorisationTables } from '../store/tables.ts';
import { refOf } from './agreement-step.ts';
import { lapseOpenChange } from './lapse-change.ts';

interface End {
  readonly how: Ending['how'];
  readonly state: AgreementState;
  /** Said on its standing and to those who have something under it. */
  readonly why: Text;
  readonly step: Text;
  readonly rule: string;
  readonly clause: Clause;
}

/** The clock that would have ended it another way. */
const otherClock = {
  expired: 'authorisation.termination-due',
  terminated: 'authorisation.term-ends',
} as const;

/**
 * The agreement is over, with all that stands on it, in one commit: the very next call of any kind is refused, what was computed is
 * destroyed, what was not spent of ε is the populations' again, and the operator has the steps of the exit on its desk. The caller holds
 * the agreement's row. Order of locks: rows of runs and products, then the graph and standing, then populations.
 */
export async function endAgreement(
  tx: Tx,
  actor: Actor,
  agreement: AgreementRow,
  under: UnderAgreement,
  { how, state, why, step, rule, clause }: End,
): Promise<void> {
  const document = agreement.document as unknown as AgreementDocument;
  const by = actorReference(actor);
  await under.end(tx, { agreementId: agreement.id, number: agreement.number, how, why, by: actor });
  const ref = { kind: 'agreement', id: agreement.id };
  await addReason(tx, ref, { code: how, text: why, rule, clause, by });
  for (const { resourceId } of document.parts.scope.resources)
    await disconnect(tx, {
      from: { kind: 'resource', id: resourceId },
      to: ref,
      relation: 'granted-by',
      by,
    });
  await authorisationTables(tx)
    .updateTable('authorisation.agreement')
    .set({ state, ended_at: tx.now })
    .where('id', '=', agreement.id)
    .execute();
  await closeShares(tx, agreement.id);
  await stopClock(tx, { subject: ref, kind: otherClock[how] });
  await lapseOpenChange(tx, actor, agreement);
  await hand(tx, actor, refOf(agreement), step);
  await beginExit(tx, actor, agreement, document);
}

/** Each of the operator's steps lies on its desk with the time the agreement gives for it. An operator without such a post holds up no end. */
async function beginExit(
  tx: Tx,
  actor: Actor,
  agreement: AgreementRow,
  document: AgreementDocument,
): Promise<void> {
  const steps = new Map(operatorExitSteps(document).map((one) => [one.step, one]));
  const due: { readonly step: string; readonly dueOn: string }[] = [];
  const post = await findPost(tx, { organisationId: agreement.operator, role: 'operator' });
  for (const { step, withinDays } of steps.values()) {
    const id = newId('exs');
    const clock = AR2.judge({ from: tx.now, withinDays });
    due.push({ step, dueOn: clock.output.lastDay.toString() });
    await authorisationTables(tx)
      .insertInto('authorisation.exit_step')
      .values({
        id,
        agreement_id: agreement.id,
        step,
        due_on: clock.output.lastDay,
        opened_at: tx.now,
        confirmed_at: null,
        confirmed_by: null,
        statement: null,
      })
      .execute();
    if (!post) continue;
    const title = exitStepTitle(step);
    await hand(
      tx,
      actor,
      { kind: 'exit-step', id, title: agreement.number },
      text('授权终结，进入退出程序', 'The agreement is over; the exit begins'),
      {
        kind: 'exit-step',
        title: text(`退出事项·${title.zh}`, `Exit: ${title.en}`),
        organisationId: agreement.operator,
        role: 'operator',
        acts: ['authorisation.confirm-exit-step'],
        clock,
      },
    );
  }
  await appendPublicFact(tx, {
    kind: 'authorisation.exit-began',
    subject: agreement.id,
    fact: { number: agreement.number, steps: due },
  });
}
