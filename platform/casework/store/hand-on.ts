import type { Actor, Deadline, Text, Tx, Verdict } from '#foundation';
import type { Responsibility } from '#platform/identity';
import type { SubjectRef } from '../model/subject.ts';
import { lastPostOf, recordStep } from './steps.ts';
import { completeTasks, openTask } from './tasks.ts';

/** What has to be done next with a matter, and by whom. */
export interface NextTask {
  /** `module.kind`; also the kind of its clock. */
  readonly kind: string;
  /** Without the matter's name, which is put after it. */
  readonly title: Text;
  readonly organisationId: string;
  readonly role: string;
  /** By which the organisation is followed through mergers and splits; by default `general`. */
  readonly responsibility?: Responsibility;
  /** Names of the acts that finish it, the chief one first. */
  readonly acts: readonly string[];
  /** People who took part before and may not do this. */
  readonly apartFrom?: readonly string[];
  /** It comes back: to the post of that organisation which did the last step of this matter, if it still has the role. */
  readonly back?: boolean;
  /** What the rule of its statutory clock says. */
  readonly clock?: Verdict<Deadline>;
}

/**
 * A matter goes on: its open tasks are done, the step stands in its history, and the next task lies on the right post with its clock.
 * Without `next` nobody has anything to do with it now. Throws {@link Refusal} `casework/no-post` like {@link openTask}.
 */
export async function handOn(
  tx: Tx,
  actor: Actor,
  matter: SubjectRef & { readonly title: string },
  step: Text,
  next?: NextTask,
): Promise<void> {
  const subject: SubjectRef = { kind: matter.kind, id: matter.id };
  await completeTasks(tx, { subject }, actor);
  await recordStep(tx, { subject, title: step, actor });
  if (!next) return;
  const { clock, title, back, ...task } = next;
  const before = back ? await lastPostOf(tx, subject, next) : null;
  await openTask(tx, {
    ...task,
    ...(before ? { postId: before } : {}),
    subject,
    title: { zh: `${title.zh}：${matter.title}`, en: `${title.en}: ${matter.title}` },
    ...(clock
      ? { clock: { kind: next.kind, rule: clock.rule, clause: clock.clause, deadline: clock.output } }
      : {}),
  });
}
