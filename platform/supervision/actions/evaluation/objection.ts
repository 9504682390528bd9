import { Type } from 'typebox';
import { type Actor, defineAction, newId, ok, refuse, type Tx, text } from '#foundation';
import { handOn, issueDocument } from '#platform/casework';
import { organisationName } from '#platform/identity';
import { indexesOf } from '../../evaluation/compute.ts';
import {
  enter,
  evaluationObjectionSubject,
  evaluationSubject,
  objectionRef,
  periodInWords,
} from '../../evaluation/desk.ts';
import { objectionPaper } from '../../evaluation/papers.ts';
import { evaluationProblems as problems } from '../../evaluation/problems.ts';
import { evaluationLifecycle, evaluationObjectionLifecycle } from '../../model/evaluation/lifecycle.ts';
import { personOf } from '../../objections/desk.ts';
import { sidesOf } from '../../sides.ts';
import {
  type EvaluationObjectionRow,
  evaluationTables,
  findEvaluationObjection,
  findScheme,
  inputsOf,
  lockEvaluation,
  objectionsTo,
  resultsOf,
} from '../../store/evaluations.ts';
import { heardUntil } from './draft.ts';
import { byEvaluation, byEvaluationObjection, long, ObjectionAnswer } from './fields.ts';

export const objectToEvaluation = defineAction({
  name: 'supervision.object-to-evaluation',
  title: text('对评价提出意见', 'Object to a draft evaluation'),
  description: text(
    '被评价单位在期限内就本单位的某一指标提出意见并说明理由，由起草人以外的人员答复。',
    'An evaluated organisation objects to one of its indicators in time, with the reason; another person than who drafted it answers.',
  ),
  input: Type.Object(
    {
      ...byEvaluation,
      indicator: Type.String({
        pattern: '^[A-Z][0-9]{1,2}$',
        title: '指标代码',
        titleEn: 'Code of the indicator',
      }),
      statement: Type.String({
        minLength: 10,
        maxLength: 2000,
        format: 'text',
        title: '意见和理由',
        titleEn: 'Objection and reasons',
      }),
    },
    { additionalProperties: false },
  ),
  output: ObjectionAnswer,
  problems: [
    problems['not-evaluated-by-it'].type,
    problems['hearing-over'].type,
    problems['indicator-objected-already'].type,
  ],
  rules: ['EV2'],
  subject: (tx, input) => evaluationSubject(tx, input.evaluationId),
  async run(actor, input, tx) {
    const row = await lockEvaluation(tx, input.evaluationId);
    const open = evaluationLifecycle.next(row.state, 'publish');
    if (!open.ok) return open;
    const scheme = (await findScheme(tx, row.scheme_id))!;
    const heard = heardUntil(row, scheme.document.hearingDays, tx.now);
    if (!heard.holds) return refuse(problems['hearing-over']({ rule: heard.rule, clause: heard.clause }));
    // Of several it answers for, the one that is evaluated by this indicator.
    const sides = await sidesOf(tx, actor);
    const result = (await resultsOf(tx, row.id)).find(
      ({ organisation, scores }) =>
        sides.has(organisation) && scores.some(({ code }) => code === input.indicator),
    );
    if (!result) return refuse(problems['not-evaluated-by-it']());
    const before = await objectionsTo(tx, row.id);
    const { organisation } = result;
    if (before.some((one) => one.organisation === organisation && one.indicator === input.indicator))
      return refuse(problems['indicator-objected-already']());
    const id = newId('evo');
    await evaluationTables(tx)
      .insertInto('supervision.evaluation_objection')
      .values({
        id,
        evaluation_id: row.id,
        organisation,
        indicator: input.indicator,
        statement: input.statement,
        state: 'raised',
        raised_by: personOf(actor),
        raised_at: tx.now,
        answer: null,
        answered_by: null,
        answered_at: null,
      })
      .execute();
    await enter(tx, 'objected', actor, { evaluation: row.id, objection: id, indicator: input.indicator });
    await handOn(
      tx,
      actor,
      await matterOf(tx, { id, organisation, indicator: input.indicator }),
      text('提出意见', 'Objected'),
      {
        kind: 'supervision.evaluation-objection',
        title: text('答复评价意见', 'Answer an objection to an evaluation'),
        organisationId: row.drafted_org,
        role: 'data-authority',
        acts: ['supervision.uphold-evaluation-objection', 'supervision.dismiss-evaluation-objection'],
        apartFrom: [row.drafted_by],
      },
    );
    return ok({ objectionId: id, state: 'raised' });
  },
});

const matterOf = async (tx: Tx, row: Pick<EvaluationObjectionRow, 'id' | 'organisation' | 'indicator'>) => ({
  ...objectionRef(row.id),
  title: `${await organisationName(tx, row.organisation)} ${row.indicator}`,
});

/** The answer to one objection; an upheld one takes the indicator out of that organisation's index, which is computed again. */
async function answer(
  tx: Tx,
  actor: Actor,
  input: { readonly objectionId: string; readonly answer: string },
  event: 'uphold' | 'dismiss',
) {
  const found = (await findEvaluationObjection(tx, input.objectionId))!;
  const evaluation = await lockEvaluation(tx, found.evaluation_id);
  const open = evaluationLifecycle.next(evaluation.state, 'publish');
  if (!open.ok) return open;
  // Read under the lock of its evaluation: nothing of it changes otherwise.
  const row = (await findEvaluationObjection(tx, found.id))!;
  const next = evaluationObjectionLifecycle.next(row.state, event);
  if (!next.ok) return next;
  await evaluationTables(tx)
    .updateTable('supervision.evaluation_objection')
    .set({ state: next.value, answer: input.answer, answered_by: personOf(actor), answered_at: tx.now })
    .where('id', '=', row.id)
    .execute();
  if (event === 'uphold') {
    const scheme = (await findScheme(tx, evaluation.scheme_id))!.document;
    const upheld = (await objectionsTo(tx, evaluation.id)).filter(({ state }) => state === 'upheld');
    const index = indexesOf(scheme, evaluation.kind, await inputsOf(tx, evaluation.id), upheld).get(
      row.organisation,
    )!;
    await evaluationTables(tx)
      .updateTable('supervision.evaluation_result')
      .set({ points: index.hundredths, weight: index.weight, scores: JSON.stringify(index.scores) })
      .where('evaluation_id', '=', evaluation.id)
      .where('organisation', '=', row.organisation)
      .execute();
  }
  const paper = await issueDocument(tx, {
    template: objectionPaper,
    issuedBy: evaluation.drafted_org,
    actor,
    subject: objectionRef(row.id),
    addressee: await organisationName(tx, row.organisation),
    values: {
      period: periodInWords(evaluation).zh,
      indicator: row.indicator,
      outcome: evaluationObjectionLifecycle.states[next.value].title.zh,
      answer: input.answer,
    },
    serveTo: [{ organisationId: row.organisation }],
  });
  await enter(tx, next.value, actor, {
    evaluation: evaluation.id,
    objection: row.id,
    document: paper.digest,
  });
  await handOn(
    tx,
    actor,
    await matterOf(tx, row),
    text(`答复：${paper.number}`, `Answered: ${paper.number}`),
  );
  return ok({ objectionId: row.id, state: next.value as string });
}

const answering = (event: 'uphold' | 'dismiss', title: ReturnType<typeof text>) =>
  defineAction({
    name: `supervision.${event}-evaluation-objection`,
    title,
    description: text(
      '由起草人以外的人员书面答复。采纳的，该指标不计入该单位的指数，理由随结果公布；数据确有错误的，应当更正记录后重新起草。',
      'Another person than who drafted it answers in writing. Upheld, the indicator is left out of that organisation’s index and the reason is published; where the records are wrong they are corrected and the evaluation drafted anew.',
    ),
    input: Type.Object(
      { ...byEvaluationObjection, answer: long('答复理由', 'Reasons') },
      { additionalProperties: false },
    ),
    output: ObjectionAnswer,
    problems: [],
    fourEyes: true,
    subject: (tx, input) => evaluationObjectionSubject(tx, input.objectionId),
    run: (actor, input, tx) => answer(tx, actor, input, event),
  });

export const upholdEvaluationObjection = answering(
  'uphold',
  text('采纳评价意见', 'Uphold an objection to an evaluation'),
);
export const dismissEvaluationObjection = answering(
  'dismiss',
  text('不采纳评价意见', 'Dismiss an objection to an evaluation'),
);
