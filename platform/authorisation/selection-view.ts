import { type SubjectView, text } from '#foundation';
import { organisationNames } from '#platform/identity';
import type { Criterion } from './model/selection.ts';
import { candidatesOf, findSelection } from './store/selections.ts';
import { findPlan } from './store/tables.ts';

/** A selection with its criteria and candidates, the best first. */
export const selectionView: SubjectView = async (tx, id) => {
  const selection = await findSelection(tx, id);
  const plan = selection && (await findPlan(tx, selection.plan_id));
  if (!selection || !plan) return null;
  const candidates = await candidatesOf(tx, id);
  const names = await organisationNames(
    tx,
    candidates.map(({ organisation_id }) => organisation_id),
  );
  const criteria = selection.criteria as unknown as readonly Criterion[];
  const prefill = { selectionId: id };
  return {
    title: text(`遴选 ${selection.number}：${plan.title}`, `Selection ${selection.number}: ${plan.title}`),
    lifecycle: { id: 'authorisation.selection', state: selection.state },
    facts: [
      { label: text('实施方案', 'Plan'), value: `${plan.number} ${plan.title}` },
      { label: text('公告内容', 'Announcement'), value: selection.announcement },
      {
        label: text('评审标准', 'Criteria'),
        value: criteria.map(({ name, weight }) => `${name} ${weight}%`).join('；'),
      },
      { label: text('截止日', 'Closing day'), value: selection.closes_on.toString() },
      {
        label: text('候选单位与得分', 'Candidates and totals'),
        value: candidates
          .map(({ organisation_id, total }) => `${names.get(organisation_id) ?? ''}（${total ?? '未评审'}）`)
          .join('；'),
      },
      ...(selection.winner
        ? [{ label: text('选定的运营机构', 'Operator chosen'), value: names.get(selection.winner) ?? '' }]
        : []),
      ...(selection.ground ? [{ label: text('理由', 'Ground'), value: selection.ground }] : []),
      ...(selection.cancelled_reason
        ? [{ label: text('终止理由', 'Why it was cancelled'), value: selection.cancelled_reason }]
        : []),
    ],
    prefill: {
      'authorisation.enter-candidate': prefill,
      'authorisation.score-candidate': {
        ...prefill,
        scores: criteria.map(({ name }) => ({ criterion: name, points: 0 })),
      },
      'authorisation.decide-selection': {
        ...prefill,
        ...(candidates[0]?.total ? { winner: candidates[0].organisation_id } : {}),
      },
      'authorisation.cancel-selection': prefill,
    },
    page: `/selections/${id}`,
  };
};
