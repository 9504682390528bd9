import { type Actor, organisationOf, type Tx } from '#foundation';
import { answersFor } from '#platform/identity';

/** The organisations on whose side somebody stands in matters of supervision: their own while it stands, and those it answers for since they were merged into it or split. */
export async function sidesOf(tx: Tx, actor: Actor): Promise<ReadonlySet<string>> {
  const own = organisationOf(actor);
  return new Set(own ? await answersFor(tx, own, tx.now, 'supervision') : []);
}
