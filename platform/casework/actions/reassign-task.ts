import { Type } from 'typebox';
import { defineAction, idPattern, ok, refuse, text } from '#foundation';
import { problems } from '../problems.ts';
import { findPostById, isHeld } from '../store/posts.ts';
import { recordStep } from '../store/steps.ts';
import { findTask, moveTask } from '../store/tasks.ts';

/** The administrator of an organisation gives an open task to another of its posts. Deadlines stay as they are. */
export const reassignTask = defineAction({
  name: 'casework.reassign-task',
  title: text('办件转岗', 'Give a task to another post'),
  description: text(
    '把待办办件转给本单位另一承担该职责的在任岗位，时限不变。',
    'Gives an open task to another post of the same organisation that is held and has the role. Deadlines stay.',
  ),
  input: Type.Object(
    {
      taskId: Type.String({ pattern: idPattern('tsk'), title: '办件', titleEn: 'Task' }),
      postId: Type.String({ pattern: idPattern('pst'), title: '承办岗位', titleEn: 'Post' }),
      reason: Type.String({ minLength: 2, maxLength: 500, title: '转岗理由', titleEn: 'Reason' }),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({ taskId: Type.String() }),
  problems: [problems['task-not-open'].type, problems['post-not-suitable'].type],
  async subject(tx, input) {
    const task = await findTask(tx, input.taskId);
    const post = task && (await findPostById(tx, task.postId));
    if (!task || !post) return null;
    // Where the post sits now, not where it sat when the task was opened.
    return {
      kind: 'task',
      id: task.id,
      owner: post.organisationId,
      handler: post.organisationId,
      state: task.state,
    };
  },
  async run(actor, input, tx) {
    const task = await findTask(tx, input.taskId);
    const [from, to] = [task && (await findPostById(tx, task.postId)), await findPostById(tx, input.postId)];
    if (!task || !from) throw new Error('the subject was there a moment ago');
    const suitable =
      to !== null &&
      to.id !== from.id &&
      to.organisationId === from.organisationId &&
      to.roles.some((role) => role === task.role) &&
      (await isHeld(tx, to.id));
    if (!suitable) return refuse(problems['post-not-suitable']());
    if (!(await moveTask(tx, task.id, to.id))) return refuse(problems['task-not-open']());
    await recordStep(tx, {
      subject: task.subject,
      title: text(
        `办件“${task.title.zh}”转至${to.title.zh}：${input.reason}`,
        `Task “${task.title.en}” given to ${to.title.en}: ${input.reason}`,
      ),
      actor,
    });
    return ok({ taskId: task.id });
  },
});
