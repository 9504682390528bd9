import { type Generated, type Kysely, type Selectable, sql } from 'kysely';
import type { Tx } from '#foundation';
import { type EntryState, standingStates } from '../model/lifecycle.ts';
import type { OpenClass } from '../model/open-class.ts';
import type { UpdateCycle } from '../model/rules.ts';

interface OpeningTables {
  'opening.entry': {
    id: string;
    number: Generated<bigint>;
    resource_id: string;
    version: number;
    state: EntryState;
    class: OpenClass;
    title: string;
    search: string;
    theme: string | null;
    department: string;
    authority: string;
    reasons: string;
    legal_basis: string;
    conditions: string | null;
    priority: boolean;
    update_cycle: UpdateCycle;
    contact: string;
    proposed_by: string;
    proposed_at: Temporal.Instant;
    decided_by: string | null;
    decided_at: Temporal.Instant | null;
    opinion: string | null;
    revision_id: string | null;
    gate_digest: string | null;
    listed_at: Temporal.Instant | null;
    updated_at: Temporal.Instant | null;
    due_on: Temporal.PlainDate | null;
    ended_at: Temporal.Instant | null;
    withdrawal_reason: string | null;
    withdrawal_by: string | null;
    withdrawal_at: Temporal.Instant | null;
    withdrawn_by: string | null;
    log_entry: string | null;
    withdrawal_entry: string | null;
  };
}
export type EntryRow = Selectable<OpeningTables['opening.entry']>;

export const openingTables = (tx: Tx): Kysely<OpeningTables> => tx.tables<OpeningTables>();

export const findEntry = (tx: Tx, id: string): Promise<EntryRow | undefined> =>
  openingTables(tx).selectFrom('opening.entry').selectAll().where('id', '=', id).executeTakeFirst();

/** What is done about the opening of one resource is done one after the other, also where there is no entry yet. */
export async function lockOpening(tx: Tx, resourceId: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`opening ${resourceId}`}, 0))`.execute(
    openingTables(tx),
  );
}

export const changeEntry = (
  tx: Tx,
  id: string,
  change: Partial<Omit<EntryRow, 'id' | 'number'>>,
): Promise<unknown> =>
  openingTables(tx).updateTable('opening.entry').set(change).where('id', '=', id).execute();

/** The entry that stands on the list for a resource. */
export const standingEntry = (tx: Tx, resourceId: string): Promise<EntryRow | undefined> =>
  openingTables(tx)
    .selectFrom('opening.entry')
    .selectAll()
    .where('resource_id', '=', resourceId)
    .where('state', 'in', [...standingStates])
    .executeTakeFirst();

/** All versions of a resource's entry, the newest first. */
export const entriesOf = (tx: Tx, resourceId: string): Promise<EntryRow[]> =>
  openingTables(tx)
    .selectFrom('opening.entry')
    .selectAll()
    .where('resource_id', '=', resourceId)
    .orderBy('version', 'desc')
    .execute();

/** The version that was on the list last, standing or not; none where the resource never was. */
export const lastListed = (tx: Tx, resourceId: string): Promise<EntryRow | undefined> =>
  openingTables(tx)
    .selectFrom('opening.entry')
    .selectAll()
    .where('resource_id', '=', resourceId)
    .where('listed_at', 'is not', null)
    .orderBy('version', 'desc')
    .executeTakeFirst();
