import { type Generated, type JSONColumnType, type Kysely, type Selectable, type SqlBool, sql } from 'kysely';
import type { Tx } from '#foundation';
import type { HonestErrorState } from '../model/honest-error/lifecycle.ts';
import type { Area, Exclusion, HonestErrorOutcome, Limit } from '../model/honest-error/words.ts';
import type { AlertRow } from './alerts.ts';

export interface HonestErrorTables {
  'supervision.honest_error': {
    id: string;
    number: Generated<bigint>;
    organisation: string;
    role: string;
    filed_by: string;
    filed_at: Temporal.Instant;
    area: Area;
    title: string;
    tried: string;
    went_wrong: string;
    limits_kept: string;
    remedy: string;
    tried_from: Temporal.PlainDate;
    tried_until: Temporal.PlainDate;
    decision_id: string | null;
    scenario_id: string | null;
    agreement_id: string | null;
    alert_id: string | null;
    rectification_id: string | null;
    assessor: string;
    assessor_role: string;
    apart: string[];
    state: HonestErrorState;
    /** What the hub found when it last compared. */
    limits_found: JSONColumnType<readonly Limit[], string, string>;
    limits_at: Temporal.Instant;
    outcome: HonestErrorOutcome | null;
    excluded: Generated<Exclusion[]>;
    reasons: string | null;
    proposed_by: string | null;
    proposed_at: Temporal.Instant | null;
    answer_by: Temporal.Instant | null;
    answer: string | null;
    answered_by: string | null;
    answered_at: Temporal.Instant | null;
    opinion: string | null;
    decided_by: string | null;
    decided_at: Temporal.Instant | null;
    digest: string | null;
  };
}
export type HonestErrorRow = Selectable<HonestErrorTables['supervision.honest_error']>;

export const honestErrorTables = (tx: Tx): Kysely<HonestErrorTables> => tx.tables<HonestErrorTables>();

export const findHonestError = (tx: Tx, id: string): Promise<HonestErrorRow | undefined> =>
  honestErrorTables(tx)
    .selectFrom('supervision.honest_error')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();

export const lockHonestError = (tx: Tx, id: string): Promise<HonestErrorRow> =>
  honestErrorTables(tx)
    .selectFrom('supervision.honest_error')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();

export const changeHonestError = (
  tx: Tx,
  id: string,
  change: Partial<Omit<HonestErrorRow, 'id' | 'number' | 'limits_found'>> & {
    readonly limits_found?: string;
  },
): Promise<unknown> =>
  honestErrorTables(tx).updateTable('supervision.honest_error').set(change).where('id', '=', id).execute();

const lasting = (tx: Tx) =>
  honestErrorTables(tx)
    .selectFrom('supervision.honest_error as record')
    .selectAll()
    .where('record.state', '<>', 'withdrawn')
    .orderBy('record.filed_at')
    .orderBy('record.id');

/**
 * Records that concern the same act as an alert: those that name it, and those of its organisation under an agreement or scenario that it is about or that
 * stands among its facts. `sides`: the organisation as it was called and is called since a merger.
 */
export async function recordsBesideAlert(
  tx: Tx,
  alert: Pick<AlertRow, 'id' | 'thing_id'>,
  sides: readonly string[],
): Promise<readonly HonestErrorRow[]> {
  const same = sql<SqlBool>`record.organisation = ANY (${[...sides]}::text[]) AND (
    ${alert.thing_id}::text IN (record.agreement_id, record.scenario_id)
    OR EXISTS (SELECT 1 FROM supervision.alert_fact AS fact
      WHERE fact.alert_id = ${alert.id} AND fact.thing_id IN (record.agreement_id, record.scenario_id)))`;
  return lasting(tx)
    .where(({ or, eb }) => or([eb('record.alert_id', '=', alert.id), same]))
    .execute();
}

/** Records that name a rectification. */
export const recordsBesideRectification = (
  tx: Tx,
  rectificationId: string,
): Promise<readonly HonestErrorRow[]> =>
  lasting(tx).where('record.rectification_id', '=', rectificationId).execute();
