import type { Generated, Kysely } from 'kysely';
import type { Json, Tx } from '#foundation';

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
    engine_ms: number;
    entry_id: string;
    idempotency_key: string | null;
    subject: Buffer | null;
    input_check: string | null;
    released_at: Temporal.Instant;
  };
  'query.refusal': { agreement_id: string; day: Temporal.PlainDate; code: string; count: bigint };
}

export const queryTables = (tx: Tx): Kysely<QueryTables> => tx.tables<QueryTables>();
