import type { Id } from './ids.ts';

export type OrganisationId = Id<'org'>;
export type PersonId = Id<'per'>;
export type PostId = Id<'pst'>;
/** A program registered to act for an organisation, or a sandbox key (`sbx_…`), which only tries products. */
export type ClientId = Id<'cli'> | Id<'sbx'>;

/**
 * Who acts: the first argument of every action. There is no way to act as nobody; work the system does by itself has a
 * named system actor, and the public is an actor without roles.
 */
export type Actor =
  | {
      readonly kind: 'person';
      readonly personId: PersonId;
      readonly postId: PostId;
      readonly organisationId: OrganisationId;
      readonly roles: readonly string[];
      /** Set when the person stands in for the holder of the post; until when. */
      readonly deputyUntil?: Temporal.Instant;
      readonly purpose?: string;
    }
  | {
      readonly kind: 'client';
      readonly clientId: ClientId;
      readonly organisationId: OrganisationId;
      readonly roles: readonly string[];
      readonly purpose?: string;
    }
  | { readonly kind: 'system'; readonly name: string; readonly roles: readonly ['system'] }
  | { readonly kind: 'public'; readonly roles: readonly [] };

/** The program itself, acting for a module; what it may do is in that module’s policies. */
export const systemActor = (name: string): Actor => ({ kind: 'system', name, roles: ['system'] });
/** Somebody who has not signed in. */
export const publicActor: Actor = { kind: 'public', roles: [] };

/** A sandbox key: it gets made-up data, and every act and read that does not say otherwise is closed to it. */
export const isSandboxKey = (actor: Actor): boolean =>
  actor.kind === 'client' && actor.clientId.startsWith('sbx_');

/** The person in what `actorReference` wrote; of one who is none, the whole. */
export const personIn = (reference: string): string => reference.split('@')[0]!;

/** One string that names the actor in logs and evidence: the post's holder, the client, or the system part. */
export function actorReference(actor: Actor): string {
  switch (actor.kind) {
    case 'person':
      return `${actor.personId}@${actor.postId}`;
    case 'client':
      return actor.clientId;
    case 'system':
      return `system:${actor.name}`;
    case 'public':
      return 'public';
  }
}

/** The organisation an actor acts for; undefined for the public and for the program itself. */
export const organisationOf = (actor: Actor): OrganisationId | undefined =>
  actor.kind === 'person' || actor.kind === 'client' ? actor.organisationId : undefined;
