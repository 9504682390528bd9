import { type Actor, actorReference, organisationOf, type Text, type Tx } from '#foundation';
import type { SubjectRef } from '../model/subject.ts';
import { isHeld, postInCharge } from './posts.ts';
import type { CaseworkTables } from './tables.ts';

/** Write a line of a thing's history (办理过程), as the task page shows it. */
export async function recordStep(
  tx: Tx,
  step: { readonly subject: SubjectRef; readonly title: Text; readonly actor: Actor },
): Promise<void> {
  await tx
    .tables<CaseworkTables>()
    .insertInto('casework.step')
    .values({
      subject_kind: step.subject.kind,
      subject_id: step.subject.id,
      title_zh: step.title.zh,
      title_en: step.title.en,
      actor: actorReference(step.actor),
      organisation_id: organisationOf(step.actor) ?? null,
      post_id: step.actor.kind === 'person' ? step.actor.postId : null,
      at: tx.now,
    })
    .execute();
}

export interface Step {
  readonly title: Text;
  readonly at: Temporal.Instant;
  /** Null for what the system did by itself. */
  readonly organisationId: string | null;
  readonly postId: string | null;
}

/** The history of a thing, oldest first. */
export async function stepsOf(tx: Tx, subject: SubjectRef): Promise<readonly Step[]> {
  const rows = await tx
    .tables<CaseworkTables>()
    .selectFrom('casework.step')
    .selectAll()
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', subject.id)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    title: { zh: row.title_zh, en: row.title_en },
    at: row.at,
    organisationId: row.organisation_id,
    postId: row.post_id,
  }));
}

/**
 * The post that did an organisation's last step with a thing, or the one that took that post over; null when nobody sits there, it is
 * of another organisation now, or has not the role.
 */
export async function lastPostOf(
  tx: Tx,
  subject: SubjectRef,
  wanted: { readonly organisationId: string; readonly role: string },
): Promise<string | null> {
  const last = (await stepsOf(tx, subject)).findLast(
    ({ organisationId, postId }) => postId !== null && organisationId === wanted.organisationId,
  );
  const post = last?.postId ? await postInCharge(tx, last.postId) : null;
  const fits =
    post?.organisationId === wanted.organisationId && post.roles.some((role) => role === wanted.role);
  return fits && (await isHeld(tx, post.id)) ? post.id : null;
}
