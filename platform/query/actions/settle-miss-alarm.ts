import { actorReference, text } from '#foundation';
import { settlingAlarm } from '#platform/casework';
import { missAlarmLifecycle } from '../model/miss-alarm.ts';
import { queryTables } from '../store/tables.ts';
import { findMissAlarm, missAlarmSubject } from '../verification/miss-alarm.ts';

/** Somebody looked into it. What follows for the buyer or the agreement (disabling a program, a suspension) has acts of its own. */
export const settleMissAlarm = settlingAlarm({
  name: 'query.settle-miss-alarm',
  title: text('处理核验异常告警', 'Settle an alarm about verifications'),
  description: text(
    '核查核验单位是否在逐一试探，给出结论。需要停用客户端、暂停授权的，另行办理。',
    'Find out whether the buyer tries values one after the other, and say what was found. Disabling a program or suspending the agreement are acts of their own.',
  ),
  kind: 'miss-alarm',
  lifecycle: missAlarmLifecycle,
  subject: missAlarmSubject,
  stateOf: async (tx, id) => (await findMissAlarm(tx, id))!.state,
  settle: (tx, id, { state, finding, by }) =>
    queryTables(tx)
      .updateTable('query.miss_alarm')
      .set({ state, finding, settled_by: actorReference(by), settled_at: tx.now })
      .where('id', '=', id)
      .where('state', '=', 'open')
      .execute(),
});
