import { Type } from 'typebox';
import { defineAction, ok, text } from '#foundation';
import { objectionLifecycle } from '../../model/objections/lifecycle.ts';
import { enter, ownObjectionSubject, personOf, step } from '../../objections/desk.ts';
import { changeObjection, lockObjection } from '../../store/objections.ts';
import { byObjection, ObjectionAnswer } from './fields.ts';

/** Taken back by who raised it, before it is accepted: what is marked already is for the examiner to lift. */
export const withdrawObjection = defineAction({
  name: 'supervision.withdraw-objection',
  title: text('撤回异议', 'Withdraw the objection'),
  description: text('受理前由提出人撤回。', 'Taken back by who raised it, before it is accepted.'),
  input: Type.Object(byObjection, { additionalProperties: false }),
  output: ObjectionAnswer,
  problems: [],
  subject: (tx, input, actor) => ownObjectionSubject(tx, input.objectionId, actor),
  async run(actor, input, tx) {
    const row = await lockObjection(tx, input.objectionId);
    const next = objectionLifecycle.next(row.state, 'withdraw');
    if (!next.ok) return next;
    await changeObjection(tx, row.id, { state: next.value, closed_by: personOf(actor), closed_at: tx.now });
    await enter(tx, row, 'withdrawn', actor);
    await step(tx, actor, row, text('撤回异议', 'Withdrew the objection'));
    return ok({ objectionId: row.id, state: next.value });
  },
});
