import type { Generated, Kysely } from 'kysely';
import type { Tx } from '#foundation';
import type { Effect, ReasonCode } from '#platform/lineage';
import type { Capacity, Ground } from '../model/objections/grounds.ts';
import type { FreezeState, ObjectionState } from '../model/objections/lifecycle.ts';

export type About = 'resource' | 'items' | 'subject' | 'product';

export interface ObjectionTables {
  'supervision.objection': {
    id: string;
    number: Generated<bigint>;
    about: About;
    resource_id: string | null;
    product_id: string | null;
    items: string[];
    title: string;
    ground: Ground;
    capacity: Capacity;
    statement: string;
    state: ObjectionState;
    raised_by: string;
    raised_person: string;
    raised_org: string;
    raised_at: Temporal.Instant;
    department: string;
    handler: string;
    authority: string;
    accepted_by: string | null;
    accepted_at: Temporal.Instant | null;
    frozen_at_once: boolean;
    outcome: 'upheld' | 'dismissed' | null;
    finding: string | null;
    decided_by: string | null;
    decided_at: Temporal.Instant | null;
    correction: string | null;
    corrected_by: string | null;
    corrected_at: Temporal.Instant | null;
    closed_by: string | null;
    closed_at: Temporal.Instant | null;
    closing: string | null;
  };
  'supervision.objection_evidence': {
    objection_id: string;
    place: number;
    upload_id: string;
    name: string;
    bytes: bigint;
    sha256: string;
  };
  /** Of rows older than the persons' key, the digest is of one agreement only. */
  'supervision.objection_subject': { objection_id: string; agreement_id: string | null; digest: string };
  'supervision.freeze': {
    id: string;
    objection_id: string;
    state: FreezeState;
    grounds: string;
    proposed_by: string;
    proposed_at: Temporal.Instant;
    decided_by: string | null;
    decided_at: Temporal.Instant | null;
    opinion: string | null;
    document: string | null;
    review_by: Temporal.Instant | null;
    lifted_by: string | null;
    lifted_at: Temporal.Instant | null;
    lifted_why: string | null;
  };
  'supervision.mark': {
    reason_id: string;
    objection_id: string;
    freeze_id: string | null;
    kind: string;
    thing_id: string;
    code: ReasonCode;
    marked_at: Temporal.Instant;
    cleared_at: Temporal.Instant | null;
  };
  'supervision.marked_thing': {
    objection_id: string;
    kind: string;
    id: string;
    title: string | null;
    effect: Effect;
    columns: string[];
    at: Temporal.Instant;
  };
}

export type ObjectionRow = Omit<ObjectionTables['supervision.objection'], 'number'> & {
  readonly number: bigint;
};
export type FreezeRow = ObjectionTables['supervision.freeze'];

export const objectionTables = (tx: Tx): Kysely<ObjectionTables> => tx.tables<ObjectionTables>();
