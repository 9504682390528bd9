import {
  type Actor,
  type Batch,
  type ClientId,
  isSandboxKey,
  type OrganisationId,
  ok,
  type PersonId,
  type Problem,
  type Result,
  refuse,
  type Tx,
} from '#foundation';
import { signInProblems } from './sign-in/problems.ts';
import { clientActs, clientStanding } from './store/clients.ts';
import { tables } from './store/dated.ts';
import { postsOf } from './store/posts.ts';

/**
 * The actor that a signed-in person is now. `postId` names the post to act from, which the person must hold or deputise in at this
 * moment; without it the person acts from their only post, or, having several, from the own post held longest (a deputy's post is
 * never taken unasked while there is an own one). `null`: no such post, or none at all.
 */
export async function actorFor(
  tx: Tx,
  wanted: { readonly personId: string; readonly postId?: string; readonly purpose?: string },
): Promise<Actor | null> {
  const posts = await postsOf(tx, wanted.personId);
  const post = wanted.postId === undefined ? posts[0] : posts.find((one) => one.id === wanted.postId);
  if (!post) return null;
  return {
    kind: 'person',
    personId: wanted.personId as PersonId,
    postId: post.id,
    organisationId: post.organisationId,
    roles: post.roles,
    ...(post.deputyUntil ? { deputyUntil: post.deputyUntil } : {}),
    ...(wanted.purpose ? { purpose: wanted.purpose } : {}),
  };
}

/** The actor a machine client is now, asked of the database; `null` when it may not act (not approved, disabled, owner gone). */
export async function actorForClient(
  tx: Tx,
  wanted: { readonly clientId: string; readonly purpose?: string },
): Promise<Actor | null> {
  const standing = await clientStanding(tx, wanted.clientId);
  if (!standing?.usable) return null;
  return {
    kind: 'client',
    clientId: wanted.clientId as ClientId,
    organisationId: standing.organisationId as OrganisationId,
    roles: standing.roles,
    ...(wanted.purpose ? { purpose: wanted.purpose } : {}),
  };
}

/**
 * Does a machine client act for the purpose its token was issued for? A second person approved the purposes of the client, and a token is for one of them
 * or for none. Problem: `identity/token-for-other-purpose`. Whether a sandbox key may do something at all is asked elsewhere.
 */
export const actsForPurpose = (actor: Actor, purpose: string): Result<void> =>
  actor.kind !== 'client' || isSandboxKey(actor) || actor.purpose === purpose
    ? ok(undefined)
    : refuse(signInProblems['token-for-other-purpose']());

/** A deputy's power ends with the term, also for an actor made before that instant. */
export const stillActs = (actor: Actor, at: Temporal.Instant): boolean =>
  actor.kind !== 'person' ||
  actor.deputyUntil === undefined ||
  Temporal.Instant.compare(at, actor.deputyUntil) < 0;

/**
 * May this actor act inside this transaction? A token says what was true when it was issued, a session what was true when the request
 * came in: a client disabled since, or a deputy whose term has ended since, may not. In a writing transaction the client's row is held
 * until the end, so nothing is done for it after its disabling was committed.
 */
export async function actsNow(tx: Tx, actor: Actor, hold: boolean): Promise<Problem | null> {
  if (actor.kind === 'person') return stillActs(actor, tx.now) ? null : signInProblems['post-not-held']();
  if (actor.kind !== 'client') return null;
  const query = tables(tx)
    .selectFrom('identity.machine_client')
    .select(['state', 'expires_at'])
    .where('id', '=', actor.clientId);
  const row = await (hold ? query.forShare() : query).executeTakeFirst();
  return clientActs(row, tx.now) ? null : signInProblems['client-not-usable']();
}

/**
 * Of these machine clients, the ones that may not act any more; all of them are held until the transaction ends, so none is disabled
 * before its commit. For a transaction in which something leaves to several at once.
 */
export async function clientsEnded(tx: Tx, clientIds: readonly string[]): Promise<ReadonlySet<string>> {
  const asked = new Set(clientIds);
  if (asked.size === 0) return asked;
  const rows = await tables(tx)
    .selectFrom('identity.machine_client')
    .select(['id', 'state', 'expires_at'])
    .where('id', 'in', [...asked])
    .orderBy('id')
    .forShare()
    .execute();
  // A sandbox key gets made-up data only: nothing leaves to it.
  for (const row of rows) if (row.expires_at === null && clientActs(row, tx.now)) asked.delete(row.id);
  return asked;
}

type ClientRow = NonNullable<Parameters<typeof clientActs>[0]> & { readonly id: string };

const clientStates = {
  name: 'identity.client-states',
  text: 'SELECT id, state, expires_at FROM identity.machine_client WHERE id = ANY($1::text[])',
};

/** {@link actsNow} for several at once in a batch, nothing held; the function is to be asked when the batch is back. */
export function actNowIn(batch: Batch, actors: readonly Actor[]): (actor: Actor) => Problem | null {
  const ids = new Set(actors.flatMap((actor) => (actor.kind === 'client' ? actor.clientId : [])));
  const rows = ids.size > 0 ? batch.add<ClientRow>(clientStates, [[...ids]]) : (): readonly ClientRow[] => [];
  return (actor) => {
    if (actor.kind === 'person')
      return stillActs(actor, batch.now) ? null : signInProblems['post-not-held']();
    if (actor.kind !== 'client') return null;
    return rows().some((row) => row.id === actor.clientId && clientActs(row, batch.now))
      ? null
      : signInProblems['client-not-usable']();
  };
}

const clientsAct = {
  name: 'identity.clients-act',
  text: `SELECT kernel.must(count(*) FILTER (WHERE state = 'approved' AND expires_at IS NULL) = cardinality($1::text[]), 'machine clients')
    FROM (SELECT state, expires_at FROM identity.machine_client WHERE id = ANY($1::text[]) ORDER BY id FOR SHARE) AS held`,
};

/** {@link clientsEnded} for a batch: all of them may act, and are held until the commit; otherwise nothing of the batch happens. */
export function clientsActIn(batch: Batch, clientIds: readonly string[]): void {
  const ids = [...new Set(clientIds)];
  if (ids.length > 0) batch.add(clientsAct, [ids]);
}
