import { Type } from 'typebox';
import { defineAction, ok, refuse, text } from '#foundation';
import { cancelTasks } from '#platform/casework';
import { deliver } from '../../above/deliver.ts';
import { dispatchRef, dispatchSubject, enter } from '../../above/desk.ts';
import { aboveProblems as problems } from '../../above/problems.ts';
import { dispatchLifecycle } from '../../model/above/lifecycle.ts';
import { aboveTables, lockDispatch } from '../../store/reports-above.ts';
import { byDispatch, DispatchAnswer } from './fields.ts';

export const deliveryFields = {
  deliveredAt: Type.String({ format: 'date-time', title: '送达时间', titleEn: 'Delivered at' }),
  receipt: Type.String({
    minLength: 2,
    maxLength: 200,
    title: '回执号或签收人',
    titleEn: 'Number of the receipt, or who took it',
  }),
};

/** Whether something can have been delivered then: after it was asked for (a minute is what a form rounds to) and not after now. */
export function couldBeDelivered(at: string, askedAt: Temporal.Instant, now: Temporal.Instant): boolean {
  const instant = Temporal.Instant.from(at);
  return (
    Temporal.Instant.compare(instant, now) <= 0 &&
    Temporal.Instant.compare(instant, askedAt.subtract({ minutes: 1 })) > 0
  );
}

/** The adapter “by hand” of a dispatch: who carried it enters when it was taken and by whom. The duty to report ends with that. */
export const enterDelivery = defineAction({
  name: 'supervision.enter-delivery',
  title: text('登记人工送达', 'Enter a delivery by hand'),
  description: text(
    '线路不收或没有接入的，人工送达后登记送达时间和回执号或签收人；报告义务自登记时完成。',
    'Where the line takes nothing or there is none: carry it, then enter when it was taken and the receipt. The duty to report is done when it is entered.',
  ),
  input: Type.Object({ ...byDispatch, ...deliveryFields }, { additionalProperties: false }),
  output: DispatchAnswer,
  problems: [problems['being-sent'].type, problems['delivered-later'].type],
  subject: (tx, input) => dispatchSubject(tx, input.dispatchId),
  async run(actor, input, tx) {
    const row = await lockDispatch(tx, input.dispatchId);
    // Both at once would end in two receipts; the line answers within its time.
    if (row.state === 'sending') return refuse(problems['being-sent']());
    const next = dispatchLifecycle.next(row.state, 'deliver');
    if (!next.ok) return next;
    if (!couldBeDelivered(input.deliveredAt, row.asked_at, tx.now))
      return refuse(problems['delivered-later']());
    await deliver(tx, actor, row, {
      way: 'hand',
      receipt: input.receipt,
      at: Temporal.Instant.from(input.deliveredAt),
    });
    return ok({ dispatchId: row.id, state: next.value });
  },
});

export const sendAgain = defineAction({
  name: 'supervision.send-again',
  title: text('再次发送', 'Send again'),
  description: text(
    '核对拒收原因后再次通过线路发送；重复发送同一件与发送一次相同。',
    'After looking why it was not taken: over the line once more. Sending the same thing twice is the same as once.',
  ),
  input: Type.Object(byDispatch, { additionalProperties: false }),
  output: DispatchAnswer,
  problems: [],
  subject: (tx, input) => dispatchSubject(tx, input.dispatchId),
  async run(actor, input, tx) {
    const row = await lockDispatch(tx, input.dispatchId);
    const next = dispatchLifecycle.next(row.state, 'again');
    if (!next.ok) return next;
    await aboveTables(tx)
      .updateTable('supervision.dispatch')
      .set({ state: next.value, attempts: 0, retry_after: null })
      .where('id', '=', row.id)
      .execute();
    await cancelTasks(tx, { subject: dispatchRef(row.id) }, actor);
    await enter(tx, 'dispatch', 'again', actor, { dispatch: row.id });
    return ok({ dispatchId: row.id, state: next.value });
  },
});
