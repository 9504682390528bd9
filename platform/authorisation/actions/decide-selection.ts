import { Type } from 'typebox';
import {
  type Actor,
  dateAt,
  dateInWords,
  defineAction,
  idPattern,
  ok,
  type Problem,
  refuse,
  type Tx,
  text,
} from '#foundation';
import { confirmedDecision, type ExternalDecision, noteDecisionUse } from '#platform/casework';
import { appendPublicFact } from '#platform/evidence';
import { organisationNames } from '#platform/identity';
import { hand } from '../desk.ts';
import { AR6, selectionLifecycle } from '../model/selection.ts';
import { issuePaper, selectionCancelled, selectionResult } from '../papers.ts';
import { problems } from '../problems.ts';
import { sameNow } from '../reads/reader.ts';
import { candidatesOf, lockSelection } from '../store/selections.ts';
import {
  authorisationTables,
  type CandidateRow,
  findPlan,
  lockPlan,
  type PlanRow,
  type SelectionRow,
} from '../store/tables.ts';
import { personOf } from './agreement-step.ts';
import { whyApprovalLapsed } from './approved-text.ts';
import { planRef } from './plan-step.ts';
import { bySelection, SelectionAnswer, selectionRef, selectionSubject } from './selection.ts';

/** The committee's decision, entered and checked as an outside decision; its result is public with all totals. */
export const decideSelection = defineAction({
  name: 'authorisation.decide-selection',
  title: text('确定运营机构', 'Decide the selection'),
  description: text(
    '依据经第二人复核的评审决定确定运营机构并公布结果；未选得分最高者的须写明理由。登记公告、候选单位或得分的人不得办理。',
    'On the committee’s decision, checked by a second person; the result is published. Choosing another than the first needs its ground. Who announced, entered or scored does not decide.',
  ),
  input: Type.Object(
    {
      ...bySelection,
      winner: Type.String({
        pattern: idPattern('org'),
        format: 'organisation',
        title: '选定的运营机构',
        titleEn: 'Operator chosen',
      }),
      decisionId: Type.String({
        maxLength: 60,
        format: 'confirmed-decision',
        title: '评审决定（已复核的系统外文件）',
        titleEn: 'Decision of the committee (outside paper, checked)',
      }),
      ground: Type.Optional(
        Type.String({
          minLength: 10,
          maxLength: 1000,
          title: '未选得分最高者的理由（公开）',
          titleEn: 'Why not the first (public)',
        }),
      ),
    },
    { additionalProperties: false },
  ),
  output: SelectionAnswer,
  problems: [
    problems['selection-not-in-order'].type,
    problems['paper-not-checked'].type,
    problems['plan-not-approved'].type,
  ],
  rules: ['R26', 'AR6'],
  fourEyes: true,
  dangerous: true,
  subject: (tx, input) => selectionSubject(tx, input.selectionId),
  async run(actor, input, tx) {
    const selection = await lockSelection(tx, input.selectionId);
    const next = selectionLifecycle.next(selection.state, 'decide');
    if (!next.ok) return next;
    const candidates = await candidatesOf(tx, selection.id);
    const wrong = whyNotDecided(tx, selection, candidates, input);
    if (wrong) return refuse(wrong);
    const plan = await lockPlan(tx, selection.plan_id);
    const moved = whyNotOfPlan(plan, selection);
    if (moved) return refuse(moved);
    const paper = await confirmedDecision(tx, input.decisionId);
    if (!paper || !(await sameNow(tx, paper.organisationId, plan.implementing_body)))
      return refuse(problems['paper-not-checked']());
    if (paper.subject && paper.subject.id !== selection.id && paper.subject.id !== plan.id)
      return refuse(
        problems['paper-not-checked']({
          detail: text(
            `决策文件 ${paper.number} 登记的所涉事项是另一件事`,
            `The decision ${paper.number} is entered as being about another matter`,
          ),
        }),
      );
    if (Temporal.PlainDate.compare(paper.decidedOn, selection.closes_on) <= 0)
      return refuse(
        problems['selection-not-in-order']({
          detail: text(
            `评审决定（${paper.decidedOn}）不得早于截止日 ${selection.closes_on}`,
            `The decision (${paper.decidedOn}) comes after the closing day ${selection.closes_on}`,
          ),
        }),
      );
    const ground = input.winner === candidates[0]!.organisation_id ? null : (input.ground ?? null);
    const entry = await publish(tx, selection, candidates, { winner: input.winner, ground, paper });
    await authorisationTables(tx)
      .updateTable('authorisation.selection')
      .set({
        state: next.value,
        winner: input.winner,
        ground,
        decision_id: paper.id,
        decided_by: personOf(actor),
        decided_at: tx.now,
        log_entry: entry,
      })
      .where('id', '=', selection.id)
      .execute();
    await noteDecisionUse(tx, paper.id, { kind: 'authorisation-selection', id: selection.id });
    await handOver(tx, actor, selection, plan, candidates, { winner: input.winner, ground, paper });
    return ok({ selectionId: selection.id, state: next.value });
  },
});

/** What was announced was the plan as it was approved then: amended since, it is selected for anew. */
function whyNotOfPlan(plan: PlanRow, selection: SelectionRow): Problem | null {
  if (plan.state !== 'approved') return problems['plan-not-approved']();
  const lapsed = whyApprovalLapsed(plan);
  if (lapsed) return lapsed;
  return plan.version === selection.plan_version
    ? null
    : problems['selection-not-in-order']({
        detail: text(
          `公告依据方案第 ${selection.plan_version} 版，方案已修订为第 ${plan.version} 版；请终止本次遴选，按修订后的方案重新公告`,
          `It was announced for version ${selection.plan_version} of the plan, which is at version ${plan.version} now: cancel it and announce anew`,
        ),
      });
}

/** Enough candidates, all scored, the winner one of them, and a ground where it is not the first. */
function whyNotDecided(
  tx: Tx,
  selection: SelectionRow,
  candidates: readonly CandidateRow[],
  { winner, ground }: { readonly winner: string; readonly ground?: string },
): Problem | null {
  const order = AR6.judge({
    method: selection.method,
    announcedOn: dateAt(selection.announced_at),
    closesOn: selection.closes_on,
    candidates: candidates.length,
  });
  const against = (detail: ReturnType<typeof text>) =>
    problems['selection-not-in-order']({ rule: 'AR6', clause: order.clause, detail });
  if (!order.holds) return against(order.reasons[0]!);
  if (Temporal.PlainDate.compare(dateAt(tx.now), selection.closes_on) <= 0)
    return against(text('截止日尚未过去', 'The closing day is not over'));
  if (candidates.some(({ total }) => total === null))
    return against(text('尚有候选单位未登记得分', 'Some candidates have no scores yet'));
  const chosen = candidates.find(({ organisation_id }) => organisation_id === winner);
  if (!chosen) return against(text('选定的单位不在候选单位之列', 'The one chosen is no candidate'));
  return Number(chosen.total) < Number(candidates[0]!.total) && ground === undefined
    ? against(text('选定的不是得分最高者，须写明理由', 'The one chosen is not the first: give the ground'))
    : null;
}

interface Outcome {
  readonly winner: string;
  readonly ground: string | null;
  readonly paper: ExternalDecision;
}

async function publish(
  tx: Tx,
  selection: SelectionRow,
  candidates: readonly CandidateRow[],
  { winner, ground, paper }: Outcome,
): Promise<string> {
  const names = await organisationNames(
    tx,
    candidates.map(({ organisation_id }) => organisation_id),
  );
  const { id } = await appendPublicFact(tx, {
    kind: 'authorisation.selection-decided',
    subject: selection.id,
    fact: {
      number: selection.number,
      winner: names.get(winner) ?? '',
      ...(ground === null ? {} : { ground }),
      candidates: candidates.map(({ organisation_id, total }) => ({
        name: names.get(organisation_id) ?? '',
        total: total ?? '',
      })),
      decision: { number: paper.number, date: paper.decidedOn.toString() },
    },
  });
  return id;
}

/** The agreement is drafted next, and every candidate is told. */
async function handOver(
  tx: Tx,
  actor: Actor,
  selection: SelectionRow,
  plan: PlanRow,
  candidates: readonly CandidateRow[],
  { winner, ground, paper }: Outcome,
): Promise<void> {
  await hand(tx, actor, selectionRef(selection), text('确定运营机构', 'Decided'));
  await hand(tx, actor, planRef(plan), text('遴选完成', 'The selection is decided'), {
    kind: 'agreement-drafting',
    title: text('拟定授权运营协议', 'Draft the agreement'),
    organisationId: plan.implementing_body,
    role: 'implementing-body',
    acts: ['authorisation.draft-agreement'],
    back: true,
  });
  const concerned = candidates.map(({ organisation_id }) => organisation_id);
  const names = await organisationNames(tx, concerned);
  await issuePaper(tx, actor, {
    template: selectionResult,
    subject: { kind: 'authorisation-selection', id: selection.id },
    values: {
      number: selection.number,
      winner: names.get(winner) ?? '',
      candidates: candidates.map(
        ({ organisation_id, total }) => `${names.get(organisation_id) ?? ''}：${total ?? ''}分`,
      ),
      ground: ground ?? '无（选定的为得分最高者）',
      decision: paper.number,
      decidedOn: dateInWords(paper.decidedOn),
    },
    to: [plan.authorising_body, ...concerned],
    told: {
      kind: 'selection-decided',
      text: text(
        `遴选 ${selection.number} 的结果已公布。`,
        `The result of selection ${selection.number} is published.`,
      ),
    },
  });
}

export const cancelSelection = defineAction({
  name: 'authorisation.cancel-selection',
  title: text('终止遴选', 'Cancel the selection'),
  description: text(
    '候选单位不足或情况变化时终止，说明理由并公布；可以重新公告。',
    'Too few candidates, or things changed: say why, publicly. It may be announced anew.',
  ),
  input: Type.Object(
    {
      ...bySelection,
      reason: Type.String({
        minLength: 4,
        maxLength: 1000,
        title: '理由（公开）',
        titleEn: 'Reason (public)',
      }),
    },
    { additionalProperties: false },
  ),
  output: SelectionAnswer,
  problems: [],
  dangerous: true,
  subject: (tx, input) => selectionSubject(tx, input.selectionId),
  async run(actor, input, tx) {
    const selection = await lockSelection(tx, input.selectionId);
    const next = selectionLifecycle.next(selection.state, 'cancel');
    if (!next.ok) return next;
    const plan = (await findPlan(tx, selection.plan_id))!;
    await appendPublicFact(tx, {
      kind: 'authorisation.selection-cancelled',
      subject: selection.id,
      fact: { number: selection.number, reason: input.reason },
    });
    await authorisationTables(tx)
      .updateTable('authorisation.selection')
      .set({ state: next.value, cancelled_reason: input.reason })
      .where('id', '=', selection.id)
      .execute();
    await hand(tx, actor, selectionRef(selection), text('终止遴选', 'Cancelled'));
    const candidates = await candidatesOf(tx, selection.id);
    await issuePaper(tx, actor, {
      template: selectionCancelled,
      subject: { kind: 'authorisation-selection', id: selection.id },
      values: { number: selection.number, reason: input.reason },
      to: [plan.authorising_body, ...candidates.map(({ organisation_id }) => organisation_id)],
      told: {
        kind: 'selection-cancelled',
        text: text(
          `遴选 ${selection.number} 终止：${input.reason}`,
          `Selection ${selection.number} is cancelled: ${input.reason}`,
        ),
      },
    });
    await hand(
      tx,
      actor,
      planRef(plan),
      text('遴选终止，可重新公告', 'Cancelled; it may be announced anew'),
      {
        kind: 'selection-announcing',
        title: text('遴选运营机构', 'Select the operator'),
        organisationId: plan.implementing_body,
        role: 'implementing-body',
        acts: ['authorisation.announce-selection'],
      },
    );
    return ok({ selectionId: selection.id, state: next.value });
  },
});
