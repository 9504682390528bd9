import { offeredIn, type SubjectView, text } from '#foundation';
import { organisationName } from '#platform/identity';
import {
  evaluationLifecycle,
  evaluationObjectionLifecycle,
  schemeLifecycle,
} from '../model/evaluation/lifecycle.ts';
import { evaluatedKinds } from '../model/evaluation/scheme.ts';
import {
  findEvaluation,
  findEvaluationObjection,
  findScheme,
  objectionsTo,
  resultsOf,
} from '../store/evaluations.ts';
import { periodInWords } from './desk.ts';

export const schemeView: SubjectView = async (tx, id) => {
  const row = await findScheme(tx, id);
  if (!row) return null;
  const { document: scheme, version } = row;
  const by = { schemeId: id };
  return {
    title: text(`${scheme.title}（第${version}版）`, `Evaluation scheme, version ${version}`),
    lifecycle: { id: 'supervision.evaluation-scheme', state: row.state },
    facts: [
      { label: text('依据', 'Basis'), value: scheme.basis },
      { label: text('生效日', 'In force from'), value: row.effective_on.toString() },
      { label: text('最低有分权重', 'Least weight'), value: `${scheme.leastWeight}%` },
      { label: text('听取意见', 'Hearing'), value: String(scheme.hearingDays) },
      ...scheme.indicators.map(
        ({ code, of, title, definition, weight, numerator, denominator, worst, best }) => ({
          label: text(`${code} ${title}（${weight}%）`, `${code} ${title} (${weight}%)`),
          value: `${evaluatedKinds[of].zh} · ${definition} · Σ(${numerator.join(', ')})${denominator.length > 0 ? ` ÷ Σ(${denominator.join(', ')})` : ''} · ${worst} → ${best}`,
        }),
      ),
    ],
    prefill: {
      ...offeredIn(schemeLifecycle, row.state, {
        'supervision.adopt-evaluation-scheme': ['adopt', by],
        'supervision.return-evaluation-scheme': ['return', by],
      }),
      // A following version begins with this one.
      'supervision.propose-evaluation-scheme': { ...scheme },
    },
    page: `/evaluations/schemes/${id}`,
  };
};

export const evaluationView: SubjectView = async (tx, id) => {
  const row = await findEvaluation(tx, id);
  if (!row) return null;
  const period = periodInWords(row);
  const kind = evaluatedKinds[row.kind];
  const by = { evaluationId: id };
  const waiting = (await objectionsTo(tx, id)).filter(({ state }) => state === 'raised').length;
  return {
    title: text(`评价：${period.zh} ${kind.zh}`, `Evaluation: ${period.en}, ${kind.en.toLowerCase()}`),
    lifecycle: { id: 'supervision.evaluation', state: row.state },
    facts: [
      { label: text('被评价单位数', 'Organisations'), value: String((await resultsOf(tx, id)).length) },
      { label: text('听取意见至', 'Heard until'), value: row.hearing_until.toString() },
      { label: text('待答复意见', 'Objections to answer'), value: String(waiting) },
    ],
    prefill: offeredIn(evaluationLifecycle, row.state, {
      // As long as it may still be published it is heard.
      'supervision.object-to-evaluation': ['publish', by],
      'supervision.publish-evaluation': ['publish', by],
      'supervision.withdraw-evaluation': ['withdraw', by],
    }),
    page: `/evaluations/${id}`,
  };
};

export const evaluationObjectionView: SubjectView = async (tx, id) => {
  const row = await findEvaluationObjection(tx, id);
  if (!row) return null;
  const by = { objectionId: id };
  const name = await organisationName(tx, row.organisation);
  const score = (await resultsOf(tx, row.evaluation_id))
    .find(({ organisation }) => organisation === row.organisation)
    ?.scores.find(({ code }) => code === row.indicator);
  return {
    title: text(`评价意见：${name} ${row.indicator}`, `Objection of ${name} to ${row.indicator}`),
    lifecycle: { id: 'supervision.evaluation-objection', state: row.state },
    facts: [
      { label: text('意见和理由', 'Objection'), value: row.statement },
      ...(score ? [{ label: text('计算过程', 'Computed as'), value: score.substitution }] : []),
      ...(row.answer ? [{ label: text('答复', 'Answer'), value: row.answer }] : []),
    ],
    prefill: offeredIn(evaluationObjectionLifecycle, row.state, {
      'supervision.uphold-evaluation-objection': ['uphold', by],
      'supervision.dismiss-evaluation-objection': ['dismiss', by],
    }),
    page: `/evaluations/${row.evaluation_id}`,
  };
};
