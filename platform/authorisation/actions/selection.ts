import { Type } from 'typebox';
import { dateAt, defineAction, idPattern, newId, ok, refuse, type Subject, type Tx, text } from '#foundation';
import { appendPublicFact } from '#platform/evidence';
import { findPost } from '#platform/identity';
import { hand, planSubject } from '../desk.ts';
import type { PlanDocument } from '../model/plan.ts';
import { AR6, type Criterion, competitiveMethods, selectionLifecycle, totalOf } from '../model/selection.ts';
import { problems } from '../problems.ts';
import {
  candidatesOf,
  earlierScoresOf,
  findSelection,
  lockSelection,
  selectionOfPlan,
} from '../store/selections.ts';
import {
  authorisationTables,
  type CandidateRow,
  findPlan,
  lockPlan,
  nextNumber,
  type SelectionRow,
} from '../store/tables.ts';
import { personOf } from './agreement-step.ts';
import { whyApprovalLapsed } from './approved-text.ts';
import { planRef } from './plan-step.ts';

export const bySelection = {
  selectionId: Type.String({ maxLength: 60, title: '遴选', titleEn: 'Selection' }),
};
export const SelectionAnswer = Type.Object({ selectionId: Type.String(), state: Type.String() });
const organisationField = {
  organisationId: Type.String({
    pattern: idPattern('org'),
    format: 'organisation',
    title: '候选单位',
    titleEn: 'Candidate',
  }),
};
export const selectionRef = ({ id, number }: Pick<SelectionRow, 'id' | 'number'>) => ({
  kind: 'authorisation-selection',
  id,
  title: number,
});

/** A selection as policies see it: the implementing body's; who announced, entered or scored does not decide. */
export async function selectionSubject(tx: Tx, id: string): Promise<Subject | null> {
  const selection = await findSelection(tx, id);
  const plan = selection && (await findPlan(tx, selection.plan_id));
  if (!selection || !plan) return null;
  const earlier = (await earlierScoresOf(tx, id)).map(({ scored_by }) => scored_by);
  const wrote = (await candidatesOf(tx, id)).flatMap(({ entered_by, scored_by }) => [
    entered_by,
    ...(scored_by ? [scored_by] : []),
  ]);
  return {
    kind: 'authorisation-selection',
    id,
    owner: plan.implementing_body,
    handler: plan.implementing_body,
    parties: [plan.implementing_body, plan.authorising_body],
    authors: [...new Set([selection.announced_by, ...wrote, ...earlier])],
    state: selection.state,
  };
}

export const announceSelection = defineAction({
  name: 'authorisation.announce-selection',
  title: text('发布遴选公告', 'Announce a selection'),
  description: text(
    '实施方案审议通过后公开遴选运营机构：方式、公告内容、评审标准与权重、截止日。公告进入公开日志。',
    'After the plan is approved the operator is found: way, announcement, criteria with weights, closing day. It goes to the public log.',
  ),
  input: Type.Object(
    {
      planId: Type.String({ maxLength: 60, title: '实施方案', titleEn: 'Plan' }),
      method: Type.Enum([...competitiveMethods], { title: '遴选方式', titleEn: 'Way' }),
      announcement: Type.String({
        minLength: 20,
        maxLength: 5000,
        format: 'text',
        title: '公告内容（范围、条件、递交方式）',
        titleEn: 'Announcement (scope, conditions, where to apply)',
      }),
      criteria: Type.Array(
        Type.Object(
          {
            name: Type.String({ minLength: 1, maxLength: 60, title: '评审标准', titleEn: 'Criterion' }),
            weight: Type.Integer({ minimum: 1, maximum: 100, title: '权重（%）', titleEn: 'Weight (%)' }),
          },
          { additionalProperties: false },
        ),
        {
          minItems: 1,
          maxItems: 20,
          title: '评审标准与权重（合计 100）',
          titleEn: 'Criteria and weights (100 in all)',
        },
      ),
      closesOn: Type.String({
        format: 'date',
        pattern: '^\\d{4}-\\d{2}-\\d{2}$',
        title: '截止日',
        titleEn: 'Closing day',
      }),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({ ...SelectionAnswer.properties, number: Type.String() }),
  problems: [
    problems['plan-not-approved'].type,
    problems['selection-not-due'].type,
    problems['selection-not-in-order'].type,
  ],
  rules: ['AR6'],
  idempotent: true,
  subject: (tx, input) => planSubject(tx, input.planId),
  async run(actor, input, tx) {
    const plan = await lockPlan(tx, input.planId);
    if (plan.state !== 'approved') return refuse(problems['plan-not-approved']());
    const lapsed = whyApprovalLapsed(plan);
    if (lapsed) return refuse(lapsed);
    const { operator } = plan.document as unknown as PlanDocument;
    if (operator !== undefined || (await selectionOfPlan(tx, plan.id)))
      return refuse(problems['selection-not-due']());
    const closesOn = Temporal.PlainDate.from(input.closesOn);
    const order = AR6.judge({ method: input.method, announcedOn: dateAt(tx.now), closesOn });
    if (!order.holds)
      return refuse(
        problems['selection-not-in-order']({ rule: 'AR6', clause: order.clause, detail: order.reasons[0]! }),
      );
    const names = new Set(input.criteria.map(({ name }) => name));
    const sum = input.criteria.reduce((all, { weight }) => all + weight, 0);
    if (names.size !== input.criteria.length || sum !== 100)
      return refuse(
        problems['selection-not-in-order']({
          defects: [
            {
              at: '/criteria',
              message: text(
                `权重合计须为 100，现为 ${sum}；名称不得重复`,
                `Weights make 100, these make ${sum}; names differ`,
              ),
            },
          ],
        }),
      );
    const id = newId('sel');
    const number = await nextNumber(tx, '授选');
    const entry = await appendPublicFact(tx, {
      kind: 'authorisation.selection-announced',
      subject: id,
      fact: {
        number,
        plan: plan.title,
        method: input.method,
        criteria: input.criteria.map((one) => ({ ...one })),
        closesOn: input.closesOn,
      },
    });
    await authorisationTables(tx)
      .insertInto('authorisation.selection')
      .values({
        id,
        number,
        plan_id: plan.id,
        plan_version: plan.version,
        state: selectionLifecycle.initial,
        method: input.method,
        announcement: input.announcement,
        criteria: JSON.stringify(input.criteria),
        closes_on: closesOn,
        announced_by: personOf(actor),
        announced_at: tx.now,
        winner: null,
        ground: null,
        decision_id: null,
        decided_by: null,
        decided_at: null,
        cancelled_reason: null,
        log_entry: entry.id,
      })
      .execute();
    await hand(tx, actor, planRef(plan), text(`发布遴选公告 ${number}`, `Announced the selection ${number}`));
    await hand(tx, actor, selectionRef({ id, number }), text('发布公告', 'Announced'), {
      kind: 'selection',
      title: text('组织遴选', 'Carry out the selection'),
      organisationId: plan.implementing_body,
      role: 'implementing-body',
      acts: [
        'authorisation.enter-candidate',
        'authorisation.score-candidate',
        'authorisation.decide-selection',
        'authorisation.cancel-selection',
      ],
    });
    return ok({ selectionId: id, state: 'announced', number });
  },
});

export const enterCandidate = defineAction({
  name: 'authorisation.enter-candidate',
  title: text('登记候选单位', 'Enter a candidate'),
  description: text(
    '登记在截止日前递交材料的候选单位；须已在本枢纽设有运营岗位，评审开始后不再登记。',
    'Enter who applied by the closing day, before anybody is scored; it needs an operator post on this hub.',
  ),
  input: Type.Object(
    {
      ...bySelection,
      ...organisationField,
      reference: Type.String({
        minLength: 2,
        maxLength: 200,
        title: '响应文件编号',
        titleEn: 'Reference of its application',
      }),
      receivedOn: Type.String({
        format: 'date',
        pattern: '^\\d{4}-\\d{2}-\\d{2}$',
        title: '收到日期',
        titleEn: 'Received on',
      }),
    },
    { additionalProperties: false },
  ),
  output: SelectionAnswer,
  problems: [problems['selection-not-in-order'].type, problems['party-not-fit'].type],
  subject: (tx, input) => selectionSubject(tx, input.selectionId),
  async run(actor, input, tx) {
    const selection = await lockSelection(tx, input.selectionId);
    const open = selectionLifecycle.next(selection.state, 'decide');
    if (!open.ok) return open;
    const receivedOn = Temporal.PlainDate.from(input.receivedOn);
    const tooLate = Temporal.PlainDate.compare(receivedOn, selection.closes_on) > 0;
    if (tooLate || Temporal.PlainDate.compare(receivedOn, dateAt(tx.now)) > 0)
      return refuse(
        problems['selection-not-in-order']({
          detail: tooLate
            ? text(`截止日为 ${selection.closes_on}`, `The closing day was ${selection.closes_on}`)
            : text('收到日期在今日之后', 'It cannot be received after today'),
        }),
      );
    // Once points are known, who comes in could be chosen by them.
    if ((await candidatesOf(tx, selection.id)).some(({ total }) => total !== null))
      return refuse(
        problems['selection-not-in-order']({
          detail: text(
            '评审已经开始，不能再登记候选单位；确有遗漏的，请终止遴选后重新公告',
            'Scoring has begun: nobody is entered any more. Where somebody was forgotten, cancel the selection and announce it anew',
          ),
        }),
      );
    if (!(await findPost(tx, { organisationId: input.organisationId, role: 'operator' })))
      return refuse(problems['party-not-fit']());
    const entered = await authorisationTables(tx)
      .insertInto('authorisation.candidate')
      .values({
        selection_id: selection.id,
        organisation_id: input.organisationId,
        reference: input.reference,
        received_on: receivedOn,
        entered_by: personOf(actor),
        entered_at: tx.now,
        scores: null,
        total: null,
        scored_by: null,
        scored_at: null,
      })
      .onConflict((conflict) => conflict.columns(['selection_id', 'organisation_id']).doNothing())
      .returning('organisation_id')
      .executeTakeFirst();
    if (!entered)
      return refuse(
        problems['selection-not-in-order']({ detail: text('该单位已经登记', 'It is entered already') }),
      );
    return ok({ selectionId: selection.id, state: selection.state });
  },
});

export const scoreCandidate = defineAction({
  name: 'authorisation.score-candidate',
  title: text('登记评审得分', 'Enter the scores of a candidate'),
  description: text(
    '截止日后按公告的评审标准登记评审委员会的得分（百分制），总分由系统按权重计算。',
    'After the closing day: the committee’s points by announced criterion, of a hundred; the hub computes the weighted total.',
  ),
  input: Type.Object(
    {
      ...bySelection,
      ...organisationField,
      scores: Type.Array(
        Type.Object(
          {
            criterion: Type.String({ maxLength: 60, title: '评审标准', titleEn: 'Criterion' }),
            points: Type.Integer({ minimum: 0, maximum: 100, title: '得分', titleEn: 'Points' }),
          },
          { additionalProperties: false },
        ),
        { minItems: 1, maxItems: 20, title: '得分', titleEn: 'Scores' },
      ),
      reason: Type.Optional(
        Type.String({
          minLength: 4,
          maxLength: 500,
          title: '更正已登记得分的理由',
          titleEn: 'Why a score that was entered is corrected',
        }),
      ),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({ ...SelectionAnswer.properties, total: Type.String() }),
  problems: [problems['selection-not-in-order'].type],
  subject: (tx, input) => selectionSubject(tx, input.selectionId),
  async run(actor, input, tx) {
    const selection = await lockSelection(tx, input.selectionId);
    const open = selectionLifecycle.next(selection.state, 'decide');
    if (!open.ok) return open;
    const criteria = selection.criteria as unknown as readonly Criterion[];
    const scores = Object.fromEntries(input.scores.map(({ criterion, points }) => [criterion, points]));
    const complete =
      input.scores.length === criteria.length && criteria.every(({ name }) => Object.hasOwn(scores, name));
    const early = Temporal.PlainDate.compare(dateAt(tx.now), selection.closes_on) <= 0;
    if (early || !complete)
      return refuse(
        problems['selection-not-in-order']({
          detail: early
            ? text(
                `截止日 ${selection.closes_on} 之后方可评审`,
                `Scores are given after the closing day ${selection.closes_on}`,
              )
            : text('须对公告的每项标准各给一个得分', 'One score for each announced criterion'),
        }),
      );
    const total = totalOf(criteria, scores);
    const before = (await candidatesOf(tx, selection.id)).find(
      ({ organisation_id }) => organisation_id === input.organisationId,
    );
    if (before && before.total !== null) {
      if (input.reason === undefined)
        return refuse(
          problems['selection-not-in-order']({
            detail: text(
              '该单位已有得分；更正须写明理由，原得分留存',
              'It has scores already: say why they are corrected; the earlier ones are kept',
            ),
          }),
        );
      await keepScore(tx, before, personOf(actor), input.reason);
    }
    const scored = await authorisationTables(tx)
      .updateTable('authorisation.candidate')
      .set({ scores: JSON.stringify(scores), total, scored_by: personOf(actor), scored_at: tx.now })
      .where('selection_id', '=', selection.id)
      .where('organisation_id', '=', input.organisationId)
      .returning('organisation_id')
      .executeTakeFirst();
    return scored
      ? ok({ selectionId: selection.id, state: selection.state, total })
      : refuse(
          problems['selection-not-in-order']({
            detail: text('该单位不是候选单位', 'It is no candidate of this selection'),
          }),
        );
  },
});

/** The score that stands in the row, before another takes its place. */
const keepScore = (tx: Tx, before: CandidateRow, by: string, reason: string) =>
  authorisationTables(tx)
    .insertInto('authorisation.earlier_score')
    .values({
      selection_id: before.selection_id,
      organisation_id: before.organisation_id,
      scores: JSON.stringify(before.scores),
      total: before.total ?? '0',
      scored_by: before.scored_by ?? '',
      scored_at: before.scored_at ?? tx.now,
      replaced_by: by,
      replaced_at: tx.now,
      reason,
    })
    .execute();
