import type { ClockHandler, Tx } from '#foundation';
import { text } from '#foundation';
import { openTask } from '#platform/casework';
import { type EvaluationRow, findEvaluation } from '../store/evaluations.ts';
import { evaluationRef, periodInWords } from './desk.ts';

export const hearingKind = 'supervision.evaluation-hearing';

/** The time of hearing is over: another person of the authority than who drafted it has it to decide. */
export const hearingOver: ClockHandler = async (tx, clock) => {
  const row = await findEvaluation(tx, clock.subjectId);
  if (row?.state === 'heard') await askToPublish(tx, row);
};

async function askToPublish(tx: Tx, row: EvaluationRow): Promise<void> {
  const { zh, en } = periodInWords(row);
  await openTask(tx, {
    kind: 'supervision.evaluation',
    title: text(`审定公布评价：${zh}`, `Decide on an evaluation: ${en}`),
    subject: evaluationRef(row.id),
    organisationId: row.drafted_org,
    responsibility: 'supervision',
    role: 'data-authority',
    apartFrom: [row.drafted_by],
    acts: ['supervision.publish-evaluation', 'supervision.withdraw-evaluation'],
  });
}
