import type { Generated, Kysely } from 'kysely';
import { dateAt, type Json, type Tx } from '#foundation';
import type { AssetKind, AssetOwner, AssetState, Disposal, MovementKind } from '../model/asset.ts';
import type { ChangeSize, ChangeState } from '../model/change.ts';
import type { AgreementDocument } from '../model/index.ts';
import type { AgreementState, PlanState } from '../model/lifecycles.ts';
import type { ScenarioState } from '../model/scenario.ts';
import type { CompetitiveMethod, SelectionState } from '../model/selection.ts';
import type { SharedConsentState } from '../model/shared-consent.ts';
import type { ExitBy, GroundKind, TerminationState } from '../model/termination.ts';
import type { FilingTable, MinutesTextTable } from './filing-tables.ts';

export interface AuthorisationTables {
  'authorisation.plan': {
    id: string;
    number: string;
    version: number;
    state: PlanState;
    title: string;
    document: Json;
    implementing_body: string;
    authorising_body: string;
    drafted_by: string;
    approved_by: string | null;
    decision: Json;
    returned_reason: string | null;
    created_at: Temporal.Instant;
    approved_at: Temporal.Instant | null;
  };
  'authorisation.agreement': {
    id: string;
    number: string;
    version: number;
    state: AgreementState;
    plan_id: string;
    document: Json;
    digest: string;
    authorising_body: string;
    implementing_body: string;
    operator: string;
    term_from: Temporal.PlainDate;
    term_until: Temporal.PlainDate;
    drafted_by: string;
    approved_by: string | null;
    decision: Json;
    signed_by: string | null;
    returned_reason: string | null;
    suspension: string | null;
    log_entry: string | null;
    created_at: Temporal.Instant;
    approved_at: Temporal.Instant | null;
    signed_at: Temporal.Instant | null;
    active_at: Temporal.Instant | null;
    ended_at: Temporal.Instant | null;
    version_since: Temporal.Instant | null;
  };
  'authorisation.earlier_version': {
    subject_id: string;
    version: number;
    document: Json;
    drafted_by: string;
    /** Why another took its place: of the return, the amendment or the change. */
    returned_reason: string;
    replaced_at: Temporal.Instant;
    kept_as: 'returned' | 'amended' | 'changed';
    digest: string | null;
    in_force_from: Temporal.Instant | null;
    in_force_until: Temporal.Instant | null;
    log_entry: string | null;
  };
  'authorisation.change': {
    id: string;
    agreement_id: string;
    state: ChangeState;
    size: ChangeSize;
    renewal: boolean;
    version: number;
    document: Json;
    digest: string;
    reason: string;
    effective_on: Temporal.PlainDate | null;
    proposed_by: string;
    proposed_at: Temporal.Instant;
    decision: Json;
    decided_by: string | null;
    decided_at: Temporal.Instant | null;
    consented_by: string | null;
    consented_at: Temporal.Instant | null;
    declined_reason: string | null;
    in_force_at: Temporal.Instant | null;
    log_entry: string | null;
  };
  'authorisation.termination': {
    id: string;
    agreement_id: string;
    state: TerminationState;
    ground_kind: GroundKind;
    ground: string;
    statement: string;
    wanted_on: Temporal.PlainDate | null;
    proposed_by: string;
    proposer: string;
    decider: string;
    proposed_at: Temporal.Instant;
    decision: Json;
    decided_by: string | null;
    decided_at: Temporal.Instant | null;
    effective_on: Temporal.PlainDate | null;
    effective_at: Temporal.Instant | null;
    declined_reason: string | null;
    log_entry: string | null;
  };
  'authorisation.exit_step': {
    id: string;
    agreement_id: string;
    step: string;
    due_on: Temporal.PlainDate;
    opened_at: Temporal.Instant;
    confirmed_at: Temporal.Instant | null;
    confirmed_by: string | null;
    statement: string | null;
    by_role: ExitBy;
    proof: string | null;
  };
  'authorisation.shared_consent': {
    id: string;
    agreement_id: string;
    resource_id: string;
    provider: string;
    state: SharedConsentState;
    through: Json;
    due_on: Temporal.PlainDate | null;
    opened_at: Temporal.Instant;
    decided_at: Temporal.Instant | null;
    decided_by: string | null;
    reference: string | null;
    decision_id: string | null;
    reason: string | null;
  };
  'authorisation.filing': FilingTable;
  'authorisation.minutes_text': MinutesTextTable;
  'authorisation.selection': {
    id: string;
    number: string;
    plan_id: string;
    plan_version: number;
    state: SelectionState;
    method: CompetitiveMethod;
    announcement: string;
    criteria: Json;
    closes_on: Temporal.PlainDate;
    announced_by: string;
    announced_at: Temporal.Instant;
    winner: string | null;
    ground: string | null;
    decision_id: string | null;
    decided_by: string | null;
    decided_at: Temporal.Instant | null;
    cancelled_reason: string | null;
    log_entry: string | null;
  };
  'authorisation.candidate': {
    selection_id: string;
    organisation_id: string;
    reference: string;
    received_on: Temporal.PlainDate;
    entered_by: string;
    entered_at: Temporal.Instant;
    scores: Json;
    total: string | null;
    scored_by: string | null;
    scored_at: Temporal.Instant | null;
  };
  'authorisation.asset': {
    id: string;
    agreement_id: string;
    number: number;
    state: AssetState;
    kind: AssetKind;
    description: string;
    owner: AssetOwner;
    amount: string | null;
  };
  'authorisation.asset_movement': {
    id: string;
    asset_id: string;
    place: number;
    kind: MovementKind;
    state: 'proposed' | 'confirmed' | 'declined';
    content: Json | null;
    disposal: Disposal | null;
    reference: string;
    evidence_upload: string | null;
    evidence_sha256: string | null;
    proposed_by: string;
    proposer: string;
    proposed_at: Temporal.Instant;
    decided_by: string | null;
    decider: string | null;
    decided_at: Temporal.Instant | null;
    remark: string | null;
  };
  'authorisation.earlier_score': {
    id: Generated<bigint>;
    selection_id: string;
    organisation_id: string;
    scores: Json;
    total: string;
    scored_by: string;
    scored_at: Temporal.Instant;
    replaced_by: string;
    replaced_at: Temporal.Instant;
    reason: string;
  };
  'authorisation.scenario': {
    id: string;
    number: string;
    version: number;
    agreement_id: string;
    name: string;
    state: ScenarioState;
    document: Json;
    digest: string;
    size: 'first' | 'larger' | 'minor';
    replaces: string | null;
    reason: string | null;
    filed_by: string;
    filed_at: Temporal.Instant;
    security_by: string | null;
    security_at: Temporal.Instant | null;
    security_opinion: string | null;
    compliance_by: string | null;
    compliance_at: Temporal.Instant | null;
    compliance_opinion: string | null;
    defects: Json | null;
    why: string | null;
    approved_at: Temporal.Instant | null;
    ended_at: Temporal.Instant | null;
    log_entry: string | null;
  };
  'authorisation.scenario_return': {
    scenario_id: string;
    returned_at: Temporal.Instant;
    returned_by: string;
    stage: string;
    filed_by: string;
    document: Json;
    digest: string;
    defects: Json;
  };
  'authorisation.number': { series: string; year: number; last: number };
}
export type PlanRow = AuthorisationTables['authorisation.plan'];
export type AgreementRow = AuthorisationTables['authorisation.agreement'];
export type ChangeRow = AuthorisationTables['authorisation.change'];
export type TerminationRow = AuthorisationTables['authorisation.termination'];
export type SelectionRow = AuthorisationTables['authorisation.selection'];
export type CandidateRow = AuthorisationTables['authorisation.candidate'];
export type SharedConsentRow = AuthorisationTables['authorisation.shared_consent'];
export type FilingRow = AuthorisationTables['authorisation.filing'];
export type AssetRow = AuthorisationTables['authorisation.asset'];
export type MovementRow = AuthorisationTables['authorisation.asset_movement'];
export type ScenarioRow = AuthorisationTables['authorisation.scenario'];
export type ExitStepRow = AuthorisationTables['authorisation.exit_step'];

export const authorisationTables = (tx: Tx): Kysely<AuthorisationTables> => tx.tables<AuthorisationTables>();

export const findPlan = (tx: Tx, id: string) =>
  authorisationTables(tx)
    .selectFrom('authorisation.plan')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();

export const lockPlan = (tx: Tx, id: string) =>
  authorisationTables(tx)
    .selectFrom('authorisation.plan')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();

export const findAgreement = (tx: Tx, id: string) =>
  authorisationTables(tx)
    .selectFrom('authorisation.agreement')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();

export const lockAgreement = (tx: Tx, id: string) =>
  authorisationTables(tx)
    .selectFrom('authorisation.agreement')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();

/** The agreement that carries out a plan at present: in force or suspended, the latest where there are several. */
export const agreementRunningUnder = (tx: Tx, planId: string) =>
  authorisationTables(tx)
    .selectFrom('authorisation.agreement')
    .selectAll()
    .where('plan_id', '=', planId)
    .where('state', 'in', ['active', 'suspended'])
    .orderBy('active_at', 'desc')
    .executeTakeFirst();

/** Keep the version that stands in the row before the next one takes its place: one that was returned, or one that was approved or in force and is changed. */
export const keepVersion = (
  tx: Tx,
  row: PlanRow | AgreementRow,
  how: { readonly as: 'amended' | 'changed'; readonly reason: string } | null = null,
) =>
  authorisationTables(tx)
    .insertInto('authorisation.earlier_version')
    .values({
      subject_id: row.id,
      version: row.version,
      document: JSON.stringify(row.document),
      drafted_by: row.drafted_by,
      returned_reason: how?.reason ?? row.returned_reason ?? '',
      replaced_at: tx.now,
      kept_as: how?.as ?? 'returned',
      ...('digest' in row
        ? {
            digest: row.digest,
            in_force_from: row.version_since ?? row.active_at,
            in_force_until: row.active_at ? tx.now : null,
            log_entry: row.log_entry,
          }
        : { digest: null, in_force_from: null, in_force_until: null, log_entry: null }),
    })
    .execute();

/** An earlier version of a plan or agreement. */
export const earlierVersions = (tx: Tx, id: string) =>
  authorisationTables(tx)
    .selectFrom('authorisation.earlier_version')
    .selectAll()
    .where('subject_id', '=', id)
    .orderBy('version', 'desc')
    .execute();

/** Notice and end of the term of the texts an agreement was in force with before the present one. */
export const earlierTerms = async (tx: Tx, id: string) =>
  (await earlierVersions(tx, id)).flatMap(({ document, in_force_until }) => {
    if (!in_force_until) return [];
    const { parts } = document as unknown as AgreementDocument;
    return [
      {
        until: Temporal.PlainDate.from(parts.term.until),
        noticeDays: parts.ending.renewalNoticeDays,
        inForceUntil: dateAt(in_force_until),
      },
    ];
  });

/** Everybody who wrote a version of a plan or agreement: none of them may decide on it. */
export async function draftersOf(tx: Tx, row: PlanRow | AgreementRow): Promise<string[]> {
  const earlier = await authorisationTables(tx)
    .selectFrom('authorisation.earlier_version')
    .select('drafted_by')
    .where('subject_id', '=', row.id)
    .execute();
  return [...new Set([row.drafted_by, ...earlier.map(({ drafted_by }) => drafted_by)])];
}

/** The next number of a series in the year of the act, without gaps: the row stays locked until the commit. */
export async function nextNumber(tx: Tx, series: '授案' | '授协' | '授选' | '授景'): Promise<string> {
  const { year } = dateAt(tx.now);
  const { last } = await authorisationTables(tx)
    .insertInto('authorisation.number')
    .values({ series, year, last: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['series', 'year'])
        .doUpdateSet((old) => ({ last: old('authorisation.number.last', '+', 1) })),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return `${series}〔${year}〕${last}号`;
}
