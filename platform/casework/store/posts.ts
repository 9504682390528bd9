import { type Actor, organisationOf, Refusal, type Text, type Tx, text } from '#foundation';
import {
  answersFor,
  currentPost,
  deputyOf,
  findPost,
  holderOf,
  isRoleCode,
  organisationName,
  type Post,
  post,
  type Responsibility,
  roles,
} from '#platform/identity';
import { problems } from '../problems.ts';

export { organisationName, type Post };

/**
 * The post that has the role in the organisation, or in the one that answers for it now. Throws {@link Refusal}
 * `casework/no-post`, which names both, when there is none.
 */
export async function postFor(
  tx: Tx,
  wanted: {
    readonly organisationId: string;
    readonly role: string;
    readonly responsibility?: Responsibility;
    readonly apartFrom?: readonly string[];
  },
): Promise<Post> {
  const found = await findPost(tx, wanted);
  if (found) return found;
  const name = await organisationName(tx, wanted.organisationId);
  const role = isRoleCode(wanted.role) ? roles[wanted.role].title : text(wanted.role, wanted.role);
  throw new Refusal(
    problems['no-post']({
      detail: text(
        `“${name}”没有承担“${role.zh}”职责的岗位。`,
        `“${name}” has no post with the role “${role.en}”.`,
      ),
      data: { organisationId: wanted.organisationId, role: wanted.role },
    }),
  );
}

/** A post with its seat and roles now; null when it is not open. */
export const findPostById = (tx: Tx, id: string): Promise<Post | null> => post(tx, id);

/** Where the tasks of a post are now: itself while it is open, else the post that took them over. */
export async function postInCharge(tx: Tx, id: string): Promise<Post | null> {
  const current = await currentPost(tx, id);
  return current ? post(tx, current) : null;
}

/** Somebody sits there, as holder or deputy, and can open what lies in its inbox. */
export const isHeld = async (tx: Tx, postId: string): Promise<boolean> =>
  (await holderOf(tx, postId)) !== null || (await deputyOf(tx, postId)) !== null;

/** The actor's organisation and all those for which it answers now: what was sent to a predecessor is its own. */
export async function organisationsBehind(tx: Tx, actor: Actor): Promise<readonly string[]> {
  const organisation = organisationOf(actor);
  return organisation ? [organisation, ...(await answersFor(tx, organisation))] : [];
}

/** How pages name an organisation or one of its posts, as they were called at that time. */
export async function nameOf(
  tx: Tx,
  who: { readonly organisationId: string | null; readonly postId: string | null },
  at: Temporal.Instant = tx.now,
): Promise<Text> {
  if (!who.organisationId) return text('系统', 'System');
  const organisation = await organisationName(tx, who.organisationId, at);
  const seat = who.postId ? await post(tx, who.postId, at) : null;
  return seat
    ? text(`${organisation} ${seat.title.zh}`, `${organisation}, ${seat.title.en}`)
    : text(organisation, organisation);
}
