import { newId, type Tx } from '#foundation';
import { inForce, notOver, tables } from './dated.ts';

export interface NewHolding {
  readonly postId: string;
  readonly personId: string;
  readonly standing: 'holder' | 'deputy';
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant | null;
  readonly decidedBy: string;
  readonly reason: string;
}

export async function addHolding(tx: Tx, holding: NewHolding): Promise<void> {
  await tables(tx)
    .insertInto('identity.holding')
    .values({
      id: newId('hol'),
      post_id: holding.postId,
      person_id: holding.personId,
      standing: holding.standing,
      starts_at: holding.from,
      ends_at: holding.until,
      decided_by: holding.decidedBy,
      reason: holding.reason,
    })
    .execute();
}

/** Holdings of a post that are not over at an instant, the present and those to come. */
export function holdingsOf(tx: Tx, postId: string, at: Temporal.Instant) {
  return tables(tx)
    .selectFrom('identity.holding as holding')
    .selectAll()
    .where('holding.post_id', '=', postId)
    .where(notOver('holding', at))
    .orderBy('holding.starts_at')
    .execute();
}

/** End holdings at an instant; one that would have begun then or later is taken back. */
export async function endHoldings(
  tx: Tx,
  which: { readonly postId: string; readonly standing?: 'holder' | 'deputy'; readonly personId?: string },
  at: Temporal.Instant,
): Promise<void> {
  const { postId, standing, personId } = which;
  let late = tables(tx)
    .deleteFrom('identity.holding')
    .where('post_id', '=', postId)
    .where('starts_at', '>=', at);
  let running = tables(tx)
    .updateTable('identity.holding as holding')
    .set({ ends_at: at })
    .where('holding.post_id', '=', postId)
    .where(notOver('holding', at));
  if (standing) {
    late = late.where('standing', '=', standing);
    running = running.where('holding.standing', '=', standing);
  }
  if (personId) {
    late = late.where('person_id', '=', personId);
    running = running.where('holding.person_id', '=', personId);
  }
  await late.execute();
  await running.execute();
}

/** Somebody else than the holder of this post holds a post with the role at an instant. */
export async function roleHeldElsewhere(
  tx: Tx,
  role: 'system-admin' | 'security-admin',
  postId: string,
  at: Temporal.Instant,
): Promise<boolean> {
  const row = await tables(tx)
    .selectFrom('identity.holding as holding')
    .innerJoin('identity.post_role as role', 'role.post_id', 'holding.post_id')
    .select('holding.id')
    .where('role.role', '=', role)
    .where('holding.post_id', '<>', postId)
    .where('holding.standing', '=', 'holder')
    .where(inForce('holding', at))
    .where(inForce('role', at))
    .executeTakeFirst();
  return row !== undefined;
}
