import type { Tx } from '#foundation';
import { type SubjectView, text } from '#foundation';
import { cataloguedRevision } from '#platform/catalog';
import { organisationName, personName } from '#platform/identity';
import { basisTitles } from '../actions/gate/basis.ts';
import { resultTitles } from '../actions/gate/secrecy-review.ts';
import { conditionTitles } from '../model/gate/verdict.ts';
import { releaseFormTitles } from '../model/release-form.ts';
import {
  findBasis,
  findClosing,
  findGateDecision,
  findReview,
  releasedFindings,
  revisionsOfBasis,
  revisionsOfReview,
} from '../store/gate.ts';

export const pageOf = (revisionId: string, form = 'open') => `/work/privacy/gate/${revisionId}?form=${form}`;

/** Titles of what a review or a basis covers, at most five of them. */
export async function covered(tx: Tx, revisionIds: readonly string[]): Promise<string> {
  const titles: string[] = [];
  for (const id of revisionIds.slice(0, 5)) {
    const revision = await cataloguedRevision(tx, id);
    if (revision) titles.push(`${revision.resource.title} v${revision.number}`);
  }
  return titles.join('、') + (revisionIds.length > 5 ? ` … (${revisionIds.length})` : '');
}

/** A revision at the gate, and what the acts on it start with. */
export const revisionView: SubjectView = async (tx, id) => {
  const revision = await cataloguedRevision(tx, id);
  if (!revision) return null;
  const form = revision.resource.releaseMode === null ? 'open' : 'authorise';
  return {
    title: text(
      `版本：${revision.resource.title} 第 ${revision.number} 版`,
      `Revision ${revision.number} of ${revision.resource.title}`,
    ),
    facts: [
      {
        label: text('数源部门', 'Source department'),
        value: await organisationName(tx, revision.resource.sourceOrganisation),
      },
      { label: text('行数', 'Rows'), value: String(revision.rows) },
      { label: text('列', 'Columns'), value: revision.columns.map(({ name }) => name).join('、') },
    ],
    prefill: {
      'privacy.record-secrecy-review': { revisionIds: [id], result: 'non-secret', tradeSecrets: false },
      'privacy.record-standing-review': { revisionId: id },
      'privacy.declare-basis': { revisionIds: [id] },
      'privacy.propose-release': { revisionId: id, form },
      'privacy.assess-risk': { revisionId: id, form },
      'catalog.put-in-service': { revisionId: id },
      'privacy.check-linkage': { revisionId: id },
    },
    page: pageOf(id, form),
  };
};

export const reviewView: SubjectView = async (tx, id) => {
  const review = await findReview(tx, id);
  if (!review) return null;
  const revisions = (await revisionsOfReview(tx, id)).map(({ revision_id }) => revision_id);
  return {
    title: text(`保密审查：${review.decision_number}`, `Secrecy review ${review.decision_number}`),
    lifecycle: { id: 'privacy.secrecy-review', state: review.state },
    facts: [
      {
        label: text('结论', 'Result'),
        value: `${resultTitles[review.result].zh} · ${resultTitles[review.result].en}`,
      },
      { label: text('审查日期', 'Date'), value: review.decided_on.toString() },
      { label: text('审查单位', 'Department'), value: await organisationName(tx, review.organisation) },
      { label: text('登记人', 'Recorded by'), value: await personName(tx, review.recorded_by) },
      { label: text('说明', 'Note'), value: review.note ?? '' },
      { label: text('覆盖的版本', 'Revisions'), value: await covered(tx, revisions) },
    ],
    prefill: {
      'privacy.confirm-secrecy-review': { reviewId: id },
      'privacy.record-secrecy-review': { revisionIds: revisions, tradeSecrets: review.trade_secrets },
    },
    page: pageOf(revisions[0] ?? ''),
  };
};

export const basisView: SubjectView = async (tx, id) => {
  const basis = await findBasis(tx, id);
  if (!basis) return null;
  const revisions = (await revisionsOfBasis(tx, id)).map(({ revision_id }) => revision_id);
  return {
    title: text(`个人信息流通依据：${basis.reference}`, `Basis of personal information: ${basis.reference}`),
    lifecycle: { id: 'privacy.basis', state: basis.state },
    facts: [
      {
        label: text('依据', 'Basis'),
        value: `${basisTitles[basis.kind].zh} · ${basisTitles[basis.kind].en}`,
      },
      { label: text('说明', 'Explanation'), value: basis.explanation },
      { label: text('登记单位', 'Department'), value: await organisationName(tx, basis.organisation) },
      { label: text('登记人', 'Declared by'), value: await personName(tx, basis.declared_by) },
      { label: text('覆盖的版本', 'Revisions'), value: await covered(tx, revisions) },
    ],
    prefill: { 'privacy.confirm-basis': { basisId: id }, 'privacy.withdraw-basis': { basisId: id } },
    page: pageOf(revisions[0] ?? ''),
  };
};

export const gateDecisionView: SubjectView = async (tx, id) => {
  const decision = await findGateDecision(tx, id);
  const revision = decision && (await cataloguedRevision(tx, decision.revision_id));
  if (!decision || !revision) return null;
  const form = releaseFormTitles[decision.form];
  return {
    title: text(
      `放行：${revision.resource.title} 第 ${revision.number} 版（${form.zh}）`,
      `Release of ${revision.resource.title}, revision ${revision.number} (${form.en})`,
    ),
    lifecycle: { id: 'privacy.gate-decision', state: decision.state },
    facts: [
      { label: text('提请部门', 'Department'), value: await organisationName(tx, decision.organisation) },
      { label: text('责任人', 'Named person'), value: await personName(tx, decision.proposed_by) },
      { label: text('决定单位', 'Decided by'), value: await organisationName(tx, decision.authority) },
      ...releasedFindings(decision).map(({ key, reason }) => ({
        label: conditionTitles[key as keyof typeof conditionTitles],
        value: reason,
      })),
    ],
    prefill: {
      'privacy.approve-release': { decisionId: id },
      'privacy.decline-release': { decisionId: id },
      'privacy.withdraw-release': { decisionId: id },
    },
    page: pageOf(decision.revision_id, decision.form),
  };
};

export const closingView: SubjectView = async (tx, id) => {
  const closing = await findClosing(tx, id);
  const revision = closing && (await cataloguedRevision(tx, closing.revision_id));
  if (!closing || !revision) return null;
  return {
    title: text(
      `不再满足发布条件：${revision.resource.title} 第 ${revision.number} 版`,
      `No longer passes the gate: ${revision.resource.title}, revision ${revision.number}`,
    ),
    facts: [
      {
        label: text('未满足项', 'Conditions'),
        value: closing.conditions
          .map((code) => conditionTitles[code as keyof typeof conditionTitles])
          .map(({ zh, en }) => `${zh} · ${en}`)
          .join('；'),
      },
      {
        label: text('现在的状态', 'Now'),
        value: closing.reopened_at
          ? '已恢复 · Open again'
          : closing.reason_id
            ? '已停止提供 · Frozen'
            : '待处置 · To be dealt with',
      },
    ],
    prefill: {
      'privacy.propose-release': { revisionId: closing.revision_id, form: closing.form },
      'privacy.declare-basis': { revisionIds: [closing.revision_id] },
      'catalog.load-revision': { resourceId: closing.resource_id },
    },
    page: pageOf(closing.revision_id, closing.form),
  };
};
