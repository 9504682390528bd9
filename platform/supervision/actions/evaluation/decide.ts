import { Type } from 'typebox';
import { defineAction, ok, refuse, text } from '#foundation';
import { cancelTasks, handOn, issueDocument, stopClock } from '#platform/casework';
import { appendPublicFact } from '#platform/evidence';
import { organisationNames } from '#platform/identity';
import {
  enter,
  evaluationRef,
  evaluationSubject,
  objectionRef,
  periodInWords,
  resultsDigest,
} from '../../evaluation/desk.ts';
import { hearingKind } from '../../evaluation/hearing.ts';
import { resultPaper } from '../../evaluation/papers.ts';
import { evaluationProblems as problems } from '../../evaluation/problems.ts';
import { evaluationLifecycle } from '../../model/evaluation/lifecycle.ts';
import { evaluatedKinds } from '../../model/evaluation/scheme.ts';
import { pointsInWords } from '../../model/evaluation/score.ts';
import { personOf } from '../../objections/desk.ts';
import {
  type EvaluationRow,
  evaluationTables,
  findScheme,
  lockEvaluation,
  objectionsTo,
  resultsOf,
} from '../../store/evaluations.ts';
import { heardUntil } from './draft.ts';
import { byEvaluation, EvaluationAnswer, long } from './fields.ts';

const matterOf = (row: EvaluationRow) => ({
  ...evaluationRef(row.id),
  title: `${periodInWords(row).zh} ${evaluatedKinds[row.kind].zh}`,
});

export const publishEvaluation = defineAction({
  name: 'supervision.publish-evaluation',
  title: text('审定公布评价', 'Decide and publish an evaluation'),
  description: text(
    '听取意见期满、意见逐件答复后，由起草人以外的人员审定；结果和计算所用数据向社会公布。',
    'When the time of hearing is over and each objection answered, another person than who drafted it decides; the results and what they were computed from are published.',
  ),
  input: Type.Object(
    { ...byEvaluation, opinion: long('审定意见', 'Opinion') },
    { additionalProperties: false },
  ),
  output: EvaluationAnswer,
  problems: [problems['hearing-under-way'].type, problems['objections-open'].type],
  rules: ['EV2'],
  fourEyes: true,
  subject: (tx, input) => evaluationSubject(tx, input.evaluationId),
  async run(actor, input, tx) {
    const row = await lockEvaluation(tx, input.evaluationId);
    const next = evaluationLifecycle.next(row.state, 'publish');
    if (!next.ok) return next;
    const scheme = (await findScheme(tx, row.scheme_id))!;
    const heard = heardUntil(row, scheme.document.hearingDays, tx.now);
    if (heard.holds) return refuse(problems['hearing-under-way']({ rule: heard.rule, clause: heard.clause }));
    if ((await objectionsTo(tx, row.id)).some(({ state }) => state === 'raised'))
      return refuse(problems['objections-open']());
    const results = await resultsOf(tx, row.id);
    const names = await organisationNames(
      tx,
      results.map(({ organisation }) => organisation),
    );
    const digest = resultsDigest(row, scheme, results);
    const period = periodInWords(row);
    const paper = await issueDocument(tx, {
      template: resultPaper,
      issuedBy: row.drafted_org,
      actor,
      subject: evaluationRef(row.id),
      addressee: '各被评价单位',
      values: {
        scheme: scheme.document.title,
        version: String(scheme.version),
        period: period.zh,
        results: results.map(
          ({ organisation, points }) =>
            `${names.get(organisation) ?? organisation}：${points === null ? '数据不足，不出指数' : pointsInWords(points)}`,
        ),
        opinion: input.opinion,
        digest,
      },
      serveTo: results.map(({ organisation: organisationId }) => ({ organisationId })),
    });
    await evaluationTables(tx)
      .updateTable('supervision.evaluation')
      .set({
        state: next.value,
        decided_by: personOf(actor),
        decided_at: tx.now,
        opinion: input.opinion,
        digest,
      })
      .where('id', '=', row.id)
      .execute();
    await appendPublicFact(tx, {
      kind: 'supervision.evaluation',
      subject: row.id,
      fact: {
        kind: row.kind,
        period: period.zh,
        scheme: scheme.digest,
        number: paper.number,
        organisations: String(results.length),
        digest,
      },
    });
    await enter(tx, 'published', actor, { evaluation: row.id, digest, document: paper.digest });
    await handOn(tx, actor, matterOf(row), text(`公布：${paper.number}`, `Published: ${paper.number}`));
    return ok({ evaluationId: row.id, state: next.value });
  },
});

export const withdrawEvaluation = defineAction({
  name: 'supervision.withdraw-evaluation',
  title: text('撤回评价草案', 'Withdraw a draft evaluation'),
  description: text(
    '数据或方案有误的，写明理由撤回草案；更正后可以重新起草。公布后不能撤回。',
    'A draft with wrong figures or the wrong scheme is withdrawn with the reason, and may be drafted anew. What is published stays.',
  ),
  input: Type.Object(
    { ...byEvaluation, opinion: long('撤回理由', 'Reason') },
    { additionalProperties: false },
  ),
  output: EvaluationAnswer,
  problems: [],
  subject: (tx, input) => evaluationSubject(tx, input.evaluationId),
  async run(actor, input, tx) {
    const row = await lockEvaluation(tx, input.evaluationId);
    const next = evaluationLifecycle.next(row.state, 'withdraw');
    if (!next.ok) return next;
    await evaluationTables(tx)
      .updateTable('supervision.evaluation')
      .set({ state: next.value, decided_by: personOf(actor), decided_at: tx.now, opinion: input.opinion })
      .where('id', '=', row.id)
      .execute();
    await stopClock(tx, { subject: evaluationRef(row.id), kind: hearingKind });
    // Of a draft that is gone nothing is answered any more.
    for (const { id, state } of await objectionsTo(tx, row.id))
      if (state === 'raised') await cancelTasks(tx, { subject: objectionRef(id) }, actor);
    await enter(tx, 'withdrawn', actor, { evaluation: row.id });
    await handOn(tx, actor, matterOf(row), text('撤回草案', 'Withdrawn'));
    return ok({ evaluationId: row.id, state: next.value });
  },
});
