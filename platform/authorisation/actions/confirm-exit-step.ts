import { Type } from 'typebox';
import { defineAction, ok, refuse, type Subject, type Tx, text } from '#foundation';
import { appendPublicFact } from '#platform/evidence';
import { hand, partiesOf, tell } from '../desk.ts';
import { exitStepTitle } from '../model/exit-steps.ts';
import { problems } from '../problems.ts';
import { authorisationTables, findAgreement } from '../store/tables.ts';
import { findExitStep } from '../store/terminations.ts';
import { personOf } from './agreement-step.ts';

/** A step of an exit as policies see it: the operator's. */
async function exitStepSubject(tx: Tx, id: string): Promise<Subject | null> {
  const step = await findExitStep(tx, id);
  const agreement = step && (await findAgreement(tx, step.agreement_id));
  return agreement
    ? {
        kind: 'exit-step',
        id,
        owner: agreement.operator,
        handler: agreement.operator,
        parties: partiesOf(agreement),
        state: step.confirmed_at ? 'confirmed' : 'open',
      }
    : null;
}

/** The operator confirms that a step of the exit is done; both bodies are told, and the public log says so. */
export const confirmExitStep = defineAction({
  name: 'authorisation.confirm-exit-step',
  title: text('确认退出事项办结', 'Confirm a step of the exit'),
  description: text(
    '逐项确认协议约定的退出事项已经办结，写明办理情况；确认后告知授权主体和实施机构。',
    'Confirm that a step the agreement asks for is done, and how. Both bodies are told.',
  ),
  input: Type.Object(
    {
      exitStepId: Type.String({ maxLength: 60, title: '退出事项', titleEn: 'Step of the exit' }),
      statement: Type.String({
        minLength: 4,
        maxLength: 1000,
        title: '办理情况（返还、删除了什么，何时，由谁）',
        titleEn: 'What was returned or deleted, when, by whom',
      }),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({ exitStepId: Type.String(), left: Type.Integer() }),
  problems: [problems['step-confirmed'].type],
  rules: ['AR2'],
  dangerous: true,
  subject: (tx, input) => exitStepSubject(tx, input.exitStepId),
  async run(actor, input, tx) {
    const tables = authorisationTables(tx);
    const step = await tables
      .updateTable('authorisation.exit_step')
      .set({ confirmed_at: tx.now, confirmed_by: personOf(actor), statement: input.statement })
      .where('id', '=', input.exitStepId)
      .where('confirmed_at', 'is', null)
      .returningAll()
      .executeTakeFirst();
    if (!step) return refuse(problems['step-confirmed']());
    const agreement = (await findAgreement(tx, step.agreement_id))!;
    const { left } = await tables
      .selectFrom('authorisation.exit_step')
      .select(({ fn, cast }) => cast<number>(fn.countAll(), 'integer').as('left'))
      .where('agreement_id', '=', agreement.id)
      .where('confirmed_at', 'is', null)
      .executeTakeFirstOrThrow();
    const title = exitStepTitle(step.step);
    await hand(
      tx,
      actor,
      { kind: 'exit-step', id: step.id, title: agreement.number },
      text(`确认办结：${title.zh}`, `Confirmed: ${title.en}`),
    );
    await appendPublicFact(tx, {
      kind: 'authorisation.exit-step-confirmed',
      subject: agreement.id,
      fact: {
        number: agreement.number,
        step: step.step,
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
        `授权 ${agreement.number} 的退出事项“${title.zh}”已由运营机构确认办结，尚余 ${left} 项。`,
        `The operator confirmed “${title.en}” of the exit from agreement ${agreement.number}; ${left} left.`,
      ),
    );
    await tx.emit({
      kind: 'authorisation.exit-step-confirmed',
      subject: agreement.id,
      payload: { number: agreement.number, step: step.step },
    });
    return ok({ exitStepId: step.id, left });
  },
});
