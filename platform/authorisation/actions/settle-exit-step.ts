import { type Actor, actorReference, type Subscriber, systemActor, type Tx, text } from '#foundation';
import { appendPublicFact } from '#platform/evidence';
import { hand, partiesOf, tell } from '../desk.ts';
import { exitByTitles, exitStepTitle } from '../model/exit-steps.ts';
import { type AgreementRow, authorisationTables, findAgreement, lockAgreement } from '../store/tables.ts';

/** What was done, and the log entry that proves it where there is one. */
interface Done {
  readonly statement: string;
  readonly proof: string | null;
  readonly by: string;
}

/** A step of the exit is done: the log says so, the parties are told, and with the last one the exit is completed. Null when it was done before. */
export async function settleExitStep(
  tx: Tx,
  actor: Actor,
  agreement: AgreementRow,
  stepId: string,
  { statement, proof, by }: Done,
): Promise<{ readonly left: number } | null> {
  const tables = authorisationTables(tx);
  const step = await tables
    .updateTable('authorisation.exit_step')
    .set({ confirmed_at: tx.now, confirmed_by: by, statement, proof })
    .where('id', '=', stepId)
    .where('confirmed_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
  if (!step) return null;
  const { left } = await tables
    .selectFrom('authorisation.exit_step')
    .select(({ fn, cast }) => cast<number>(fn.countAll(), 'integer').as('left'))
    .where('agreement_id', '=', agreement.id)
    .where('confirmed_at', 'is', null)
    .executeTakeFirstOrThrow();
  const title = exitStepTitle(step.step);
  const who = exitByTitles[step.by_role];
  await hand(
    tx,
    actor,
    { kind: 'exit-step', id: step.id, title: agreement.number },
    text(`办结：${title.zh}`, `Done: ${title.en}`),
  );
  await appendPublicFact(tx, {
    kind: 'authorisation.exit-step-confirmed',
    subject: agreement.id,
    fact: {
      number: agreement.number,
      step: step.step,
      by: step.by_role,
      dueOn: step.due_on.toString(),
      at: tx.now.toString(),
    },
  });
  if (left === 0)
    await appendPublicFact(tx, {
      kind: 'authorisation.exit-completed',
      subject: agreement.id,
      fact: { number: agreement.number },
    });
  await tell(
    tx,
    actor,
    agreement,
    partiesOf(agreement),
    'exit-step-confirmed',
    text(
      `授权 ${agreement.number} 的退出事项“${title.zh}”（${who.zh}）已办结，尚余 ${left} 项。`,
      `“${title.en}” of the exit from agreement ${agreement.number} is done (${who.en}); ${left} left.`,
    ),
  );
  await tx.emit({
    kind: 'authorisation.exit-step-confirmed',
    subject: agreement.id,
    payload: { number: agreement.number, step: step.step },
  });
  return { left };
}

/** What the hub did itself, with the log entry that proves it. */
async function hubDid(
  tx: Tx,
  agreement: AgreementRow,
  step: string,
  statement: string,
  proof: string,
): Promise<void> {
  const row = await authorisationTables(tx)
    .selectFrom('authorisation.exit_step')
    .select('id')
    .where('agreement_id', '=', agreement.id)
    .where('step', '=', step)
    .where('by_role', '=', 'hub')
    .executeTakeFirst();
  if (!row) return;
  const actor = systemActor('authorisation');
  await settleExitStep(tx, actor, agreement, row.id, { statement, proof, by: actorReference(actor) });
}

/** With the commit of the end every call is refused: the fact that says so proves the step. */
export const accessStopped = (tx: Tx, agreement: AgreementRow, entry: string): Promise<void> =>
  hubDid(tx, agreement, 'stop-access', '授权终结的同时，项下调用、产品和订购全部停止', entry);

/** Projections and key of an agreement were destroyed. */
export const keyDestroyed: Subscriber = async (tx, event) => {
  if (!(await findAgreement(tx, event.subject))) return;
  const agreement = await lockAgreement(tx, event.subject);
  await hubDid(
    tx,
    agreement,
    'destroy-keys',
    '授权数据域、快照与封存结果连同密钥已销毁，不可恢复',
    event.payload.entry,
  );
};
