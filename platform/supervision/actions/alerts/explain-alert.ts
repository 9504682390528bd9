import { Type } from 'typebox';
import { defineAction, ok, text } from '#foundation';
import { sendNotice, tasksOf } from '#platform/casework';
import { alertRef, alertSubject, alertTitle, stepped } from '../../alerts/desk.ts';
import { alertLifecycle } from '../../model/alerts/lifecycle.ts';
import { personOf } from '../../objections/desk.ts';
import { changeAlert, lockAlert } from '../../store/alerts.ts';
import { AlertAnswer, byAlert, long } from './fields.ts';

/** The organisation concerned says how it came to that. */
export const explainAlert = defineAction({
  name: 'supervision.explain-alert',
  title: text('说明情况', 'Explain'),
  description: text(
    '就线索说明原因和依据；说明随线索一并审定。',
    'Say how it came to that and on what basis; it is weighed with the alert.',
  ),
  input: Type.Object(
    { ...byAlert, explanation: long('情况说明', 'Explanation') },
    { additionalProperties: false },
  ),
  output: AlertAnswer,
  problems: [],
  subject: (tx, input, actor) => alertSubject(tx, input.alertId, actor),
  async run(actor, input, tx) {
    const row = await lockAlert(tx, input.alertId);
    // Explained once: a proposal in between does not ask for it again.
    const next = alertLifecycle.next(row.explanation === null ? row.state : 'explained', 'explain');
    if (!next.ok) return next;
    await changeAlert(tx, row.id, {
      state: next.value,
      explanation: input.explanation,
      explained_by: personOf(actor),
      explained_at: tx.now,
    });
    await stepped(tx, actor, row, 'explained', text('说明情况', 'Explained'), 'explain');
    const said = text(
      `线索“${alertTitle(row).zh}”已收到情况说明。`,
      `“${alertTitle(row).en}” was explained by the organisation concerned.`,
    );
    // To whoever has it on the desk now, and nobody else of the authority: they may be concerned.
    for (const task of await tasksOf(tx, alertRef(row)))
      if (task.state === 'open')
        await sendNotice(tx, {
          to: { postId: task.postId },
          kind: 'supervision.alert',
          subject: alertRef(row),
          text: said,
        });
    return ok({ alertId: row.id, state: next.value });
  },
});
