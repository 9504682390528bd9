import { text } from '#foundation';
import { settlingAlarm } from '#platform/casework';
import { alarmSubject, personOf } from '../desk.ts';
import { alarmLifecycle } from '../model/lifecycles.ts';
import { findAlarm, privacyTables } from '../store/tables.ts';

/** Somebody looked at the two queries. What follows for the agreement (suspension, a talk) has acts of its own. */
export const settleAlarm = settlingAlarm({
  name: 'privacy.settle-alarm',
  title: text('处理差分攻击告警', 'Settle a differencing alarm'),
  description: text(
    '查看两次调用的条件后给出结论。需要暂停授权的，另行办理。',
    'Look at the two calls and say what was found. Suspending the agreement is an act of its own.',
  ),
  kind: 'alarm',
  lifecycle: alarmLifecycle,
  subject: alarmSubject,
  stateOf: async (tx, id) => (await findAlarm(tx, id))!.state,
  settle: (tx, id, { state, finding, by }) =>
    privacyTables(tx)
      .updateTable('privacy.alarm')
      .set({ state, finding, settled_by: personOf(by), settled_at: tx.now })
      .where('id', '=', id)
      .where('state', '=', 'open')
      .execute(),
});
