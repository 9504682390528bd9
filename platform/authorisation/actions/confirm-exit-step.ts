import { Type } from 'typebox';
import { defineAction, ok, type Problem, refuse, type Subject, type Tx, text } from '#foundation';
import { partiesOf } from '../desk.ts';
import { stepsOfAssets } from '../model/asset.ts';
import type { UnderAgreement } from '../ports.ts';
import { problems } from '../problems.ts';
import { openAssetsOf } from '../store/assets.ts';
import { type ExitStepRow, findAgreement, lockAgreement } from '../store/tables.ts';
import { exitStepsOf, findExitStep } from '../store/terminations.ts';
import { personOf } from './agreement-step.ts';
import { organisationOfStep } from './begin-exit.ts';
import { settleExitStep } from './settle-exit-step.ts';

/** A step of an exit as policies see it: of the party that part 9 names for it. What the hub does itself is nobody's to confirm. */
async function exitStepSubject(tx: Tx, id: string): Promise<Subject | null> {
  const step = await findExitStep(tx, id);
  const agreement = step && (await findAgreement(tx, step.agreement_id));
  const owner = agreement && organisationOfStep(agreement, step);
  return agreement && owner
    ? {
        kind: 'exit-step',
        id,
        owner,
        handler: owner,
        parties: partiesOf(agreement),
        state: step.confirmed_at ? 'confirmed' : 'open',
      }
    : null;
}

/** Returning, deleting and the last step of all wait until nothing is left in the asset ledger. */
async function assetsLeft(tx: Tx, agreementId: string, step: ExitStepRow): Promise<Problem | null> {
  const others = (await exitStepsOf(tx, agreementId)).filter(
    ({ id, confirmed_at }) => id !== step.id && !confirmed_at,
  );
  if (!stepsOfAssets.includes(step.step) && others.length > 0) return null;
  const open = await openAssetsOf(tx, agreementId);
  if (open.length === 0) return null;
  const named = open.map(({ number, description }) => `${number} ${description}`);
  return problems['assets-open']({
    detail: text(`尚未处置：${named.join('；')}`, `Not disposed of: ${named.join('; ')}`),
  });
}

/** Settling the accounts waits until what was used is stated, billed, and paid or written off. */
async function accountsLeft(
  tx: Tx,
  under: UnderAgreement,
  agreementId: string,
  step: ExitStepRow,
): Promise<Problem | null> {
  const left = step.step === 'settle-accounts' ? await under.unsettled(tx, agreementId) : [];
  if (left.length === 0) return null;
  return problems['accounts-open']({
    detail: text(left.map(({ zh }) => zh).join('；'), left.map(({ en }) => en).join('; ')),
  });
}

/** The party a step of the exit is of confirms that it is done; the others are told, and the public log says so. */
export const confirmExitStep = (under: UnderAgreement) =>
  defineAction({
    name: 'authorisation.confirm-exit-step',
    title: text('确认退出事项办结', 'Confirm a step of the exit'),
    description: text(
      '逐项确认协议约定的退出事项已经办结，写明办理情况；确认后告知其他各方。',
      'Confirm that a step the agreement asks for is done, and how. The other parties are told.',
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
    problems: [problems['step-confirmed'].type, problems['assets-open'].type, problems['accounts-open'].type],
    rules: ['AR2'],
    dangerous: true,
    subject: (tx, input) => exitStepSubject(tx, input.exitStepId),
    async run(actor, input, tx) {
      const step = (await findExitStep(tx, input.exitStepId))!;
      const agreement = await lockAgreement(tx, step.agreement_id);
      const left =
        (await assetsLeft(tx, agreement.id, step)) ?? (await accountsLeft(tx, under, agreement.id, step));
      if (left) return refuse(left);
      const done = await settleExitStep(tx, actor, agreement, step.id, {
        statement: input.statement,
        proof: null,
        by: personOf(actor),
      });
      if (!done) return refuse(problems['step-confirmed']());
      return ok({ exitStepId: step.id, left: done.left });
    },
  });
