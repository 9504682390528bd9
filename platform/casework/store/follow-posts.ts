import { type ClockHandler, deadlineAt, type Subscriber, type Tx } from '#foundation';
import { startClock } from './clocks.ts';
import { postInCharge } from './posts.ts';
import type { CaseworkTables } from './tables.ts';

export const followKind = 'casework.follow-posts';

/**
 * Tasks follow posts. When a post was closed its open tasks go to the post that takes them over; when a post moved to another
 * organisation (机构改革) its tasks and their running clocks go with it, with all their deadlines. Doing it again changes nothing.
 */
export async function followPosts(tx: Tx): Promise<void> {
  const tables = tx.tables<CaseworkTables>();
  const busy = await tables
    .selectFrom('casework.task')
    .select(['post_id', 'organisation_id'])
    .distinct()
    .where('state', '=', 'open')
    .orderBy('post_id')
    .execute();
  for (const { post_id, organisation_id } of busy) {
    const post = await postInCharge(tx, post_id);
    if (!post || (post.id === post_id && post.organisationId === organisation_id)) continue;
    const moved = await tables
      .updateTable('casework.task')
      .set({ post_id: post.id, organisation_id: post.organisationId })
      .where('post_id', '=', post_id)
      .where('organisation_id', '=', organisation_id)
      .where('state', '=', 'open')
      .returning('id')
      .execute();
    if (moved.length === 0) continue;
    await tables
      .updateTable('casework.clock')
      .set({ organisation_id: post.organisationId })
      .where(
        'task_id',
        'in',
        moved.map(({ id }) => id),
      )
      .where('ended_at', 'is', null)
      .execute();
  }
}

/** A change of the structure takes effect now or later; then the tasks move at that instant, by a clock of their own. */
const afterChange: Subscriber = async (tx, event) => {
  const payload = event.payload as {
    readonly effectiveAt?: string | null;
    readonly reorganisationId?: string;
  };
  const effectiveAt = payload.effectiveAt ? Temporal.Instant.from(payload.effectiveAt) : null;
  if (!effectiveAt || Temporal.Instant.compare(effectiveAt, tx.now) <= 0) return followPosts(tx);
  const subject = { kind: 'structure-change', id: event.id };
  // Events may come twice.
  const known = await tx
    .tables<CaseworkTables>()
    .selectFrom('casework.clock')
    .select('id')
    .where('kind', '=', followKind)
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', subject.id)
    .executeTakeFirst();
  if (known) return;
  await startClock(tx, {
    kind: followKind,
    subject,
    rule: followKind,
    clause: { document: '机构变动决定', article: event.subject },
    deadline: deadlineAt(effectiveAt),
    nature: 'period',
  });
};

export const followAtEffect: ClockHandler = (tx) => followPosts(tx);

export const structureSubscriptions: { readonly [kind: string]: Subscriber } = {
  'identity.post-closed': afterChange,
  'identity.post-moved': afterChange,
  'identity.reorganised': afterChange,
};
