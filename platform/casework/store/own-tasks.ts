import { sql } from 'kysely';
import type { Tx } from '#foundation';

/**
 * Of pairs of a post and a thing (`kind/id`), those where the post had a task about the thing that was open at some time since an instant. Answers `post thing`.
 * What is the audit administrator's has another kind there and the same id.
 */
export async function ownTasks(
  tx: Tx,
  pairs: readonly { readonly postId: string; readonly thing: string }[],
  since: Temporal.Instant,
): Promise<ReadonlySet<string>> {
  if (pairs.length === 0) return new Set();
  const { rows } = await sql<{ post: string; thing: string }>`
    SELECT DISTINCT asked.post, asked.thing
    FROM unnest(${pairs.map(({ postId }) => postId)}::text[], ${pairs.map(({ thing }) => thing)}::text[]) AS asked (post, thing)
    JOIN casework.task AS task ON task.subject_id = split_part(asked.thing, '/', 2)
      AND task.subject_kind IN (split_part(asked.thing, '/', 1), 'audit-finding')
      AND task.post_id = asked.post AND (task.done_at IS NULL OR task.done_at >= ${since})`.execute(
    tx.tables(),
  );
  return new Set(rows.map(({ post, thing }) => `${post} ${thing}`));
}
