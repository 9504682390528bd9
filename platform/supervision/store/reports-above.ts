import type { Generated, JSONColumnType, Kysely, Selectable } from 'kysely';
import { type Json, newId, type Tx } from '#foundation';
import type { DispatchState, ReportAboveState } from '../model/above/lifecycle.ts';
import type { ReportDocument } from '../model/above/report-document.ts';

export type DispatchKind = 'report-above' | 'incident-report' | 'incident-forward';
export type DispatchWay = 'line' | 'hand' | 'drill';

export interface ReportAboveTables {
  'supervision.report_above': {
    id: string;
    number: Generated<bigint>;
    organisation: string;
    first_month: Temporal.PlainDate;
    last_month: Temporal.PlainDate;
    version: number;
    corrects: string | null;
    reason: string | null;
    state: ReportAboveState;
    due_on: Temporal.PlainDate;
    receiver: string | null;
    summary: string | null;
    document: JSONColumnType<ReportDocument, string, string> | null;
    digest: string | null;
    drafted_by: string | null;
    drafted_at: Temporal.Instant | null;
    decided_by: string | null;
    decided_at: Temporal.Instant | null;
    opinion: string | null;
    paper: string | null;
    sent_at: Temporal.Instant | null;
    created_at: Temporal.Instant;
  };
  'supervision.dispatch': {
    id: string;
    kind: DispatchKind;
    subject_id: string;
    organisation: string;
    receiver: string;
    title: string;
    content: JSONColumnType<{ readonly [field: string]: Json }, string, string>;
    digest: string;
    paper: string | null;
    state: DispatchState;
    asked_by: string;
    asked_at: Temporal.Instant;
    attempts: Generated<number>;
    lease: string | null;
    leased_until: Temporal.Instant | null;
    retry_after: Temporal.Instant | null;
    answer: string | null;
    way: DispatchWay | null;
    receipt: string | null;
    delivered_at: Temporal.Instant | null;
    delivered_by: string | null;
    entered_at: Temporal.Instant | null;
  };
}
export type ReportAboveRow = Selectable<ReportAboveTables['supervision.report_above']>;
export type DispatchRow = Selectable<ReportAboveTables['supervision.dispatch']>;

export const aboveTables = (tx: Tx): Kysely<ReportAboveTables> => tx.tables<ReportAboveTables>();

export const findReport = (tx: Tx, id: string): Promise<ReportAboveRow | undefined> =>
  aboveTables(tx).selectFrom('supervision.report_above').selectAll().where('id', '=', id).executeTakeFirst();

export const lockReport = (tx: Tx, id: string): Promise<ReportAboveRow> =>
  aboveTables(tx)
    .selectFrom('supervision.report_above')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();

/** A version that is to be drafted; none where there is one. What it says comes with its steps. */
export const insertReport = (
  tx: Tx,
  begun: Pick<
    ReportAboveRow,
    'organisation' | 'first_month' | 'last_month' | 'version' | 'corrects' | 'due_on'
  >,
): Promise<ReportAboveRow | undefined> =>
  aboveTables(tx)
    .insertInto('supervision.report_above')
    .values({ id: newId('rpa'), ...begun, state: 'due', created_at: tx.now })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();

export const changeReport = (
  tx: Tx,
  id: string,
  change: Partial<Omit<ReportAboveRow, 'id' | 'number' | 'document'>> & { readonly document?: string },
): Promise<unknown> =>
  aboveTables(tx).updateTable('supervision.report_above').set(change).where('id', '=', id).execute();

export const findDispatch = (tx: Tx, id: string): Promise<DispatchRow | undefined> =>
  aboveTables(tx).selectFrom('supervision.dispatch').selectAll().where('id', '=', id).executeTakeFirst();

export const lockDispatch = (tx: Tx, id: string): Promise<DispatchRow> =>
  aboveTables(tx)
    .selectFrom('supervision.dispatch')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();

/** What was sent, or waits to be, about a report or an incident; the first asked for first. */
export const dispatchesOf = (tx: Tx, subjectId: string): Promise<DispatchRow[]> =>
  aboveTables(tx)
    .selectFrom('supervision.dispatch')
    .selectAll()
    .where('subject_id', '=', subjectId)
    .orderBy('asked_at')
    .orderBy('id')
    .execute();
