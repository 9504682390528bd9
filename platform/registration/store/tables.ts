import type { Kysely } from 'kysely';
import type { Json, Tx } from '#foundation';
import type { CoApplicationState } from '../model/co-application.ts';
import type { DeliveryState } from '../model/delivery.ts';
import type { ApplicationType } from '../model/following.ts';
import type { ApplicationState } from '../model/lifecycle.ts';
import type { MandateState } from '../model/mandate.ts';
import type { ObjectionState } from '../model/objection.ts';
import type { RevocationState } from '../model/revocation.ts';
import type { ThingKind } from '../ports.ts';

export interface RegistrationTables {
  'registration.application': {
    id: string;
    type: ApplicationType;
    /** The first application, which is the registration, that this one follows. */
    registration_id: string | null;
    details: Json;
    described: Json;
    version: number;
    recorded_at: Temporal.Instant | null;
    ended_at: Temporal.Instant | null;
    end_reason: string | null;
    thing_kind: ThingKind;
    thing_id: string;
    title: string;
    content_summary: string;
    registrant: string;
    /** The part of the registrant where it leads several. */
    lead_share: string | null;
    registrar: string;
    materials: Json;
    state: ApplicationState;
    voluntary: boolean;
    drafted_by: string;
    reviewed_by: string | null;
    submitted_by: string | null;
    accepted_by: string | null;
    examined_by: string | null;
    submitted_at: Temporal.Instant | null;
    accepted_at: Temporal.Instant | null;
    examined_at: Temporal.Instant | null;
    notice_from: Temporal.Instant | null;
    notice_until: Temporal.Instant | null;
    notice_paused_at: Temporal.Instant | null;
    returned_defects: Json;
    times_returned: number;
    refusal_reason: string | null;
    registration_code: string | null;
    query_code: string | null;
    registered_at: Temporal.Instant | null;
    valid_until: Temporal.PlainDate | null;
    coded_by: string | null;
    coded_post: string | null;
    result_document: string | null;
    mandate_checked: boolean;
    evidence_entry: string;
    created_at: Temporal.Instant;
  };
  'registration.objection': {
    id: string;
    application_id: string;
    objector: string;
    objector_name: string;
    organisation: string | null;
    interest: string;
    reason: string;
    evidence_upload: string;
    evidence_name: string;
    evidence_sha256: string;
    state: ObjectionState;
    raised_at: Temporal.Instant;
    decided_by: string | null;
    decided_at: Temporal.Instant | null;
    finding: string | null;
  };
  'registration.co_applicant': {
    id: string;
    application_id: string;
    organisation: string;
    role: string;
    share: string;
    place: number;
    state: CoApplicationState;
    asked_by: string;
    asked_at: Temporal.Instant;
    agreed_digest: string | null;
    answered_by: string | null;
    answered_post: string | null;
    answered_at: Temporal.Instant | null;
    said: string | null;
  };
  'registration.mandate': {
    id: string;
    principal: string;
    principal_role: string;
    agent: string;
    covers: string[];
    things: string[];
    until: Temporal.PlainDate;
    letter_number: string;
    letter_upload: string;
    letter_name: string;
    letter_sha256: string;
    state: MandateState;
    entered_by: string;
    entered_side: 'principal' | 'agent';
    entered_at: Temporal.Instant;
    answered_by: string | null;
    answered_post: string | null;
    answered_at: Temporal.Instant | null;
    in_force_at: Temporal.Instant | null;
    entry_id: string | null;
    ended_by: string | null;
    ended_at: Temporal.Instant | null;
    said: string | null;
  };
  'registration.agent_act': {
    application_id: string;
    place: number;
    step: 'draft' | 'complete' | 'submit';
    mandate_id: string;
    agent: string;
    person: string;
    post: string;
    at: Temporal.Instant;
  };
  'registration.revocation': {
    id: string;
    registration_id: string;
    ground: string;
    reason: string;
    state: RevocationState;
    proposed_by: string;
    proposed_at: Temporal.Instant;
    decided_by: string | null;
    decided_at: Temporal.Instant | null;
    opinion: string | null;
  };
  'registration.platform_report': {
    registration_id: string;
    how: 'cancelled' | 'lapsed' | 'revoked';
    state: 'waiting' | 'told' | 'refused';
    attempts: number;
    since: Temporal.Instant;
    told_at: Temporal.Instant | null;
    receipt: string | null;
    answer: string | null;
  };
  'registration.drift': { registration_id: string; differences: Json; since: Temporal.Instant };
  'registration.duty': {
    thing_kind: 'resource' | 'product';
    thing_id: string;
    organisation: string;
    arose_at: Temporal.Instant;
    due_at: Temporal.Instant;
    last_day: Temporal.PlainDate;
    provisional: boolean;
    met_at: Temporal.Instant | null;
    met_by: string | null;
    here_at: Temporal.Instant | null;
    delivery_id: string | null;
  };
  'registration.delivery': {
    id: string;
    thing_kind: 'resource' | 'product';
    thing_id: string;
    organisation: string;
    delivered_on: Temporal.PlainDate;
    delivered_by: string;
    filed_on: Temporal.PlainDate | null;
    filed_with: string | null;
    filed_number: string | null;
    decision_id: string;
    paper_number: string;
    state: DeliveryState;
    replaces: string | null;
    entered_by: string;
    entered_post: string;
    entered_at: Temporal.Instant;
    entry_id: string;
    ended_by: string | null;
    ended_at: Temporal.Instant | null;
    ended_decision: string | null;
    said: string | null;
  };
}

export const registrationTables = (tx: Tx): Kysely<RegistrationTables> => tx.tables<RegistrationTables>();

/** An application locked for the step that changes it. */
export const lockApplication = (tx: Tx, id: string) =>
  registrationTables(tx)
    .selectFrom('registration.application')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();

export const findApplication = (tx: Tx, id: string) =>
  registrationTables(tx)
    .selectFrom('registration.application')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
