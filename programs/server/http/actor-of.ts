import type { FastifyRequest } from 'fastify';
import { type Actor, type Database, isSandboxKey, publicActor, Refusal } from '#foundation';
import { actorFor, actorFromToken, type SignIn, signInProblems, type TokenService } from '#platform/identity';
import { webHeaders } from './web-request.ts';

/** What the routes need of sign-in. */
export interface Credentials {
  readonly signIn: SignIn;
  readonly tokens: TokenService;
  readonly database: Database;
}

/** Names the post a signed-in person acts from; without it the one held longest. */
export const postHeader = 'x-gongshu-post';

/**
 * Who a request comes from. `audience` is that of what it asks for: somebody signed in who cannot act yet (a one-time password to be
 * replaced, no post) still reads what everybody may read. Throws a {@link Refusal} when credentials were presented and do not count: a
 * caller who believes to be somebody must not be answered as nobody.
 */
export type ActorOf = (request: FastifyRequest, wanted?: Wanted) => Promise<Actor>;

interface Wanted {
  /** Whom it is for; the signed-in when nothing is said. */
  readonly audience?: 'public' | 'signed-in';
  /** What becomes of a sandbox key: refused when nothing is said; sees what the public sees; or the policies decide. */
  readonly sandboxKey?: 'as-public' | 'by-policy';
}

export function createActorOf({ signIn, tokens, database }: Credentials): ActorOf {
  return async (request, { audience = 'signed-in', sandboxKey } = {}) => {
    if (request.headers.authorization !== undefined) {
      const client = await clientActor(tokens, request.headers.authorization);
      if (isSandboxKey(client) && !sandboxKey) throw new Refusal(signInProblems['sandbox-only']());
      return client;
    }
    const headers = webHeaders(request);
    if (!signIn.presented(headers)) return publicActor;
    const session = await signIn.session(headers);
    if (!session) throw new Refusal(signInProblems['session-ended']());
    const open = audience === 'public';
    if (session.mustChangePassword) {
      if (open) return publicActor;
      throw new Refusal(signInProblems['password-must-change']());
    }
    const postId = headers.get(postHeader) ?? undefined;
    const { personId } = session;
    const actor = await database.transaction(
      (tx) => actorFor(tx, { personId, ...(postId === undefined ? {} : { postId }) }),
      { requestId: request.id, mode: 'snapshot' },
    );
    if (actor) return actor;
    if (postId !== undefined) throw new Refusal(signInProblems['post-not-held']());
    if (open) return publicActor;
    throw new Refusal(signInProblems['no-post']());
  };
}

/** The client behind a bearer token. Asks no database: that it may still act is seen where it acts. */
export async function clientActor(
  tokens: TokenService,
  authorization: string,
): Promise<Actor & { readonly kind: 'client' }> {
  const token = /^Bearer +([\w.~+/=-]+)$/i.exec(authorization)?.[1];
  const claims = token === undefined ? null : await tokens.verify(token);
  const actor = claims && actorFromToken(claims);
  if (actor?.kind !== 'client') throw new Refusal(signInProblems['token-not-valid']());
  return actor;
}
