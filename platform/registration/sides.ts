import type { Actor, Tx } from '#foundation';
import { findPost, sidesIn } from '#platform/identity';

/** The organisations on whose side somebody stands in matters of registration. */
export const sidesOf = (tx: Tx, actor: Actor) => sidesIn(tx, actor, 'registration');

/** The first of these roles for which an organisation has a post. */
export async function firstRoleOf(
  tx: Tx,
  organisationId: string,
  roles: readonly string[],
): Promise<string | null> {
  for (const role of roles)
    if (await findPost(tx, { organisationId, role, responsibility: 'registration' })) return role;
  return null;
}
