import type { Generated } from 'kysely';
import type { HandOverState } from '../model/hand-over.ts';
import type { InterestGround } from '../model/interests.ts';
import type { ClientState } from '../model/machine-client.ts';
import type { Level, OrganisationKind } from '../model/organisation-kinds.ts';
import type { Responsibility } from '../model/responsibilities.ts';
import type { RoleCode } from '../model/roles.ts';

interface Dated {
  starts_at: Temporal.Instant;
  ends_at: Temporal.Instant | null;
}

export interface IdentityTables {
  'identity.second_step': {
    id: Generated<bigint>;
    act: string;
    subject_kind: string;
    subject_id: string;
    person_id: string;
    post_id: string;
    organisation_id: string;
    first_persons: string[];
    owner: string;
    at: Temporal.Instant;
  };
  'identity.declared_interest': {
    id: string;
    person_id: string;
    organisation_id: string;
    ground: InterestGround;
    note: string;
    declared_at: Temporal.Instant;
    ended_at: Temporal.Instant | null;
    ended_by: string | null;
    why_ended: string | null;
  };
  'identity.organisation': Dated & { id: string; ended_by: string | null };
  'identity.organisation_record': Dated & {
    organisation_id: string;
    name: string;
    kind: OrganisationKind;
    level: Level | null;
    uscc: string | null;
    division: string | null;
    parent_id: string | null;
    document_number: string | null;
    document_date: Temporal.PlainDate | null;
    reason: string | null;
  };
  'identity.succession': {
    predecessor_id: string;
    responsibility: Responsibility;
    successor_id: string | null;
    effective_at: Temporal.Instant;
    reorganisation_id: string;
  };
  'identity.reorganisation': {
    id: string;
    plan: unknown;
    effective_at: Temporal.Instant | null;
    document_number: string;
    document_date: Temporal.PlainDate;
    document_sha256: string | null;
    reason: string;
    state: 'entered' | 'confirmed' | 'rejected';
    entered_by: string;
    entered_for: string;
    entered_at: Temporal.Instant;
    decided_by: string | null;
    decided_at: Temporal.Instant | null;
    note: string | null;
  };
  'identity.person': {
    id: string;
    name: string;
    staff_number: string | null;
    contact: string | null;
    registered_at: Temporal.Instant;
  };
  'identity.post': Dated & { id: string; title_zh: string; title_en: string; successor_id: string | null };
  'identity.post_seat': Dated & {
    post_id: string;
    organisation_id: string;
    reorganisation_id: string | null;
  };
  'identity.post_role': Dated & { post_id: string; role: RoleCode };
  'identity.holding': Dated & {
    id: string;
    post_id: string;
    person_id: string;
    standing: 'holder' | 'deputy';
    decided_by: string;
    reason: string;
  };
  'identity.hand_over': {
    id: string;
    post_id: string;
    giver_id: string;
    receiver_id: string;
    things: unknown;
    reason: string;
    state: HandOverState;
    proposed_by: string;
    proposed_at: Temporal.Instant;
    given_at: Temporal.Instant | null;
    received_at: Temporal.Instant | null;
    note: string | null;
  };
  'identity.separated_role': {
    separation: string;
    role: RoleCode;
    capacity: string;
    binds_organisation: boolean;
  };
  'identity.machine_client': {
    id: string;
    organisation_id: string;
    name: string;
    roles: RoleCode[];
    purposes: string[];
    state: ClientState;
    registered_by: string;
    registered_at: Temporal.Instant;
    approved_by: string | null;
    approved_at: Temporal.Instant | null;
    disabled_by: string | null;
    disabled_at: Temporal.Instant | null;
    disabled_reason: string | null;
    /** Of sandbox keys only. */
    expires_at: Temporal.Instant | null;
  };
  'identity.client_secret': Dated & { id: string; client_id: string; hash: string; issued_by: string };
  'identity.account': {
    person_id: string;
    username: string;
    created_by: string;
    created_at: Temporal.Instant;
    one_time_until: Temporal.Instant | null;
    disabled_at: Temporal.Instant | null;
    disabled_reason: string | null;
  };
  'identity.sign_in_failure': {
    username: string;
    failures: number;
    last_at: Temporal.Instant;
    locked_until: Temporal.Instant | null;
  };
  'identity.login_user': {
    id: string;
    name: string;
    email: string;
    emailVerified: boolean;
    username: string;
    personId: string;
    passwordOneTime: boolean;
    twoFactorEnabled: boolean | null;
    createdAt: Temporal.Instant;
    updatedAt: Temporal.Instant;
  };
  'identity.login_credential': {
    id: string;
    accountId: string;
    providerId: string;
    userId: string;
    password: string;
    createdAt: Temporal.Instant;
    updatedAt: Temporal.Instant;
  };
  'identity.login_session': { id: string; userId: string };
  'identity.login_second_factor': { id: string; userId: string };
}
