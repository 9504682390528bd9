import { type Generated, type Kysely, type Selectable, sql } from 'kysely';
import type { Tx } from '#foundation';
import type { CeilingLine, UnitBasis } from '../model/formation/ceilings.ts';
import type { CostItem, CostLine, ServedUse } from '../model/formation/costs.ts';
import type { CeilingSetState, FormationState } from '../model/formation/lifecycles.ts';
import type { Adjusts } from '../model/formation/rules-of-ceilings.ts';
import type { RegistrarLevel } from '../model/formation/rules-of-revenue.ts';

interface FormationTables {
  'pricing.formation': {
    id: string;
    number: Generated<bigint>;
    agreement_id: string;
    agreement_number: string;
    operator: string;
    authorising_body: string;
    price_authority: string;
    data_authority: string;
    state: FormationState;
    reason: string;
    registrar_level: RegistrarLevel;
    delegation: string | null;
    cost_year: number;
    applied_by: string;
    applied_at: Temporal.Instant;
    filed_by: string | null;
    filed_at: Temporal.Instant | null;
    subsidy_fen: bigint | null;
    survey_reference: string | null;
    surveyed_by: string | null;
    surveyed_at: Temporal.Instant | null;
    ten_year_yield: string | null;
    yield_year: number | null;
    yield_source: string | null;
    rate: string | null;
    tax_fen: bigint | null;
    excess_cycles: number | null;
    deduction_fen: bigint | null;
    cost_fen: bigint | null;
    profit_fen: bigint | null;
    revenue_fen: bigint | null;
    cycle_years: number | null;
    proposed_by: string | null;
    proposed_at: Temporal.Instant | null;
    valid_from: Temporal.PlainDate | null;
    valid_until: Temporal.PlainDate | null;
    decided_by: string | null;
    decided_at: Temporal.Instant | null;
    opinion: string | null;
    log_entry: string | null;
  };
  'pricing.cost_line': {
    formation_id: string;
    number: number;
    what: string;
    item: CostItem;
    serves: ServedUse;
    industry_share: number;
    basis: string | null;
    filed_fen: bigint;
    allowed_fen: bigint | null;
    cut_reason: string | null;
  };
  'pricing.deduction': {
    from_formation: string;
    part: number;
    agreement_id: string;
    amount_fen: bigint;
    taken_by: string | null;
  };
  'pricing.ceiling_set': {
    id: string;
    formation_id: string;
    version: number;
    state: CeilingSetState;
    reason: string;
    full_fen: string;
    proposed_by: string;
    proposed_at: Temporal.Instant;
    decided_by: string | null;
    decided_at: Temporal.Instant | null;
    opinion: string | null;
    log_entry: string | null;
  };
  'pricing.ceiling': {
    set_id: string;
    product_id: string;
    basis: UnitBasis;
    ceiling_fen: bigint;
    expected_volume: bigint;
  };
  'pricing.year_review': {
    formation_id: string;
    year: number;
    taken_fen: bigint;
    permitted_fen: bigint;
    adjust: Adjusts;
    excess_fen: bigint;
    measures: string;
    reviewed_by: string;
    reviewed_at: Temporal.Instant;
    log_entry: string;
  };
}
export type FormationRow = Selectable<FormationTables['pricing.formation']>;
export type CeilingSetRow = Selectable<FormationTables['pricing.ceiling_set']>;
export type CeilingRow = Selectable<FormationTables['pricing.ceiling']>;
export type YearRow = Selectable<FormationTables['pricing.year_review']>;

export const formationTables = (tx: Tx): Kysely<FormationTables> => tx.tables<FormationTables>();

export const findFormation = (tx: Tx, id: string): Promise<FormationRow | undefined> =>
  formationTables(tx).selectFrom('pricing.formation').selectAll().where('id', '=', id).executeTakeFirst();

export const lockFormation = (tx: Tx, id: string): Promise<FormationRow> =>
  formationTables(tx)
    .selectFrom('pricing.formation')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();

export const changeFormation = (
  tx: Tx,
  id: string,
  change: Partial<Omit<FormationRow, 'id' | 'number'>>,
): Promise<unknown> =>
  formationTables(tx).updateTable('pricing.formation').set(change).where('id', '=', id).execute();

/** The formation of an agreement that is in force, or under way. */
export const formationOf = (
  tx: Tx,
  agreementId: string,
  states: readonly FormationState[],
): Promise<FormationRow | undefined> =>
  formationTables(tx)
    .selectFrom('pricing.formation')
    .selectAll()
    .where('agreement_id', '=', agreementId)
    .where('state', 'in', [...states])
    .orderBy('number', 'desc')
    .executeTakeFirst();

export async function costLines(tx: Tx, formationId: string): Promise<readonly CostLine[]> {
  const rows = await formationTables(tx)
    .selectFrom('pricing.cost_line')
    .selectAll()
    .where('formation_id', '=', formationId)
    .orderBy('number')
    .execute();
  return rows.map((row) => ({
    number: row.number,
    what: row.what,
    item: row.item,
    serves: row.serves,
    industryShare: row.industry_share,
    basis: row.basis,
    filed: row.filed_fen,
    allowed: row.allowed_fen,
    cutReason: row.cut_reason,
  }));
}

export const yearsOf = (tx: Tx, formationId: string): Promise<YearRow[]> =>
  formationTables(tx)
    .selectFrom('pricing.year_review')
    .selectAll()
    .where('formation_id', '=', formationId)
    .orderBy('year')
    .execute();

/** Of each earlier cycle the next part that is still to be deducted. */
export async function nextDeductions(tx: Tx, agreementId: string) {
  const { rows } = await sql<{ from_formation: string; part: number; amount_fen: bigint }>`
    SELECT DISTINCT ON (from_formation) from_formation, part, amount_fen FROM pricing.deduction
    WHERE agreement_id = ${agreementId} AND taken_by IS NULL ORDER BY from_formation, part`.execute(
    formationTables(tx),
  );
  return rows;
}

export const ceilingSets = (tx: Tx, formationId: string): Promise<CeilingSetRow[]> =>
  formationTables(tx)
    .selectFrom('pricing.ceiling_set')
    .selectAll()
    .where('formation_id', '=', formationId)
    .orderBy('version')
    .execute();

/** The lines of these sets, as rules judge them. */
export async function ceilingsIn(
  tx: Tx,
  setIds: readonly string[],
): Promise<readonly (CeilingLine & { readonly setId: string })[]> {
  if (setIds.length === 0) return [];
  const rows = await formationTables(tx)
    .selectFrom('pricing.ceiling')
    .selectAll()
    .where('set_id', 'in', [...setIds])
    .orderBy('product_id')
    .execute();
  return rows.map((row) => ({
    setId: row.set_id,
    productId: row.product_id,
    basis: row.basis,
    ceiling: row.ceiling_fen,
    expectedVolume: row.expected_volume,
  }));
}

export const findCeilingSet = (tx: Tx, id: string): Promise<CeilingSetRow | undefined> =>
  formationTables(tx).selectFrom('pricing.ceiling_set').selectAll().where('id', '=', id).executeTakeFirst();

/** The ceiling of a product that stands; undefined while there is none. */
export const standingCeiling = (tx: Tx, productId: string): Promise<CeilingRow | undefined> =>
  formationTables(tx)
    .selectFrom('pricing.ceiling')
    .innerJoin('pricing.ceiling_set', 'pricing.ceiling_set.id', 'pricing.ceiling.set_id')
    .innerJoin('pricing.formation', 'pricing.formation.id', 'pricing.ceiling_set.formation_id')
    .selectAll('pricing.ceiling')
    .where('pricing.ceiling.product_id', '=', productId)
    .where('pricing.ceiling_set.state', '=', 'standing')
    .where('pricing.formation.state', '=', 'approved')
    .executeTakeFirst();
