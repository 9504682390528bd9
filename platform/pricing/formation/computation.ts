import { startOfDate, type Tx } from '#foundation';
import { agreement } from '#platform/authorisation';
import type { CostLine } from '../model/formation/costs.ts';
import { percentOf } from '../model/formation/percent.ts';
import { type PermittedRevenue, permittedRevenue } from '../model/formation/revenue.ts';
import { takenIn } from '../settlement/priced-use.ts';
import { type FormationRow, formationOf, yearsOf } from '../store/formations.ts';

/** The computation of a formation, made again from what is recorded; null before it was proposed. */
export const computationOf = (row: FormationRow, lines: readonly CostLine[]): PermittedRevenue | null =>
  row.rate === null || row.tax_fen === null
    ? null
    : permittedRevenue({
        lines,
        subsidy: row.subsidy_fen ?? 0n,
        rate: percentOf(row.rate),
        tax: row.tax_fen,
        deduction: row.deduction_fen ?? 0n,
      });

/** What was taken too much in each year of the cycle before this one, as reviewed. */
export async function previousExcess(tx: Tx, row: FormationRow): Promise<readonly bigint[]> {
  const before = await formationOf(tx, row.agreement_id, ['approved']);
  return before && before.id !== row.id
    ? (await yearsOf(tx, before.id)).map(({ excess_fen }) => excess_fen)
    : [];
}

/** What the use of a year costs under an agreement: the meter at the prices that held, as statements are made of it. */
export async function takenInYear(tx: Tx, agreementId: string, year: number): Promise<bigint> {
  const found = (await agreement(tx, agreementId))!;
  const first = Temporal.PlainDate.from({ year, month: 1, day: 1 });
  return takenIn(tx, found, { from: startOfDate(first), until: startOfDate(first.add({ years: 1 })) });
}
