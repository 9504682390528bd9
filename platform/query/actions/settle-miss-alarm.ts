import { Type } from 'typebox';
import { actorReference, defineAction, ok, text } from '#foundation';
import { handOn } from '#platform/casework';
import { missAlarmLifecycle } from '../model/miss-alarm.ts';
import { queryTables } from '../store/tables.ts';
import { findMissAlarm, missAlarmSubject } from '../verification/miss-alarm.ts';

/** Somebody looked into it. What follows for the buyer or the agreement (disabling a program, a suspension) has acts of its own. */
export const settleMissAlarm = defineAction({
  name: 'query.settle-miss-alarm',
  title: text('处理核验异常告警', 'Settle an alarm about verifications'),
  description: text(
    '核查核验单位是否在逐一试探，给出结论。需要停用客户端、暂停授权的，另行办理。',
    'Find out whether the buyer tries values one after the other, and say what was found. Disabling a program or suspending the agreement are acts of their own.',
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
  subject: (tx, input) => missAlarmSubject(tx, input.alarmId),
  async run(actor, { alarmId, outcome, finding }, tx) {
    const alarm = (await findMissAlarm(tx, alarmId))!;
    const next = missAlarmLifecycle.next(alarm.state, outcome === 'harmless' ? 'dismiss' : 'act');
    if (!next.ok) return next;
    await queryTables(tx)
      .updateTable('query.miss_alarm')
      .set({ state: next.value, finding, settled_by: actorReference(actor), settled_at: tx.now })
      .where('id', '=', alarmId)
      .where('state', '=', 'open')
      .execute();
    await handOn(
      tx,
      actor,
      { kind: 'miss-alarm', id: alarmId, title: alarmId },
      text(`告警结论：${finding}`, `Settled: ${finding}`),
    );
    return ok({ alarmId, state: next.value });
  },
});
