import { Type } from 'typebox';
import { type Actor, isSandboxKey, TextSchema, type Tx } from '#foundation';
import type { Session } from '../sign-in/index.ts';
import { client } from '../store/clients.ts';
import { organisationNames } from '../store/organisations.ts';
import { person } from '../store/people.ts';
import { postsOf } from '../store/posts.ts';
import { Named, orNull } from './schemas.ts';

/** Who the caller is: what the workbench's frame shows. `signedIn` is false for the public. */
export const MeSchema = Type.Object({
  signedIn: Type.Boolean(),
  /** The session the browser came with has ended; its cookie is taken back with this answer. */
  sessionEnded: Type.Boolean(),
  person: orNull(Named),
  /** Present for a machine client instead of a person. */
  client: Type.Optional(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      organisation: Named,
      roles: Type.Array(Type.String()),
      purpose: orNull(Type.String()),
      /** A sandbox key: it gets made-up data and nothing else. */
      sandbox: Type.Boolean(),
    }),
  ),
  username: orNull(Type.String()),
  /** A one-time password still has to be replaced; nothing else can be done before. */
  mustChangePassword: Type.Boolean(),
  secondFactor: Type.Boolean(),
  /** Held and deputised posts: own ones first, the longest held first. The first is acted from unless another is chosen. */
  posts: Type.Array(
    Type.Object({
      id: Type.String(),
      title: TextSchema,
      organisation: Named,
      roles: Type.Array(Type.String()),
      deputyUntil: orNull(Type.String()),
    }),
  ),
});

/** What a session or an actor means to its owner. */
export type Caller =
  | { readonly kind: 'session'; readonly session: Session }
  | { readonly kind: 'client'; readonly actor: Actor & { readonly kind: 'client' } }
  | { readonly kind: 'nobody'; readonly sessionEnded: boolean };

export async function meOf(tx: Tx, caller: Caller) {
  const nobody = {
    signedIn: false,
    sessionEnded: false,
    person: null,
    username: null,
    mustChangePassword: false,
    secondFactor: false,
    posts: [],
  };
  if (caller.kind === 'nobody') return { ...nobody, sessionEnded: caller.sessionEnded };
  if (caller.kind === 'client') {
    const { clientId, organisationId, roles, purpose } = caller.actor;
    const names = await organisationNames(tx, [organisationId]);
    return {
      ...nobody,
      signedIn: true,
      client: {
        id: clientId,
        name: (await client(tx, clientId))?.name ?? '',
        organisation: { id: organisationId, name: names.get(organisationId) ?? '' },
        roles: [...roles],
        purpose: purpose ?? null,
        sandbox: isSandboxKey(caller.actor),
      },
    };
  }
  const { personId, username, mustChangePassword, secondFactor } = caller.session;
  return {
    ...nobody,
    signedIn: true,
    person: await person(tx, personId),
    username,
    mustChangePassword,
    secondFactor,
    posts: (await postsOf(tx, personId)).map((post) => ({
      id: post.id,
      title: post.title,
      organisation: { id: post.organisationId, name: post.organisationName },
      roles: [...post.roles],
      deputyUntil: post.deputyUntil?.toString() ?? null,
    })),
  };
}
