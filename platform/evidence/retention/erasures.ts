import type { Actor, Subject, Tx } from '#foundation';
import { actorReference } from '#foundation';
import { evidenceTables } from '../store/tables.ts';
import { findHold } from './holds.ts';

export const findErasure = (tx: Tx, id: string) =>
  evidenceTables(tx).selectFrom('evidence.erasure').selectAll().where('id', '=', id).executeTakeFirst();

/** The same under its lock: who decides and the clock that erases do not meet. */
export const lockErasure = (tx: Tx, id: string) =>
  evidenceTables(tx)
    .selectFrom('evidence.erasure')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();

/** An erasure as policies see it: who proposed it may not decide on it. */
export async function erasureSubject(tx: Tx, id: string): Promise<Subject | null> {
  const erasure = await findErasure(tx, id);
  return erasure
    ? { kind: 'erasure', id, owner: erasure.owner, authors: [erasure.proposed_by], state: erasure.state }
    : null;
}

/** A hold: who placed it may not lift it. */
export async function holdSubject(tx: Tx, id: string): Promise<Subject | null> {
  const hold = await findHold(tx, id);
  return hold
    ? {
        kind: 'evidence-hold',
        id,
        owner: hold.owner,
        authors: [hold.placed_by],
        state: hold.lifted_at === null ? 'held' : 'lifted',
      }
    : null;
}

export const personOf = (actor: Actor): string =>
  actor.kind === 'person' ? actor.personId : actorReference(actor);
