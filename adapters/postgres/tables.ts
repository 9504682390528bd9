import type { Generated } from 'kysely';

export interface KernelTables {
  'kernel.outbox': {
    id: Generated<bigint>;
    kind: string;
    subject: string;
    payload: unknown;
    request_id: string;
    occurred_at: Temporal.Instant;
    delivered_at: Temporal.Instant | null;
    attempts: Generated<number>;
    retry_after: Temporal.Instant | null;
    last_error: string | null;
  };
  'kernel.idempotency': {
    actor: string;
    key: string;
    act: string;
    input_digest: string;
    answer: unknown;
    claimed_at: Temporal.Instant;
  };
  'kernel.act_log': {
    id: Generated<bigint>;
    request_id: string;
    act: string;
    actor: string;
    subject: string | null;
    outcome: string;
    at: Temporal.Instant;
  };
  'kernel.demo_clock': { only_one: Generated<boolean>; offset_ms: bigint };
}
