import type { Generated } from 'kysely';
import type { Tx } from '#foundation';
import type { ErasureState } from '../model/erasure.ts';

export interface EvidenceTables {
  'evidence.entry': {
    id: string;
    arrival: Generated<bigint>;
    kind: string;
    form: 'committed' | 'public';
    subject: string | null;
    leaf: Buffer;
    openings: string | null;
    disclosed: Generated<string[]>;
    created_at: Temporal.Instant;
    recovered: Generated<boolean>;
    erasure: Generated<string | null>;
  };
  'evidence.waiting': { arrival: bigint; entry: string };
  'evidence.place': {
    log_index: bigint;
    entry: string;
    fact_kind: string | null;
    fact_subject: string | null;
    fact_at: Temporal.Instant | null;
  };
  'evidence.log': {
    only_one: Generated<boolean>;
    epoch: Generated<bigint>;
    assigned: Generated<bigint>;
    size: Generated<bigint>;
    root: Buffer | null;
    checkpoint: string | null;
    published_at: Temporal.Instant | null;
  };
  'evidence.log_key': {
    vkey: string;
    first_size: bigint;
    since: Temporal.Instant;
    previous: Generated<string | null>;
    overlap_until: Generated<Temporal.Instant | null>;
    last_size: Generated<bigint | null>;
    ended_at: Generated<Temporal.Instant | null>;
  };
  'evidence.meter_line': {
    entry: string;
    product: string | null;
    agreement: string;
    purpose: string;
    buyer: string;
    units: bigint;
    hour: Temporal.Instant;
    at: Temporal.Instant;
  };
  'evidence.meter_fresh': {
    id: Generated<bigint>;
    product: string | null;
    agreement: string;
    purpose: string;
    buyer: string;
    hour: Temporal.Instant;
    calls: bigint;
    units: bigint;
  };
  'evidence.daily_total': {
    day: Temporal.PlainDate;
    entries: string[];
    published_at: Temporal.Instant;
    refusals: bigint | null;
    refusals_fewer_than: number | null;
  };
  'evidence.published_use': {
    day: Temporal.PlainDate;
    line: number;
    entry: string;
    agreement: string;
    purpose: string;
    calls: bigint | null;
    fewer_than: number | null;
  };
  'evidence.erasure': {
    id: string;
    before: Temporal.PlainDate;
    reason: string;
    owner: string;
    state: ErasureState;
    proposed_by: string;
    proposed_at: Temporal.Instant;
    decided_by: string | null;
    decided_at: Temporal.Instant | null;
    opinion: string | null;
    reached_at: Temporal.Instant | null;
    reached_id: string | null;
    erased: Generated<bigint>;
    kept: Generated<bigint>;
    done_at: Temporal.Instant | null;
    fact: string | null;
  };
  'evidence.hold': {
    id: string;
    thing: string;
    reason: string;
    owner: string;
    placed_by: string;
    placed_at: Temporal.Instant;
    lifted_by: string | null;
    lifted_at: Temporal.Instant | null;
    why_lifted: string | null;
  };
}

export const evidenceTables = (tx: Tx) => tx.tables<EvidenceTables>();
