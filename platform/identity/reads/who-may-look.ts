import { type Actor, organisationOf } from '#foundation';
import { sandboxRoles } from '../model/sandbox-key.ts';

const keepers = ['system-admin', 'security-admin', 'audit-admin', 'auditor'];

/** Those who keep or check the register look into every organisation. */
export const keepsRegister = (actor: Actor): boolean => actor.roles.some((role) => keepers.includes(role));

/** May the actor see who sits where in an organisation? Keepers anywhere, everybody in the own one. */
export const looksInto = (actor: Actor, organisationId: string): boolean =>
  keepsRegister(actor) || (actor.kind === 'person' && organisationOf(actor) === organisationId);

/** Looks after deputies and machines of the own organisation. */
export const administersOwn = (actor: Actor): boolean =>
  actor.roles.some((role) => role === 'organisation-admin');

/** Looks after the sandbox keys of the own organisation. */
export const makesSandboxKeys = (actor: Actor): boolean =>
  actor.kind === 'person' && sandboxRoles.some((role) => actor.roles.includes(role));

/** Administrators see accounts; colleagues see each other without them. */
export const seesAccounts = (actor: Actor): boolean => keepsRegister(actor) || administersOwn(actor);
