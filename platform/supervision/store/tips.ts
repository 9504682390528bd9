import type { Generated, Kysely, Selectable } from 'kysely';
import type { Tx } from '#foundation';
import type { Desk } from '../model/alerts/words.ts';
import type { TipState } from '../model/tips/lifecycle.ts';
import type { TipKind, TipOutcome } from '../model/tips/words.ts';

export interface TipTables {
  'supervision.tip': {
    id: string;
    number: Generated<bigint>;
    about: TipKind;
    thing: string;
    body: string | null;
    statement: string;
    digest: string;
    code_digest: string;
    named: boolean;
    desk: Desk;
    handler: string;
    state: TipState;
    received_at: Temporal.Instant;
    accepted_by: string | null;
    accepted_at: Temporal.Instant | null;
    reason: string | null;
    outcome: TipOutcome | null;
    answer: string | null;
    concluded_by: string | null;
    concluded_at: Temporal.Instant | null;
  };
  'supervision.reporter_look': { tip_id: string; person_id: string; reason: string; at: Temporal.Instant };
  'supervision.tip_reporter': { tip_id: string; name: string; contact: string };
}
export type TipRow = Selectable<TipTables['supervision.tip']>;

export const tipTables = (tx: Tx): Kysely<TipTables> => tx.tables<TipTables>();

export const findTip = (tx: Tx, id: string): Promise<TipRow | undefined> =>
  tipTables(tx).selectFrom('supervision.tip').selectAll().where('id', '=', id).executeTakeFirst();

export const lockTip = (tx: Tx, id: string): Promise<TipRow> =>
  tipTables(tx)
    .selectFrom('supervision.tip')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();

export const changeTip = (
  tx: Tx,
  id: string,
  change: Partial<Omit<TipRow, 'id' | 'number'>>,
): Promise<unknown> =>
  tipTables(tx).updateTable('supervision.tip').set(change).where('id', '=', id).execute();
