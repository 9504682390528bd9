import { type Actor, actorReference, newId, type Text, type Tx } from '#foundation';
import type { Responsibility } from '#platform/identity';
import type { SubjectRef } from '../model/subject.ts';
import type { Task } from '../model/task.ts';
import { endClocksOfTasks, type NewClock, startClock } from './clocks.ts';
import { findPostById, postFor } from './posts.ts';
import type { CaseworkTables } from './tables.ts';

export interface NewTask {
  readonly kind: string;
  readonly title: Text;
  readonly subject: SubjectRef;
  /** Names of the acts that finish it, the chief one first. */
  readonly acts: readonly string[];
  /** The duty's clock; it ends with the task. */
  readonly clock?: Omit<NewClock, 'subject' | 'taskId' | 'organisationId'>;
}

/** Which post gets it: the one with a role in an organisation, or one by id. */
export type InCharge =
  | {
      readonly organisationId: string;
      readonly role: string;
      /** By which the organisation is followed through mergers and splits; by default `general`. */
      readonly responsibility?: Responsibility;
      /** People who took part before and may not do this: it goes to a post of somebody else where there is one. */
      readonly apartFrom?: readonly string[];
    }
  | { readonly postId: string; readonly role: string };

/**
 * Give a post something to do. Throws {@link Refusal} `casework/no-post`, naming organisation and role, when nobody's post there
 * has the role; the act that wanted the task is then refused with it.
 */
export async function openTask(tx: Tx, task: NewTask & InCharge): Promise<Task> {
  const post = 'postId' in task ? await findPostById(tx, task.postId) : await postFor(tx, task);
  if (!post) throw new Error('openTask was given a post that does not exist');
  const row = await tx
    .tables<CaseworkTables>()
    .insertInto('casework.task')
    .values({
      id: newId('tsk'),
      kind: task.kind,
      title_zh: task.title.zh,
      title_en: task.title.en,
      subject_kind: task.subject.kind,
      subject_id: task.subject.id,
      post_id: post.id,
      role: task.role,
      organisation_id: post.organisationId,
      acts: [...task.acts],
      state: 'open',
      opened_at: tx.now,
      due_at: null,
      done_at: null,
      done_by: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  if (task.clock) await startClock(tx, { ...task.clock, subject: task.subject, taskId: row.id });
  await tell(tx, 'casework.task-opened', row);
  return asTask(row);
}

type WhichTasks = { readonly subject: SubjectRef; readonly kind?: string };

/** The thing was done: its open tasks (of one kind, or all) are finished by the actor, and their clocks stop. Returns those finished. */
export const completeTasks = (tx: Tx, which: WhichTasks, actor: Actor): Promise<readonly Task[]> =>
  finish(tx, which, actor, 'done');

/** The thing need not be done any more. Clocks stop without being kept; one already missed stays missed. */
export const cancelTasks = (tx: Tx, which: WhichTasks, actor: Actor): Promise<readonly Task[]> =>
  finish(tx, which, actor, 'cancelled');

async function finish(
  tx: Tx,
  which: WhichTasks,
  actor: Actor,
  state: 'done' | 'cancelled',
): Promise<readonly Task[]> {
  let update = tx
    .tables<CaseworkTables>()
    .updateTable('casework.task')
    .set({ state, done_at: tx.now, done_by: actorReference(actor) })
    .where('subject_kind', '=', which.subject.kind)
    .where('subject_id', '=', which.subject.id)
    .where('state', '=', 'open');
  if (which.kind !== undefined) update = update.where('kind', '=', which.kind);
  const rows = await update.returningAll().execute();
  await endClocksOfTasks(
    tx,
    rows.map(({ id }) => id),
    state === 'done' ? 'done' : 'given-up',
  );
  for (const row of rows)
    await tell(tx, state === 'done' ? 'casework.task-done' : 'casework.task-cancelled', row);
  return rows.map(asTask);
}

/** All tasks about a thing, the newest first. */
export async function tasksOf(tx: Tx, subject: SubjectRef): Promise<readonly Task[]> {
  const rows = await tx
    .tables<CaseworkTables>()
    .selectFrom('casework.task')
    .selectAll()
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', subject.id)
    .orderBy('opened_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(asTask);
}

/** How many tasks wait at some posts, by post; a post with none is not among them. */
export async function openTaskCounts(
  tx: Tx,
  postIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (postIds.length === 0) return new Map();
  const rows = await tx
    .tables<CaseworkTables>()
    .selectFrom('casework.task')
    .select((count) => ['post_id', count.fn.countAll<string>().as('open')])
    .where('state', '=', 'open')
    .where('post_id', 'in', [...postIds])
    .groupBy('post_id')
    .execute();
  return new Map(rows.map((row) => [String(row.post_id), Number(row.open)]));
}

export async function findTask(tx: Tx, id: string): Promise<Task | null> {
  const row = await tx
    .tables<CaseworkTables>()
    .selectFrom('casework.task')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? asTask(row) : null;
}

/** Give an open task to another post. False when it is not open any more. */
export async function moveTask(tx: Tx, taskId: string, postId: string): Promise<boolean> {
  const row = await tx
    .tables<CaseworkTables>()
    .updateTable('casework.task')
    .set({ post_id: postId })
    .where('id', '=', taskId)
    .where('state', '=', 'open')
    .returningAll()
    .executeTakeFirst();
  if (row) await tell(tx, 'casework.task-reassigned', row);
  return row !== undefined;
}

type TaskRow = CaseworkTables['casework.task'];

const tell = (tx: Tx, kind: string, row: TaskRow) =>
  tx.emit({
    kind,
    subject: row.id,
    payload: {
      taskKind: row.kind,
      subjectKind: row.subject_kind,
      subjectId: row.subject_id,
      postId: row.post_id,
      organisationId: row.organisation_id,
    },
  });

export const asTask = (row: TaskRow): Task => ({
  id: row.id,
  kind: row.kind,
  title: { zh: row.title_zh, en: row.title_en },
  subject: { kind: row.subject_kind, id: row.subject_id },
  postId: row.post_id,
  role: row.role,
  organisationId: row.organisation_id,
  acts: row.acts,
  state: row.state,
  openedAt: row.opened_at,
  ...(row.done_at ? { doneAt: row.done_at } : {}),
  ...(row.done_by ? { doneBy: row.done_by } : {}),
});
