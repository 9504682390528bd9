import type { Generated, Kysely } from 'kysely';
import type { Json, Tx } from '#foundation';
import type { AlarmState } from '../model/lifecycles.ts';
import type { Severity } from '../model/linkage/severity.ts';

export interface LinkageTables {
  'privacy.sketched_table': {
    revision_id: string;
    rows: bigint;
    key_id: string;
    undecided: string | null;
    sketched_at: Temporal.Instant;
  };
  'privacy.column_sketch': {
    revision_id: string;
    position: number;
    view: 'value' | 'month' | 'year' | 'division';
    column_name: string;
    type: string;
    filled: bigint;
    distinct_values: bigint;
    hashes: Buffer;
  };
  'privacy.linkage_check': {
    id: string;
    revision_id: string;
    resource_id: string;
    cause: LinkageCause;
    was_out: boolean;
    state: 'current' | 'superseded';
    thresholds: Json;
    undecided: string | null;
    checked_by: string;
    checked_at: Temporal.Instant;
  };
  'privacy.linkage_pair': {
    check_id: string;
    other_revision_id: string;
    outcome: 'apart' | 'measured' | 'undecided';
    reason: string | null;
  };
  'privacy.linkage': {
    check_id: string;
    revision_id: string;
    other_revision_id: string;
    state: 'current' | 'prospective' | 'superseded';
    shared_columns: Json;
    quasi_columns: string[];
    caused_by: Json;
    rows: bigint;
    linked_rows: bigint;
    named_rows: bigint;
    k_before: bigint;
    k_after: bigint;
    uniques_before: bigint;
    uniques_after: bigint;
    new_small_groups: bigint;
    severity: Severity;
    measured_at: Temporal.Instant;
    superseded_at: Temporal.Instant | null;
  };
  'privacy.linkage_job': {
    revision_id: string;
    cause: Exclude<LinkageCause, 'asked'>;
    turn: Generated<bigint>;
    due_at: Temporal.Instant;
    attempts: Generated<number>;
    last_error: string | null;
    pairs: Generated<number>;
    pairs_done: Generated<number>;
  };
  'privacy.linkage_measured': {
    first_revision_id: string;
    second_revision_id: string;
    basis: string;
    outcome: 'begun' | 'apart' | 'measured';
    begun: number;
    first_more: Json | null;
    second_more: Json | null;
    at: Temporal.Instant;
  };
  'privacy.linkage_place': {
    revision_id: string;
    place: Generated<bigint>;
    in_service_at: Temporal.Instant;
  };
  'privacy.linkage_alert': {
    id: string;
    revision_id: string;
    resource_id: string;
    owner: string;
    cause_revision_id: string;
    severity: Severity;
    severity_before: Severity;
    state: AlarmState;
    finding: string | null;
    settled_by: string | null;
    raised_at: Temporal.Instant;
    settled_at: Temporal.Instant | null;
  };
}

/** Why a check was made: somebody asked, the revision entered service, or it was out and had never been looked at. */
export type LinkageCause = 'asked' | 'in-service' | 'overdue';
export type LinkageRow = LinkageTables['privacy.linkage'];
export type LinkageAlertRow = LinkageTables['privacy.linkage_alert'];

export const linkageTables = (tx: Tx): Kysely<LinkageTables> => tx.tables<LinkageTables>();
