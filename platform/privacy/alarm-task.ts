import { type Subscriber, text } from '#foundation';
import { openTask, tasksOf } from '#platform/casework';
import { findAlarm } from './store/tables.ts';

/** An alarm becomes a task of the implementing body, apart from the release that raised it: a post nobody holds must not stop an answer. */
const openAlarmTask: Subscriber = async (tx, event) => {
  const alarm = await findAlarm(tx, event.subject);
  const subject = { kind: 'alarm', id: event.subject };
  if (alarm?.state !== 'open' || (await tasksOf(tx, subject)).length > 0) return;
  await openTask(tx, {
    kind: 'privacy.alarm',
    title: text('核查疑似差分攻击', 'Look into a differencing alarm'),
    subject,
    organisationId: alarm.handler,
    role: 'implementing-body',
    acts: ['privacy.settle-alarm'],
  });
};

export const alarmSubscriptions = { 'privacy.alarm-raised': openAlarmTask };
