import type { Kysely } from 'kysely';
import type { Tx } from '#foundation';

export type StopKind = 'agreement' | 'product' | 'buyer' | 'resource';
export type StopState = 'in-force' | 'lifted';

export interface StopTables {
  'supervision.stop': {
    id: string;
    kind: StopKind;
    thing_id: string;
    title: string;
    owner: string;
    reason: string;
    state: StopState;
    reason_id: string;
    stopped_by: string;
    stopped_org: string;
    stopped_at: Temporal.Instant;
    lifted_by: string | null;
    lifted_at: Temporal.Instant | null;
    lifted_why: string | null;
  };
}
export type StopRow = StopTables['supervision.stop'];

export const stopTables = (tx: Tx): Kysely<StopTables> => tx.tables<StopTables>();

export const findStop = (tx: Tx, id: string): Promise<StopRow | undefined> =>
  stopTables(tx).selectFrom('supervision.stop').selectAll().where('id', '=', id).executeTakeFirst();

export const lockStop = (tx: Tx, id: string): Promise<StopRow> =>
  stopTables(tx)
    .selectFrom('supervision.stop')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();

/** The stop of a thing that an organisation ordered, itself or as whom it answers for, and that stands. Another organisation's is none of its own. */
export const openStop = (
  tx: Tx,
  kind: StopKind,
  thingId: string,
  orderedBy: readonly string[],
): Promise<StopRow | undefined> =>
  stopTables(tx)
    .selectFrom('supervision.stop')
    .selectAll()
    .where('kind', '=', kind)
    .where('thing_id', '=', thingId)
    .where('stopped_org', 'in', orderedBy)
    .where('state', '=', 'in-force')
    .executeTakeFirst();
