import type { Generated, Kysely, Selectable } from 'kysely';
import type { Tx } from '#foundation';
import type { IncidentState } from '../model/incidents/lifecycle.ts';
import type { Level, Reporter } from '../model/incidents/rules.ts';

export interface IncidentTables {
  'supervision.incident': {
    id: string;
    number: Generated<bigint>;
    title: string;
    drill: boolean;
    kind: 'incident' | 'flaw';
    level: Level;
    reporter: Reporter;
    endangers: boolean;
    personal: boolean;
    description: string;
    found_at: Temporal.Instant;
    state: IncidentState;
    organisation: string;
    resource_id: string | null;
    product_id: string | null;
    agreement_id: string | null;
    recorded_by: string;
    recorded_at: Temporal.Instant;
    reported_to: string | null;
    reported_at: Temporal.Instant | null;
    forwarded_to: string | null;
    forwarded_at: Temporal.Instant | null;
    notice_document: string | null;
    waiver: string | null;
    /** Null also where it was given before this was kept. */
    waived_by: string | null;
    handled: string | null;
    handled_at: Temporal.Instant | null;
    closing: string | null;
    closing_document: string | null;
    closed_by: string | null;
    closed_at: Temporal.Instant | null;
  };
  'supervision.incident_reach': {
    incident_id: string;
    kind: 'agreement' | 'product' | 'buyer';
    id: string;
    title: string;
    by_lineage: boolean;
    calls: number;
    last_call: Temporal.Instant | null;
    told_at: Temporal.Instant | null;
  };
}
export type IncidentRow = Selectable<IncidentTables['supervision.incident']>;
export type ReachRow = IncidentTables['supervision.incident_reach'];

export const incidentTables = (tx: Tx): Kysely<IncidentTables> => tx.tables<IncidentTables>();

export const findIncident = (tx: Tx, id: string): Promise<IncidentRow | undefined> =>
  incidentTables(tx).selectFrom('supervision.incident').selectAll().where('id', '=', id).executeTakeFirst();

export const lockIncident = (tx: Tx, id: string): Promise<IncidentRow> =>
  incidentTables(tx)
    .selectFrom('supervision.incident')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();

/** Who may not close it: who recorded it, and who gave the reason why persons are not told, where it rests on that. */
export const apartFromClosing = (row: IncidentRow): readonly string[] => [
  row.recorded_by,
  ...(row.waived_by && !row.notice_document ? [row.waived_by] : []),
];

export const changeIncident = (
  tx: Tx,
  id: string,
  change: Partial<Omit<IncidentRow, 'id' | 'number'>>,
): Promise<unknown> =>
  incidentTables(tx).updateTable('supervision.incident').set(change).where('id', '=', id).execute();

export const reachOf = (tx: Tx, id: string): Promise<ReachRow[]> =>
  incidentTables(tx)
    .selectFrom('supervision.incident_reach')
    .selectAll()
    .where('incident_id', '=', id)
    .orderBy('kind')
    .orderBy('title')
    .execute();
