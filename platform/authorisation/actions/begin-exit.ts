import { type Actor, newId, type Tx, text } from '#foundation';
import { appendPublicFact } from '#platform/evidence';
import { findPost } from '#platform/identity';
import { hand } from '../desk.ts';
import { exitStepTitle } from '../model/exit-steps.ts';
import type { AgreementDocument } from '../model/index.ts';
import { AR2, exitStepsIn } from '../model/termination.ts';
import { type AgreementRow, authorisationTables, type ExitStepRow } from '../store/tables.ts';

/** The organisation a step is of; null for what the hub does itself. */
export const organisationOfStep = (agreement: AgreementRow, step: Pick<ExitStepRow, 'by_role'>) =>
  ({
    hub: null,
    operator: agreement.operator,
    'implementing-body': agreement.implementing_body,
    'authorising-body': agreement.authorising_body,
  })[step.by_role];

/** Each step is a row with its time, and a task for the party it is of. A party without such a post holds up no end. */
export async function beginExit(
  tx: Tx,
  actor: Actor,
  agreement: AgreementRow,
  document: AgreementDocument,
): Promise<void> {
  const due: { readonly step: string; readonly by: string; readonly dueOn: string }[] = [];
  for (const { step, by, withinDays } of exitStepsIn(document)) {
    const id = newId('exs');
    const clock = AR2.judge({ from: tx.now, withinDays });
    due.push({ step, by, dueOn: clock.output.lastDay.toString() });
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
        by_role: by,
        proof: null,
      })
      .execute();
    const organisationId = organisationOfStep(agreement, { by_role: by });
    if (by === 'hub' || !organisationId) continue;
    if (!(await findPost(tx, { organisationId, role: by }))) continue;
    const title = exitStepTitle(step);
    await hand(
      tx,
      actor,
      { kind: 'exit-step', id, title: agreement.number },
      text('授权终结，进入退出程序', 'The agreement is over; the exit begins'),
      {
        kind: 'exit-step',
        title: text(`退出事项·${title.zh}`, `Exit: ${title.en}`),
        organisationId,
        role: by,
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
