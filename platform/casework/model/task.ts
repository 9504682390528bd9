import { defineLifecycle, type Text, text } from '#foundation';
import type { SubjectRef } from './subject.ts';

export type TaskState = 'open' | 'done' | 'cancelled';

/** Something a post has to do. Posts hold tasks and people hold posts, so a task stays when people come and go. */
export interface Task {
  readonly id: string;
  /** `module.kind`, e.g. `registration.acceptance`. */
  readonly kind: string;
  readonly title: Text;
  readonly subject: SubjectRef;
  readonly postId: string;
  readonly role: string;
  readonly organisationId: string;
  /** Names of the acts that finish it; the first one is the page's primary button. */
  readonly acts: readonly string[];
  readonly state: TaskState;
  readonly openedAt: Temporal.Instant;
  readonly doneAt?: Temporal.Instant;
  readonly doneBy?: string;
}

export const taskLifecycle = defineLifecycle<TaskState, 'complete' | 'cancel'>({
  id: 'casework.task',
  title: text('办件', 'Task'),
  initial: 'open',
  events: { complete: text('办结', 'Complete'), cancel: text('撤销', 'Cancel') },
  states: {
    open: { title: text('待办', 'Open'), on: { complete: 'done', cancel: 'cancelled' } },
    done: { title: text('已办结', 'Done') },
    cancelled: { title: text('已撤销', 'Cancelled') },
  },
});
