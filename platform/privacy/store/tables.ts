import type { Generated, Kysely } from 'kysely';
import type { Tx } from '#foundation';
import type { AlarmState } from '../model/lifecycles.ts';

/** ε and sums of it are `numeric` and travel as decimal strings: nothing is lost. */
export interface PrivacyTables {
  'privacy.population': {
    id: string;
    name: string;
    unit: 'person' | 'household' | 'organisation';
    description: string;
    owner: string;
    epsilon: Generated<string>;
    declared_by: string;
    declared_at: Temporal.Instant;
  };
  'privacy.population_resource': {
    resource_id: string;
    population_id: string;
    attached_by: string;
    attached_at: Temporal.Instant;
  };
  'privacy.budget_change': {
    id: string;
    population_id: string;
    epsilon: string;
    reason: string;
    state: 'proposed' | 'approved' | 'declined';
    proposed_by: string;
    proposed_at: Temporal.Instant;
    decided_by: string | null;
    decided_at: Temporal.Instant | null;
    opinion: string | null;
  };
  'privacy.share': {
    population_id: string;
    agreement_id: string;
    epsilon: string;
    spent: Generated<string>;
    opened_at: Temporal.Instant;
    closed_at: Temporal.Instant | null;
  };
  'privacy.spending': {
    call_id: string;
    population_id: string;
    agreement_id: string;
    epsilon: string;
    at: Temporal.Instant;
  };
  'privacy.released_query': { space: string; query: string; revisions: string; alarm_id: string | null };
  'privacy.released_cell': {
    space: string;
    cell: string;
    revisions: string;
    base: string;
    conditions: bigint[];
    shape: bigint[];
    units: number;
    value: string | null;
    agreement_id: string;
    call_id: string;
    released_at: Temporal.Instant;
  };
  'privacy.alarm': {
    id: string;
    space: string;
    pair: string;
    agreement_id: string;
    organisation: string;
    handler: string;
    earlier_call: string;
    later_call: string;
    cells: number;
    state: AlarmState;
    finding: string | null;
    settled_by: string | null;
    raised_at: Temporal.Instant;
    settled_at: Temporal.Instant | null;
  };
}
export type PopulationRow = Omit<PrivacyTables['privacy.population'], 'epsilon'> & { epsilon: string };
export type AlarmRow = PrivacyTables['privacy.alarm'];

export const privacyTables = (tx: Tx): Kysely<PrivacyTables> => tx.tables<PrivacyTables>();

export const findPopulation = (tx: Tx, id: string): Promise<PopulationRow | undefined> =>
  privacyTables(tx).selectFrom('privacy.population').selectAll().where('id', '=', id).executeTakeFirst();

export const findChange = (tx: Tx, id: string) =>
  privacyTables(tx).selectFrom('privacy.budget_change').selectAll().where('id', '=', id).executeTakeFirst();

export const findAlarm = (tx: Tx, id: string): Promise<AlarmRow | undefined> =>
  privacyTables(tx).selectFrom('privacy.alarm').selectAll().where('id', '=', id).executeTakeFirst();
