import type { Generated, Kysely, Selectable } from 'kysely';
import type { Tx } from '#foundation';
import type { RectificationState } from '../model/rectification/lifecycle.ts';

interface RectificationTables {
  'supervision.rectification': {
    id: string;
    number: Generated<bigint>;
    ordered_org: string;
    ordered_role: string;
    organisation: string;
    role: string;
    title: string;
    facts: string;
    demands: string[];
    state: RectificationState;
    round: Generated<number>;
    due_on: Temporal.PlainDate;
    ordered_by: string;
    ordered_at: Temporal.Instant;
    answer: string | null;
    evidence_name: string | null;
    evidence_sha256: string | null;
    answered_by: string | null;
    answered_at: Temporal.Instant | null;
    closed_by: string | null;
    closed_at: Temporal.Instant | null;
    closing: string | null;
  };
}
export type RectificationRow = Selectable<RectificationTables['supervision.rectification']>;

export const rectificationTables = (tx: Tx): Kysely<RectificationTables> => tx.tables<RectificationTables>();

export const findRectification = (tx: Tx, id: string): Promise<RectificationRow | undefined> =>
  rectificationTables(tx)
    .selectFrom('supervision.rectification')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();

export const lockRectification = (tx: Tx, id: string): Promise<RectificationRow> =>
  rectificationTables(tx)
    .selectFrom('supervision.rectification')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();

export const changeRectification = (
  tx: Tx,
  id: string,
  change: Partial<Omit<RectificationRow, 'id' | 'number'>>,
): Promise<unknown> =>
  rectificationTables(tx).updateTable('supervision.rectification').set(change).where('id', '=', id).execute();
