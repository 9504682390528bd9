import type { Generated, JSONColumnType, Kysely } from 'kysely';
import type { Json, Tx } from '#foundation';
import type { MissAlarmState } from '../model/miss-alarm.ts';
import type { RunTable, SealedResultTable } from './run-tables.ts';

/**
 * Why a projection ends: another revision or scope took its place; the agreement is over; its resource was withdrawn for good; its key
 * is gone (an older database was put back after the key was destroyed).
 */
export type EndingReason = 'superseded' | 'ended' | 'withdrawn' | 'key-destroyed';

export interface QueryTables {
  'query.projection': {
    id: string;
    agreement_id: string;
    resource_id: string;
    revision_id: string;
    relation: string;
    select_digest: string;
    rows: bigint;
    bytes: bigint;
    build_ms: number;
    created_at: Temporal.Instant;
    destroyed_at: Temporal.Instant | null;
    plain_bytes: Generated<bigint>;
    units: JSONColumnType<{ readonly [unitColumn: string]: number }, string | undefined, string>;
    built_at: Temporal.Instant | null;
    retired_at: Temporal.Instant | null;
    ending_at: Temporal.Instant | null;
    ending_because: EndingReason | null;
  };
  'query.projection_care': {
    agreement_id: string;
    turn: Generated<bigint>;
    due_at: Temporal.Instant;
    attempts: Generated<number>;
    last_error: string | null;
  };
  'query.key_end': {
    key_id: string;
    agreement_id: string;
    resource_id: string | null;
    because: Exclude<EndingReason, 'superseded'>;
    asked_at: Temporal.Instant;
    destroyed_at: Temporal.Instant | null;
    entry_id: string | null;
  };
  'query.miss_use': { agreement_id: string; organisation: string; hour: Temporal.Instant; misses: bigint };
  'query.miss_alarm': {
    id: string;
    agreement_id: string;
    organisation: string;
    misses: bigint;
    state: MissAlarmState;
    finding: string | null;
    settled_by: string | null;
    raised_at: Temporal.Instant;
    settled_at: Temporal.Instant | null;
  };
  'query.consent': {
    id: string;
    agreement_id: string;
    product_id: string;
    organisation: string;
    purpose: string;
    subject: Buffer;
    paper_number: string;
    paper_sha256: string;
    until: Temporal.PlainDate;
    registered_by: string;
    idempotency_key: string;
    input_check: string;
    registered_at: Temporal.Instant;
    entry_id: string;
    withdrawn_at: Temporal.Instant | null;
    withdrawn_by: string | null;
    withdrawn_why: string | null;
  };
  'query.quota_use': {
    agreement_id: string;
    day: Temporal.PlainDate;
    calls: bigint;
    rows: bigint;
    bytes: bigint;
    subjects: Generated<bigint>;
  };
  'query.subject_use': { agreement_id: string; day: Temporal.PlainDate; subject: Buffer };
  'query.snapshot': {
    id: string;
    agreement_id: string;
    resource_id: string;
    revision_id: string;
    plan_digest: string;
    subjects: bigint;
    rows: bigint;
    unreachable: bigint;
    slots: number;
    content_digest: string;
    bytes: bigint;
    created_at: Temporal.Instant;
    destroyed_at: Temporal.Instant | null;
  };
  'query.call': {
    id: string;
    request_id: string;
    agreement_id: string;
    agreement_digest: string;
    product_id: string | null;
    purpose: string;
    organisation: string;
    actor: string;
    form: string;
    question_digest: string;
    revisions: Json;
    result_digest: string;
    result_rows: number;
    suppressed: number;
    raw_out: Json | null;
    engine_ms: number;
    entry_id: string;
    idempotency_key: string | null;
    subject: Buffer | null;
    input_check: string | null;
    guard: Json | null;
    released_at: Temporal.Instant;
    run_id: string | null;
  };
  'query.own_data': {
    call_id: string;
    rows: number;
    digest: string;
    origin: string;
    from_product: string | null;
    deleted_at: Temporal.Instant;
  };
  'query.run': RunTable;
  'query.sealed_result': SealedResultTable;
  'query.refusal': { agreement_id: string; day: Temporal.PlainDate; code: string; count: bigint };
}

export const queryTables = (tx: Tx): Kysely<QueryTables> => tx.tables<QueryTables>();

export type MissAlarmRow = QueryTables['query.miss_alarm'];
