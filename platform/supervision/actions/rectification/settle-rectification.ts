import { Type } from 'typebox';
import { dateAt, defineAction, ok, refuse, text, type Uploads } from '#foundation';
import { handOn } from '#platform/casework';
import { rectificationLifecycle } from '../../model/rectification/lifecycle.ts';
import { RC1, RC2 } from '../../model/rectification/rules.ts';
import { personOf } from '../../objections/desk.ts';
import { enter, issuePaper, matterOf, rectificationSubject } from '../../rectification/desk.ts';
import { rectificationAccepted, rectificationHandedOn } from '../../rectification/papers.ts';
import { rectificationProblems as problems } from '../../rectification/problems.ts';
import { changeRectification, lockRectification } from '../../store/rectifications.ts';
import { demandFields, RectificationAnswer, serve } from './order-rectification.ts';

const byRectification = {
  rectificationId: Type.String({ maxLength: 60, title: '整改', titleEn: 'Rectification' }),
};
const long = (title: string, titleEn: string) =>
  Type.String({ minLength: 10, maxLength: 2000, format: 'text', title, titleEn });
const settling = [
  'supervision.accept-rectification',
  'supervision.send-back-rectification',
  'supervision.escalate-rectification',
];

/** Who was ordered says what it did, with proof; whether that puts it right another decides. */
export const answerRectification = (uploads: () => Uploads) =>
  defineAction({
    name: 'supervision.answer-rectification',
    title: text('报告整改情况', 'Answer a rectification'),
    description: text(
      '逐条说明整改措施和结果，可附佐证材料，交责令单位验收；对通知有异议的也在此提出。',
      'Say point by point what was done, with proof; who ordered it decides. An objection to the notice is said here, too.',
    ),
    input: Type.Object(
      {
        ...byRectification,
        answer: long('整改情况', 'What was done'),
        evidenceUploadId: Type.Optional(
          Type.String({
            format: 'upload',
            maxLength: 60,
            asked: true,
            title: '佐证材料',
            titleEn: 'Proof',
          }),
        ),
      },
      { additionalProperties: false },
    ),
    output: RectificationAnswer,
    problems: [problems['proof-missing'].type],
    subject: (tx, input) => rectificationSubject(tx, input.rectificationId),
    async run(actor, input, tx) {
      const row = await lockRectification(tx, input.rectificationId);
      const next = rectificationLifecycle.next(row.state, 'answer');
      if (!next.ok) return next;
      const proof = input.evidenceUploadId ? await uploads().find(tx, actor, input.evidenceUploadId) : null;
      if (input.evidenceUploadId && !proof) return refuse(problems['proof-missing']());
      await changeRectification(tx, row.id, {
        state: next.value,
        answer: input.answer,
        evidence_name: proof?.name ?? null,
        evidence_sha256: proof?.sha256 ?? null,
        answered_by: personOf(actor),
        answered_at: tx.now,
      });
      await enter(tx, row, 'answered', actor, { evidence: proof?.sha256 ?? null });
      await handOn(tx, actor, matterOf(row), text('报告整改情况', 'Answered'), {
        kind: 'supervision.rectification-acceptance',
        title: text('验收整改', 'Decide whether it is put right'),
        organisationId: row.ordered_org,
        role: row.ordered_role,
        responsibility: 'supervision',
        acts: settling,
        apartFrom: [row.ordered_by],
      });
      return ok({ rectificationId: row.id, state: next.value });
    },
  });

/** A second person of who ordered it finds that it is put right. */
export const acceptRectification = defineAction({
  name: 'supervision.accept-rectification',
  title: text('整改验收通过', 'Find it put right'),
  description: text(
    '由责令人以外的人员验收，出具验收意见书。',
    'Another person than who ordered it decides; the opinion is issued.',
  ),
  input: Type.Object(
    { ...byRectification, opinion: long('验收意见', 'Opinion') },
    { additionalProperties: false },
  ),
  output: RectificationAnswer,
  problems: [],
  fourEyes: true,
  subject: (tx, input) => rectificationSubject(tx, input.rectificationId),
  async run(actor, input, tx) {
    const row = await lockRectification(tx, input.rectificationId);
    const next = rectificationLifecycle.next(row.state, 'accept');
    if (!next.ok) return next;
    const paper = await issuePaper(tx, actor, row, rectificationAccepted, { opinion: input.opinion });
    await changeRectification(tx, row.id, {
      state: next.value,
      closed_by: personOf(actor),
      closed_at: tx.now,
      closing: input.opinion,
    });
    await enter(tx, row, 'accepted', actor, { document: paper.digest });
    await handOn(tx, actor, matterOf(row), text(`验收通过：${paper.number}`, `Found done: ${paper.number}`));
    return ok({ rectificationId: row.id, state: next.value });
  },
});

/** Not put right yet: another notice with what is still to be done, and another time. */
export const sendBackRectification = defineAction({
  name: 'supervision.send-back-rectification',
  title: text('退回再整改', 'Send a rectification back'),
  description: text(
    '验收不合格的，再次出具整改通知书，写明尚须完成的要求和新的期限。',
    'Not put right: another notice says what is still to be done, and by when.',
  ),
  input: Type.Object({ ...byRectification, ...demandFields }, { additionalProperties: false }),
  output: RectificationAnswer,
  problems: [problems['time-too-long'].type],
  rules: ['RC1'],
  subject: (tx, input) => rectificationSubject(tx, input.rectificationId),
  async run(actor, input, tx) {
    const row = await lockRectification(tx, input.rectificationId);
    const next = rectificationLifecycle.next(row.state, 'send-back');
    if (!next.ok) return next;
    const clock = RC1.judge({ servedAt: tx.now, workingDays: input.workingDays });
    if (!clock.holds) return refuse(problems['time-too-long']({ rule: 'RC1', clause: clock.clause }));
    const again = {
      state: next.value,
      round: row.round + 1,
      demands: input.demands,
      due_on: clock.output.lastDay,
      ordered_by: personOf(actor),
    };
    await changeRectification(tx, row.id, again);
    await serve(tx, actor, { ...row, ...again }, input.workingDays, clock);
    return ok({ rectificationId: row.id, state: next.value });
  },
});

/** It is not put right: handed on to who may do more. Only once its time is over or its answer is there, by another person than who ordered it. */
export const escalateRectification = defineAction({
  name: 'supervision.escalate-rectification',
  title: text('整改未完成，移送处理', 'Hand a rectification on'),
  description: text(
    '逾期未报告或者整改不合格的，由责令人以外的人员移送有权机关，并告知整改单位。',
    'Unanswered past its time, or not put right: another person than who ordered it hands it on, and who was ordered is told.',
  ),
  input: Type.Object(
    {
      ...byRectification,
      receiver: Type.String({ minLength: 2, maxLength: 200, title: '受移送机关', titleEn: 'Handed on to' }),
      reason: long('移送理由', 'Reason'),
    },
    { additionalProperties: false },
  ),
  output: RectificationAnswer,
  problems: [problems['not-due-yet'].type],
  rules: ['RC2'],
  fourEyes: true,
  dangerous: true,
  subject: (tx, input) => rectificationSubject(tx, input.rectificationId),
  async run(actor, input, tx) {
    const row = await lockRectification(tx, input.rectificationId);
    const next = rectificationLifecycle.next(row.state, 'escalate');
    if (!next.ok) return next;
    const due = RC2.judge({ answered: row.state === 'answered', dueOn: row.due_on, today: dateAt(tx.now) });
    if (!due.holds)
      return refuse(problems['not-due-yet']({ rule: 'RC2', clause: due.clause, detail: due.reasons[0]! }));
    const paper = await issuePaper(tx, actor, row, rectificationHandedOn, {
      receiver: input.receiver,
      reason: input.reason,
    });
    await changeRectification(tx, row.id, {
      state: next.value,
      closed_by: personOf(actor),
      closed_at: tx.now,
      closing: `${input.receiver}：${input.reason}`,
    });
    await enter(tx, row, 'escalated', actor, { document: paper.digest, receiver: input.receiver });
    await handOn(tx, actor, matterOf(row), text(`移送处理：${paper.number}`, `Handed on: ${paper.number}`));
    return ok({ rectificationId: row.id, state: next.value });
  },
});
