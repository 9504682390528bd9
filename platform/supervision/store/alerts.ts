import type { Generated, Kysely, Selectable } from 'kysely';
import type { Json, Tx } from '#foundation';
import type { AlertState } from '../model/alerts/lifecycle.ts';
import type { Desk, Family, Outcome } from '../model/alerts/words.ts';

export interface AlertTables {
  'supervision.alert': {
    id: string;
    number: Generated<bigint>;
    family: Family;
    rule: string;
    key: string;
    desk: Desk;
    owner: string;
    title_zh: string;
    title_en: string;
    organisation: string | null;
    thing_kind: string | null;
    thing_id: string | null;
    figures: Json;
    state: AlertState;
    raised_at: Temporal.Instant;
    explain_by: Temporal.Instant | null;
    explanation: string | null;
    explained_by: string | null;
    explained_at: Temporal.Instant | null;
    outcome: Outcome | null;
    finding: string | null;
    proposed_by: string | null;
    proposed_at: Temporal.Instant | null;
    opinion: string | null;
    decided_by: string | null;
    decided_at: Temporal.Instant | null;
    closing: string | null;
    closed_by: string | null;
    closed_at: Temporal.Instant | null;
  };
  'supervision.alert_fact': {
    alert_id: string;
    rule: string;
    key: string;
    fact: string;
    kind: string;
    thing_id: string;
    said_zh: string;
    said_en: string;
    at: Temporal.Instant | null;
    found_at: Temporal.Instant;
  };
  'supervision.alert_person': {
    alert_id: string;
    person_id: string;
    standing: Generated<'concerned' | 'superior'>;
  };
  'supervision.alert_hearing': {
    alert_id: string;
    person_id: string;
    asked_by: string;
    asked_at: Temporal.Instant;
    answer_by: Temporal.Instant;
    answer: string | null;
    answered_at: Temporal.Instant | null;
  };
  'supervision.alert_watch': {
    family: Family;
    looked_at: Temporal.Instant;
    looked_by: string;
    raised: number;
  };
}
export type AlertRow = Selectable<AlertTables['supervision.alert']>;
export type FactRow = AlertTables['supervision.alert_fact'];

export const alertTables = (tx: Tx): Kysely<AlertTables> => tx.tables<AlertTables>();

export const findAlert = (tx: Tx, id: string): Promise<AlertRow | undefined> =>
  alertTables(tx).selectFrom('supervision.alert').selectAll().where('id', '=', id).executeTakeFirst();

export const lockAlert = (tx: Tx, id: string): Promise<AlertRow> =>
  alertTables(tx)
    .selectFrom('supervision.alert')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();

export const changeAlert = (
  tx: Tx,
  id: string,
  change: Partial<Omit<AlertRow, 'id' | 'number'>>,
): Promise<unknown> =>
  alertTables(tx).updateTable('supervision.alert').set(change).where('id', '=', id).execute();

/** The facts an alert rests on, in the order in which they were found. */
export const factsOf = (tx: Tx, id: string): Promise<FactRow[]> =>
  alertTables(tx)
    .selectFrom('supervision.alert_fact')
    .selectAll()
    .where('alert_id', '=', id)
    .orderBy('found_at')
    .orderBy('fact')
    .execute();

/** Persons who neither see nor judge it before it is decided: whose acts it is about, and who is above or beside them in their posts. */
export const personsOf = async (tx: Tx, id: string): Promise<readonly string[]> =>
  (await rowsOfPersons(tx, id)).map(({ person_id }) => person_id);

/** Persons whose acts the alert is about. */
export const concernedIn = async (tx: Tx, id: string): Promise<readonly string[]> =>
  (await rowsOfPersons(tx, id)).flatMap(({ person_id, standing }) =>
    standing === 'concerned' ? [person_id] : [],
  );

const rowsOfPersons = (tx: Tx, id: string) =>
  alertTables(tx)
    .selectFrom('supervision.alert_person')
    .select(['person_id', 'standing'])
    .where('alert_id', '=', id)
    .orderBy('person_id')
    .execute();

export type HearingRow = AlertTables['supervision.alert_hearing'];

/** Who was asked to explain themselves, and what they said. */
export const hearingsOf = (tx: Tx, id: string): Promise<HearingRow[]> =>
  alertTables(tx)
    .selectFrom('supervision.alert_hearing')
    .selectAll()
    .where('alert_id', '=', id)
    .orderBy('person_id')
    .execute();
