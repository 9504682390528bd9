import type { Generated } from 'kysely';
import type { Json } from '#foundation';
import type { RunState } from '../model/run-lifecycle.ts';

export interface RunTable {
  id: string;
  agreement_id: string;
  agreement_number: string;
  tenant: string;
  implementing_body: string;
  organisation: string;
  purpose: string;
  sql: string;
  note: string | null;
  actor: Json;
  submitted_by: string;
  request_id: string;
  state: RunState;
  attempts: Generated<number>;
  lease: string | null;
  lease_until: Temporal.Instant | null;
  not_before: Temporal.Instant | null;
  stage: string | null;
  submitted_at: Temporal.Instant;
  started_at: Temporal.Instant | null;
  finished_at: Temporal.Instant | null;
  problem: Json;
  record: Json;
  record_digest: string | null;
  form: string | null;
  revisions: Json;
  standing: Json;
  shape: Json;
  question_digest: string | null;
  result_digest: string | null;
  result_rows: number | null;
  result_bytes: number | null;
  suppressed: number | null;
  engine_ms: number | null;
  evidence: Json;
  reviewed_by: string | null;
  reviewed_at: Temporal.Instant | null;
  review_opinion: string | null;
  cleared_at: Temporal.Instant | null;
}

export interface SealedResultTable {
  run_id: string;
  agreement_id: string;
  sealed: Buffer;
  sealed_at: Temporal.Instant;
}
