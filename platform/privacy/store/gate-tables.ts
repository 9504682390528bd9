import type { Generated, Kysely } from 'kysely';
import type { Json, Tx } from '#foundation';
import type { BasisKind } from '../model/gate/facts.ts';
import type { BasisState, DecisionState, ReviewState } from '../model/gate/lifecycles.ts';
import type { ReleaseForm } from '../model/release-form.ts';

export type ReviewResult = 'non-secret' | 'secret' | 'undecided';

interface Checked {
  checked_by: string | null;
  checked_at: Temporal.Instant | null;
  opinion: string | null;
  log_entry: string | null;
  arrival: Generated<bigint>;
}

export interface GateTables {
  'privacy.secrecy_review': Checked & {
    id: string;
    organisation: string;
    result: ReviewResult;
    trade_secrets: boolean;
    decision_number: string;
    decided_on: Temporal.PlainDate;
    note: string | null;
    state: ReviewState;
    recorded_by: string;
    recorded_at: Temporal.Instant;
  };
  'privacy.secrecy_review_revision': { review_id: string; revision_id: string; resource_id: string };
  'privacy.basis': Checked & {
    id: string;
    organisation: string;
    kind: BasisKind;
    reference: string;
    explanation: string;
    state: BasisState;
    declared_by: string;
    declared_at: Temporal.Instant;
  };
  'privacy.basis_revision': { basis_id: string; revision_id: string; resource_id: string };
  'privacy.gate_decision': {
    id: string;
    resource_id: string;
    revision_id: string;
    form: ReleaseForm;
    organisation: string;
    authority: string;
    findings: Json;
    state: DecisionState;
    proposed_by: string;
    proposed_at: Temporal.Instant;
    decided_by: string | null;
    decided_at: Temporal.Instant | null;
    opinion: string | null;
    withdrawn_by: string | null;
    withdrawn_at: Temporal.Instant | null;
    withdrawn_why: string | null;
    log_entry: string | null;
    public_entry: string | null;
  };
  'privacy.gate_pass': {
    id: string;
    resource_id: string;
    revision_id: string;
    form: ReleaseForm;
    thing_kind: string;
    thing_id: string;
    verdict: Json;
    digest: string;
    log_entry: string;
    passed_by: string;
    passed_at: Temporal.Instant;
  };
  'privacy.gate_closing': {
    id: string;
    resource_id: string;
    revision_id: string;
    form: ReleaseForm;
    conditions: string[];
    reason_id: string | null;
    closed_at: Temporal.Instant;
    reopened_at: Temporal.Instant | null;
  };
}

/** One finding a named person releases: the condition, what it rested on, and why. */
export interface ReleasedFinding {
  readonly key: string;
  readonly mark: string;
  readonly reason: string;
}

export const gateTables = (tx: Tx): Kysely<GateTables> => tx.tables<GateTables>();
