import type { Tx } from '#foundation';
import {
  endedBy,
  type Reorganisation,
  remaining,
  type SeatedPost,
  type Structure,
  type StructureChange,
  successorsOf,
} from '../model/reorganisation.ts';
import { intervalOf, notOver, tables } from './dated.ts';

/** What a reorganisation at an instant must be judged against: its organisations, their posts and roles from then on. */
export async function structureFor(tx: Tx, wanted: Reorganisation, at: Temporal.Instant): Promise<Structure> {
  const ids = [...new Set([...endedBy(wanted), ...successorsOf(wanted)])];
  const organisations = await tables(tx)
    .selectFrom('identity.organisation')
    .select(['id', 'starts_at', 'ends_at'])
    .where('id', 'in', ids)
    .execute();
  const awaited = new Map<string, Temporal.Instant[]>();
  const takeovers = await tables(tx)
    .selectFrom('identity.succession')
    .select(['successor_id', 'effective_at'])
    .distinct()
    .where('successor_id', 'in', ids)
    .execute();
  for (const { successor_id, effective_at } of takeovers) {
    if (successor_id) awaited.set(successor_id, [...(awaited.get(successor_id) ?? []), effective_at]);
  }
  const seats = await tables(tx)
    .selectFrom('identity.post_seat as seat')
    .select(['seat.post_id', 'seat.organisation_id'])
    .where('seat.organisation_id', 'in', ids)
    .where(notOver('seat', at))
    .orderBy('seat.post_id')
    .execute();
  const roles = await rolesOf(
    tx,
    seats.map((seat) => seat.post_id),
    at,
  );
  const posts = seats.map(
    (seat): SeatedPost => ({
      id: seat.post_id,
      organisation: seat.organisation_id,
      roles: roles.flatMap((row) => {
        const during = row.post_id === seat.post_id ? remaining(intervalOf(row), at) : null;
        return during ? [{ role: row.role, during }] : [];
      }),
    }),
  );
  return {
    organisations: new Map(organisations.map((row) => [row.id, intervalOf(row)])),
    awaited,
    posts,
  };
}

function rolesOf(tx: Tx, postIds: readonly string[], at: Temporal.Instant) {
  if (postIds.length === 0) return Promise.resolve([]);
  return tables(tx)
    .selectFrom('identity.post_role as role')
    .selectAll()
    .where('role.post_id', 'in', postIds)
    .where(notOver('role', at))
    .execute();
}

/** Write a judged change: ends, seats and lines, all at the one instant. */
export async function applyChange(
  tx: Tx,
  change: StructureChange,
  at: Temporal.Instant,
  reorganisationId: string,
): Promise<void> {
  for (const move of change.moves) await moveSeat(tx, { ...move, at, reorganisationId });
  await tables(tx)
    .updateTable('identity.organisation')
    .set({ ends_at: at, ended_by: reorganisationId })
    .where('id', 'in', change.ended)
    .execute();
  await tables(tx)
    .deleteFrom('identity.organisation_record')
    .where('organisation_id', 'in', change.ended)
    .where('starts_at', '>=', at)
    .execute();
  await tables(tx)
    .updateTable('identity.organisation_record as record')
    .set({ ends_at: at })
    .where('record.organisation_id', 'in', change.ended)
    .where(notOver('record', at))
    .execute();
  await tables(tx)
    .insertInto('identity.succession')
    .values(
      change.lines.map((line) => ({
        predecessor_id: line.predecessor,
        responsibility: line.responsibility,
        successor_id: line.successor,
        effective_at: line.effectiveAt,
        reorganisation_id: reorganisationId,
      })),
    )
    .execute();
}

export interface SeatMove {
  readonly postId: string;
  readonly from: string;
  readonly to: string;
  readonly at: Temporal.Instant;
  readonly reorganisationId: string | null;
}

/** From an instant on a post sits elsewhere. What it holds and who holds it is not touched. */
export async function moveSeat(tx: Tx, move: SeatMove): Promise<void> {
  const seats = await tables(tx)
    .selectFrom('identity.post_seat as seat')
    .selectAll()
    .where('seat.post_id', '=', move.postId)
    .where('seat.organisation_id', '=', move.from)
    .where(notOver('seat', move.at))
    .execute();
  for (const seat of seats) {
    const row = tables(tx)
      .updateTable('identity.post_seat')
      .where('post_id', '=', seat.post_id)
      .where('starts_at', '=', seat.starts_at);
    if (Temporal.Instant.compare(seat.starts_at, move.at) >= 0) {
      await row.set({ organisation_id: move.to, reorganisation_id: move.reorganisationId }).execute();
      continue;
    }
    await row.set({ ends_at: move.at }).execute();
    await tables(tx)
      .insertInto('identity.post_seat')
      .values({
        post_id: seat.post_id,
        organisation_id: move.to,
        starts_at: move.at,
        ends_at: seat.ends_at,
        reorganisation_id: move.reorganisationId,
      })
      .execute();
  }
}

export function reorganisation(tx: Tx, id: string) {
  return tables(tx).selectFrom('identity.reorganisation').selectAll().where('id', '=', id).executeTakeFirst();
}

/** All decisions on the structure: those to be checked first, then the latest. */
export function allReorganisations(tx: Tx) {
  return tables(tx)
    .selectFrom('identity.reorganisation')
    .selectAll()
    .orderBy((order) => order('state', '<>', 'entered'))
    .orderBy('entered_at', 'desc')
    .orderBy('id')
    .execute();
}
