import { type ClockHandler, text } from '#foundation';
import { sendNotice } from './store/notices.ts';
import type { CaseworkTables } from './store/tables.ts';

/** A duty's end comes near: tell the post in charge, if the duty still runs and the task is still open. */
export const remind: ClockHandler = async (tx, reminder) => {
  const duty = await tx
    .tables<CaseworkTables>()
    .selectFrom('casework.clock as clock')
    .innerJoin('casework.task as task', 'task.id', 'clock.task_id')
    .select(['task.id', 'task.post_id', 'task.title_zh', 'task.title_en', 'clock.last_day', 'clock.rule'])
    .where('clock.id', '=', reminder.subjectId)
    .where('clock.state', '=', 'running')
    .where('task.state', '=', 'open')
    .executeTakeFirst();
  if (!duty) return;
  await sendNotice(tx, {
    to: { postId: duty.post_id },
    kind: 'casework.reminder',
    subject: { kind: 'task', id: duty.id },
    text: text(
      `“${duty.title_zh}”应于${duty.last_day.toString()}前（含当日）办结（${duty.rule}）。`,
      `“${duty.title_en}” is to be finished by ${duty.last_day.toString()} (${duty.rule}).`,
    ),
  });
};
