import { type SubjectView, text } from '#foundation';
import { organisationNames } from '#platform/identity';
import { onDay } from './actions/termination-step.ts';
import { exitByTitles, exitStepTitle } from './model/exit-steps.ts';
import type { AgreementDocument } from './model/index.ts';
import { openAssetsOf } from './store/assets.ts';
import { findAgreement } from './store/tables.ts';
import { exitStepsOf, findExitStep, latestTermination } from './store/terminations.ts';

const kinds = {
  breach: text('违约（可即时终止）', 'Breach (may end at once)'),
  agreed: text('约定情形（提前通知）', 'Agreed case (with notice)'),
  consent: text('双方协商一致', 'Both sides agree'),
} as const;

/** The proposed end of an agreement, by the agreement's id. */
export const terminationView: SubjectView = async (tx, id) => {
  const agreement = await findAgreement(tx, id);
  const termination = agreement && (await latestTermination(tx, id));
  if (!agreement || !termination) return null;
  const document = agreement.document as unknown as AgreementDocument;
  const names = await organisationNames(tx, [termination.proposer, termination.decider]);
  const prefill = { agreementId: id, terminationId: termination.id };
  const kind = kinds[termination.ground_kind];
  const day = termination.effective_on ?? termination.wanted_on;
  return {
    title: text(`终止授权 ${agreement.number}`, `End of agreement ${agreement.number}`),
    lifecycle: { id: 'authorisation.termination', state: termination.state },
    facts: [
      { label: text('终止情形', 'Ground'), value: termination.ground },
      { label: text('性质', 'Kind'), value: kind.zh },
      { label: text('事实与理由', 'What happened'), value: termination.statement },
      { label: text('提请单位', 'Proposed by'), value: names.get(termination.proposer) ?? '' },
      { label: text('决定单位', 'Decided by'), value: names.get(termination.decider) ?? '' },
      {
        label: text('终止日', 'Day of the end'),
        value: day
          ? onDay(day).zh
          : termination.ground_kind === 'agreed'
            ? `决定后 ${document.parts.changes.noticeDays} 日`
            : onDay(null).zh,
      },
    ],
    prefill: {
      'authorisation.approve-termination': prefill,
      'authorisation.decline-termination': prefill,
      'authorisation.withdraw-termination': prefill,
    },
    page: `/agreements/${id}`,
  };
};

export const exitStepView: SubjectView = async (tx, id) => {
  const step = await findExitStep(tx, id);
  const agreement = step && (await findAgreement(tx, step.agreement_id));
  if (!step || !agreement) return null;
  const document = agreement.document as unknown as AgreementDocument;
  const title = exitStepTitle(step.step);
  const others = await exitStepsOf(tx, agreement.id);
  const assets = await openAssetsOf(tx, agreement.id);
  return {
    title: text(`退出事项：${title.zh}`, `Exit: ${title.en}`),
    facts: [
      { label: text('授权', 'Agreement'), value: agreement.number },
      { label: text('事项', 'Step'), value: title.zh },
      { label: text('由谁办理', 'By'), value: exitByTitles[step.by_role].zh },
      { label: text('办理期限', 'Until'), value: step.due_on.toString() },
      {
        label: text('约定文字（第九部分）', 'Agreed text (part 9)'),
        value: document.parts.ending.wording.zh,
      },
      {
        label: text('其他退出事项', 'Other steps'),
        value: others
          .filter((one) => one.id !== step.id)
          .map((one) => `${exitStepTitle(one.step).zh}${one.confirmed_at ? '（已办结）' : ''}`)
          .join('；'),
      },
      ...(assets.length > 0
        ? [
            {
              label: text('资产台账未处置', 'Left in the asset ledger'),
              value: assets.map(({ number, description }) => `${number} ${description}`).join('；'),
            },
          ]
        : []),
      ...(step.statement ? [{ label: text('办理情况', 'What was done'), value: step.statement }] : []),
    ],
    prefill: { 'authorisation.confirm-exit-step': { exitStepId: id } },
    page: `/agreements/${agreement.id}`,
  };
};
