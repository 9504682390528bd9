import { Type } from 'typebox';
import {
  type Actor,
  actorReference,
  dateAt,
  dateInWords,
  defineAction,
  ok,
  type Text,
  type Tx,
  text,
} from '#foundation';
import { freezesAtOnce, grounds } from '../../model/objections/grounds.ts';
import { objectionLifecycle } from '../../model/objections/lifecycle.ts';
import { OB2 } from '../../model/objections/rules.ts';
import { enter, examiner, issuePaper, objectionSubject, personOf, step } from '../../objections/desk.ts';
import { mark, publish, reasonText, tellConcerned } from '../../objections/marking.ts';
import { objectionAccepted, objectionDeclined } from '../../objections/papers.ts';
import { changeObjection, lockObjection } from '../../store/objections.ts';
import type { ObjectionRow } from '../../store/tables.ts';
import { byObjection, ObjectionAnswer, opinion } from './fields.ts';

/** Accept: from the commit on the mark stands on exactly what depends on it, and on the four grounds it is frozen. */
export const acceptObjection = defineAction({
  name: 'supervision.accept-objection',
  title: text('受理异议并标注', 'Accept the objection and mark'),
  description: text(
    '受理后，依赖该数据的修订版、产品、订单即作异议标注；泄露、缺少或撤回同意的即时冻结。有关运营机构和购买方收到通知。提出人不能受理。',
    'Once accepted, revisions, products and orders that depend on it are marked; on leak, missing or withdrawn consent they are frozen at once. Operators and buyers are told. Who raised it does not accept it.',
  ),
  input: Type.Object({ ...byObjection, opinion }, { additionalProperties: false }),
  output: ObjectionAnswer,
  problems: [],
  rules: ['OB1', 'OB2'],
  fourEyes: true,
  dangerous: true,
  subject: (tx, input) => objectionSubject(tx, input.objectionId),
  async run(actor, input, tx) {
    const row = await lockObjection(tx, input.objectionId);
    const next = objectionLifecycle.next(row.state, 'accept');
    if (!next.ok) return next;
    const done = await acceptAndMark(
      tx,
      actor,
      row,
      text(`受理：${input.opinion}`, `Accepted: ${input.opinion}`),
    );
    return ok({ objectionId: done.id, state: done.state });
  },
});

export async function acceptAndMark(
  tx: Tx,
  actor: Actor,
  row: ObjectionRow,
  said: Text,
): Promise<ObjectionRow> {
  const effect = OB2.judge({ ground: row.ground });
  const reached = await mark(tx, row, {
    code: freezesAtOnce(row.ground) ? row.ground : 'complaint',
    text: reasonText(row),
    rule: effect.rule,
    clause: effect.clause,
    by: actorReference(actor),
  });
  const accepted: ObjectionRow = {
    ...row,
    state: 'marked',
    accepted_by: personOf(actor),
    accepted_at: tx.now,
    frozen_at_once: effect.holds,
  };
  await changeObjection(tx, row.id, {
    state: 'marked',
    accepted_by: accepted.accepted_by,
    accepted_at: accepted.accepted_at,
    frozen_at_once: accepted.frozen_at_once,
  });
  await enter(tx, row, effect.holds ? 'accepted-frozen' : 'accepted-marked', actor, {
    things: reached.length,
  });
  await publish(tx, row, effect.holds ? 'frozen' : 'marked');
  await step(tx, actor, accepted, said, {
    kind: 'supervision.objection-verification',
    title: text('核实数据异议', 'Verify a data objection'),
    ...examiner(row),
    acts: ['supervision.uphold-objection', 'supervision.dismiss-objection', 'supervision.propose-freeze'],
    apartFrom: effect.holds ? [row.raised_person, personOf(actor)] : [row.raised_person],
    within: 'verify',
  });
  await issuePaper(tx, actor, row, {
    template: objectionAccepted,
    values: {
      on: dateInWords(dateAt(tx.now)),
      effect: effect.holds
        ? `即时冻结，依赖它的 ${reached.length} 项暂停使用`
        : `依赖它的 ${reached.length} 项已作异议标注`,
    },
    told: text(
      `您单位对“${row.title}”的异议已受理，标注 ${reached.length} 项。`,
      `Your objection to “${row.title}” was accepted; ${reached.length} things are marked.`,
    ),
  });
  await tellConcerned(
    tx,
    actor,
    row,
    reached,
    effect.holds
      ? text(
          `“${row.title}”因“${grounds[row.ground].zh}”即时冻结，依赖它的产品暂不能调用。`,
          `“${row.title}” is frozen at once (${grounds[row.ground].en.toLowerCase()}); products that depend on it cannot be called.`,
        )
      : text(
          `“${row.title}”有异议处理中，依赖它的产品已作异议标注，可以继续使用。`,
          `There is an objection to “${row.title}”; products that depend on it are marked and may still be used.`,
        ),
  );
  await tx.emit({
    kind: 'supervision.objection-marked',
    subject: row.id,
    payload: { about: row.about, ground: row.ground, frozen: effect.holds, things: reached.length },
  });
  return accepted;
}

export const declineObjection = defineAction({
  name: 'supervision.decline-objection',
  title: text('不予受理异议', 'Decline the objection'),
  description: text('说明不予受理的理由；不作标注。', 'Say why it is not accepted; nothing is marked.'),
  input: Type.Object({ ...byObjection, opinion }, { additionalProperties: false }),
  output: ObjectionAnswer,
  problems: [],
  fourEyes: true,
  subject: (tx, input) => objectionSubject(tx, input.objectionId),
  async run(actor, input, tx) {
    const row = await lockObjection(tx, input.objectionId);
    const next = objectionLifecycle.next(row.state, 'decline');
    if (!next.ok) return next;
    await changeObjection(tx, row.id, {
      state: next.value,
      closed_by: personOf(actor),
      closed_at: tx.now,
      closing: input.opinion,
    });
    await enter(tx, row, 'declined', actor);
    await step(tx, actor, row, text(`不予受理：${input.opinion}`, `Declined: ${input.opinion}`));
    await issuePaper(tx, actor, row, {
      template: objectionDeclined,
      values: { reason: input.opinion },
      told: text(
        `您单位对“${row.title}”的异议不予受理：${input.opinion}`,
        `Your objection to “${row.title}” was not accepted: ${input.opinion}`,
      ),
    });
    return ok({ objectionId: row.id, state: next.value });
  },
});
