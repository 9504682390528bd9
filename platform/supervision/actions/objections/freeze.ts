import { Type } from 'typebox';
import {
  type Actor,
  actorReference,
  dateAt,
  defineAction,
  newId,
  ok,
  refuse,
  type Tx,
  text,
} from '#foundation';
import { handOn, issueDocument } from '#platform/casework';
import { grounds } from '../../model/objections/grounds.ts';
import { freezeLifecycle, objectionLifecycle } from '../../model/objections/lifecycle.ts';
import { OB1, OB2 } from '../../model/objections/rules.ts';
import { enter, freezeSubject, objectionSubject, objectionTitle, personOf } from '../../objections/desk.ts';
import { freezeDecision } from '../../objections/freeze-paper.ts';
import { clearMarks, mark, publish, reasonText, tellConcerned } from '../../objections/marking.ts';
import { objectionProblems as problems } from '../../objections/problems.ts';
import { answering, answeringEach } from '../../sides.ts';
import { findFreeze, lockObjection, openFreeze } from '../../store/objections.ts';
import { type FreezeRow, type ObjectionRow, objectionTables } from '../../store/tables.ts';
import { byFreeze, byObjection, FreezeAnswer, opinion } from './fields.ts';

/** The officer's reasoned proposal; nothing is frozen by it. */
export const proposeFreeze = defineAction({
  name: 'supervision.propose-freeze',
  title: text('提请冻结', 'Propose a freeze'),
  description: text(
    '对已标注的异议提请冻结并说明理由，由数据管理部门的另一人决定。法定即时冻结的情形无须提请。',
    'Propose, with reasons, to freeze what a marked objection is about; another person of the data authority decides. What froze at once needs no proposal.',
  ),
  input: Type.Object(
    {
      ...byObjection,
      grounds: Type.String({
        minLength: 10,
        maxLength: 1000,
        format: 'text',
        title: '冻结理由（载入决定书）',
        titleEn: 'Grounds (stand in the decision)',
      }),
    },
    { additionalProperties: false },
  ),
  output: FreezeAnswer,
  problems: [problems['freezes-already'].type],
  rules: ['OB2'],
  fourEyes: true,
  subject: (tx, input) => objectionSubject(tx, input.objectionId),
  async run(actor, input, tx) {
    const row = await lockObjection(tx, input.objectionId);
    const may = objectionLifecycle.next(row.state, 'freeze');
    if (!may.ok) return may;
    if (row.frozen_at_once || (await openFreeze(tx, row.id))) return refuse(problems['freezes-already']());
    const id = newId('frz');
    await objectionTables(tx)
      .insertInto('supervision.freeze')
      .values({
        id,
        objection_id: row.id,
        state: 'proposed',
        grounds: input.grounds,
        proposed_by: personOf(actor),
        proposed_at: tx.now,
        decided_by: null,
        decided_at: null,
        opinion: null,
        document: null,
        review_by: null,
        lifted_by: null,
        lifted_at: null,
        lifted_why: null,
      })
      .execute();
    await enter(tx, row, 'freeze-proposed', actor, { freeze: id, grounds: input.grounds });
    await handOn(tx, actor, matter(id, row), text('提请冻结', 'Proposed a freeze'), {
      kind: 'supervision.freeze-decision',
      title: text('决定是否冻结', 'Decide on a freeze'),
      organisationId: row.authority,
      role: 'data-authority',
      responsibility: 'supervision',
      acts: ['supervision.approve-freeze', 'supervision.decline-freeze'],
      apartFrom: [personOf(actor), row.raised_person],
    });
    return ok({ freezeId: id, state: 'proposed' });
  },
});

/** The second person's decision: from the commit on nothing that depends on it leaves. */
export const approveFreeze = defineAction({
  name: 'supervision.approve-freeze',
  title: text('同意冻结', 'Approve the freeze'),
  description: text(
    '出具冻结决定书；提交后下一次调用即被拒绝。决定有复核期限。提请人和异议提出人不能决定。',
    'Issues the decision: the very next call is refused. It is looked at again by its day. Who proposed it and who objected do not decide.',
  ),
  input: Type.Object({ ...byFreeze, opinion }, { additionalProperties: false }),
  output: FreezeAnswer,
  problems: [],
  rules: ['OB1'],
  fourEyes: true,
  dangerous: true,
  subject: (tx, input) => freezeSubject(tx, input.freezeId),
  async run(actor, input, tx) {
    const { freeze, row } = await locked(tx, input.freezeId);
    const next = freezeLifecycle.next(freeze.state, 'approve');
    if (!next.ok) return next;
    const review = OB1.judge({ step: 'review-freeze', at: tx.now });
    const paper = await issueDocument(tx, {
      template: freezeDecision,
      issuedBy: await answering(tx, row.authority),
      actor,
      subject: { kind: 'freeze', id: freeze.id },
      values: {
        number: String(row.number),
        thing: row.title,
        grounds: freeze.grounds,
        reviewBy: dateAt(review.output.dueAt).toString(),
      },
      serveTo: [...new Set((await answeringEach(tx, [row.department, row.raised_org])).values())].map(
        (organisationId) => ({ organisationId }),
      ),
    });
    await change(tx, freeze.id, {
      state: next.value,
      decided_by: personOf(actor),
      decided_at: tx.now,
      opinion: input.opinion,
      document: paper.id,
      review_by: review.output.dueAt,
    });
    const reached = await putFreeze(tx, actor, row, freeze, paper.id, review.output.dueAt);
    await enter(tx, row, 'frozen', actor, { freeze: freeze.id, document: paper.digest });
    await publish(tx, row, 'frozen');
    await handOn(
      tx,
      actor,
      matter(freeze.id, row),
      text(`同意冻结：${paper.number}`, `Frozen: ${paper.number}`),
      {
        ...reviewTask(row, freeze),
        clock: review,
      },
    );
    await tellConcerned(
      tx,
      actor,
      row,
      reached,
      text(
        `“${row.title}”经决定冻结（${paper.number}），依赖它的产品暂不能调用。`,
        `“${row.title}” is frozen by decision (${paper.number}); products that depend on it cannot be called.`,
      ),
    );
    return ok({ freezeId: freeze.id, state: next.value });
  },
});

export const declineFreeze = defineAction({
  name: 'supervision.decline-freeze',
  title: text('不同意冻结', 'Decline the freeze'),
  description: text('说明理由；标注保留，不冻结。', 'Say why; the mark stays and nothing is frozen.'),
  input: Type.Object({ ...byFreeze, opinion }, { additionalProperties: false }),
  output: FreezeAnswer,
  problems: [],
  fourEyes: true,
  subject: (tx, input) => freezeSubject(tx, input.freezeId),
  async run(actor, input, tx) {
    const { freeze, row } = await locked(tx, input.freezeId);
    const next = freezeLifecycle.next(freeze.state, 'decline');
    if (!next.ok) return next;
    await change(tx, freeze.id, {
      state: next.value,
      decided_by: personOf(actor),
      decided_at: tx.now,
      opinion: input.opinion,
    });
    await enter(tx, row, 'freeze-declined', actor, { freeze: freeze.id });
    await handOn(
      tx,
      actor,
      matter(freeze.id, row),
      text(`不同意冻结：${input.opinion}`, `Declined: ${input.opinion}`),
    );
    return ok({ freezeId: freeze.id, state: next.value });
  },
});

/** Looked at again and kept, with the next day of review. The one before is taken away in the same commit, so it never lapses in between. */
export const keepFreeze = defineAction({
  name: 'supervision.keep-freeze',
  title: text('复核后继续冻结', 'Keep the freeze'),
  description: text(
    '复核后说明理由继续冻结，并定下一次复核期限。提请人不能复核。',
    'Looked at again and kept, with reasons and the next day of review. Who proposed it does not review it.',
  ),
  input: Type.Object({ ...byFreeze, opinion }, { additionalProperties: false }),
  output: FreezeAnswer,
  problems: [],
  fourEyes: true,
  subject: (tx, input) => freezeSubject(tx, input.freezeId),
  async run(actor, input, tx) {
    const { freeze, row } = await locked(tx, input.freezeId);
    // Only what is in force can be kept, exactly as it can be lifted.
    const may = freezeLifecycle.next(freeze.state, 'lift');
    if (!may.ok) return may;
    const review = OB1.judge({ step: 'review-freeze', at: tx.now });
    await clearMarks(tx, row, actor, { freezeId: freeze.id });
    await putFreeze(tx, actor, row, freeze, freeze.document ?? freeze.id, review.output.dueAt);
    await change(tx, freeze.id, { review_by: review.output.dueAt });
    await enter(tx, row, 'freeze-kept', actor, { freeze: freeze.id });
    await handOn(
      tx,
      actor,
      matter(freeze.id, row),
      text(`复核后继续冻结：${input.opinion}`, `Kept after review: ${input.opinion}`),
      { ...reviewTask(row, freeze), clock: review },
    );
    return ok({ freezeId: freeze.id, state: freeze.state });
  },
});

export const liftFreeze = defineAction({
  name: 'supervision.lift-freeze',
  title: text('解除冻结', 'Lift the freeze'),
  description: text(
    '说明理由解除冻结，异议标注保留到办结。提请人不能解除。',
    'Lift it with the reason; the mark stays until the objection is settled. Who proposed it does not lift it.',
  ),
  input: Type.Object({ ...byFreeze, opinion }, { additionalProperties: false }),
  output: FreezeAnswer,
  problems: [],
  fourEyes: true,
  subject: (tx, input) => freezeSubject(tx, input.freezeId),
  async run(actor, input, tx) {
    const { freeze, row } = await locked(tx, input.freezeId);
    const next = freezeLifecycle.next(freeze.state, 'lift');
    if (!next.ok) return next;
    const freed = await clearMarks(tx, row, actor, { freezeId: freeze.id });
    await change(tx, freeze.id, {
      state: next.value,
      lifted_by: personOf(actor),
      lifted_at: tx.now,
      lifted_why: input.opinion,
    });
    await enter(tx, row, 'freeze-lifted', actor, { freeze: freeze.id });
    await publish(tx, row, 'unfrozen');
    await handOn(
      tx,
      actor,
      matter(freeze.id, row),
      text(`解除冻结：${input.opinion}`, `Lifted: ${input.opinion}`),
    );
    await tellConcerned(
      tx,
      actor,
      row,
      freed,
      text(
        `“${row.title}”的冻结已解除，异议标注保留到办结。`,
        `The freeze of “${row.title}” is lifted; the mark stays until the objection is settled.`,
      ),
    );
    return ok({ freezeId: freeze.id, state: next.value });
  },
});

const matter = (id: string, row: ObjectionRow) => ({ kind: 'freeze', id, title: objectionTitle(row) });

const reviewTask = (row: ObjectionRow, freeze: FreezeRow) => ({
  kind: 'supervision.freeze-review',
  title: text('复核冻结决定', 'Look at a freeze again'),
  organisationId: row.authority,
  role: 'data-authority',
  responsibility: 'supervision' as const,
  acts: ['supervision.lift-freeze', 'supervision.keep-freeze'],
  apartFrom: [freeze.proposed_by, row.raised_person],
});

const putFreeze = (
  tx: Tx,
  actor: Actor,
  row: ObjectionRow,
  freeze: FreezeRow,
  document: string,
  reviewBy: Temporal.Instant,
) => {
  const verdict = OB2.judge({ ground: row.ground });
  const about = reasonText(row);
  return mark(
    tx,
    row,
    {
      code: 'decided-freeze',
      text: text(`${about.zh}；经决定冻结`, `${about.en}; frozen by decision`),
      rule: verdict.rule,
      clause: verdict.clause,
      by: actorReference(actor),
      decision: {
        document,
        grounds: text(freeze.grounds, `${grounds[row.ground].en}: ${freeze.grounds}`),
        reviewBy,
      },
    },
    freeze.id,
  );
};

async function locked(tx: Tx, freezeId: string): Promise<{ freeze: FreezeRow; row: ObjectionRow }> {
  const before = await findFreeze(tx, freezeId);
  if (!before) throw new Error('the subject was there a moment ago');
  const row = await lockObjection(tx, before.objection_id);
  return { freeze: (await findFreeze(tx, freezeId))!, row };
}

const change = (tx: Tx, id: string, what: Partial<FreezeRow>) =>
  objectionTables(tx).updateTable('supervision.freeze').set(what).where('id', '=', id).execute();
