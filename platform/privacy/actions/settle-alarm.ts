import { Type } from 'typebox';
import { defineAction, ok, text } from '#foundation';
import { handOn } from '#platform/casework';
import { alarmSubject, personOf } from '../desk.ts';
import { alarmLifecycle } from '../model/lifecycles.ts';
import { findAlarm, privacyTables } from '../store/tables.ts';

/** Somebody looked at the two queries. What follows for the agreement (suspension, a talk) has acts of its own. */
export const settleAlarm = defineAction({
  name: 'privacy.settle-alarm',
  title: text('处理差分攻击告警', 'Settle a differencing alarm'),
  description: text(
    '查看两次调用的条件后给出结论。需要暂停授权的，另行办理。',
    'Look at the two calls and say what was found. Suspending the agreement is an act of its own.',
  ),
  input: Type.Object(
    {
      alarmId: Type.String({ maxLength: 60, title: '告警', titleEn: 'Alarm' }),
      outcome: Type.Enum(['harmless', 'acted-on'], {
        title: '结论',
        titleEn: 'Outcome',
        enumTitles: {
          harmless: text('无风险', 'Harmless'),
          'acted-on': text('已处置', 'Acted on'),
        },
      }),
      finding: Type.String({
        minLength: 4,
        maxLength: 1000,
        format: 'text',
        title: '说明',
        titleEn: 'Finding',
      }),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({ alarmId: Type.String(), state: Type.String() }),
  problems: [],
  subject: (tx, input) => alarmSubject(tx, input.alarmId),
  async run(actor, { alarmId, outcome, finding }, tx) {
    const alarm = await findAlarm(tx, alarmId);
    if (!alarm) throw new Error('the subject was there a moment ago');
    const next = alarmLifecycle.next(alarm.state, outcome === 'harmless' ? 'dismiss' : 'act');
    if (!next.ok) return next;
    await privacyTables(tx)
      .updateTable('privacy.alarm')
      .set({ state: next.value, finding, settled_by: personOf(actor), settled_at: tx.now })
      .where('id', '=', alarmId)
      .where('state', '=', 'open')
      .execute();
    await handOn(
      tx,
      actor,
      { kind: 'alarm', id: alarmId, title: alarmId },
      text(`告警结论：${finding}`, `Settled: ${finding}`),
    );
    return ok({ alarmId, state: next.value });
  },
});
