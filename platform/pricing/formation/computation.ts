import { dateAt, type Tx } from '#foundation';
import { usage } from '#platform/evidence';
import { acceptedOrdersUnder } from '#platform/products';
import type { CostLine } from '../model/formation/costs.ts';
import { percentOf } from '../model/formation/percent.ts';
import { type PermittedRevenue, permittedRevenue } from '../model/formation/revenue.ts';
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

const newYear = (year: number): Temporal.Instant =>
  Temporal.PlainDate.from({ year, month: 1, day: 1 }).toZonedDateTime('Asia/Shanghai').toInstant();

/**
 * What the calls of a year cost under an agreement, by the meter: calls of each order at the price it was accepted with. An order of the same
 * buyer for the same product takes over from the one before at its acceptance.
 */
export async function takenInYear(tx: Tx, agreementId: string, year: number): Promise<bigint> {
  const [from, until] = [newYear(year), newYear(year + 1)];
  const orders = await acceptedOrdersUnder(tx, agreementId);
  let taken = 0n;
  for (const [place, order] of orders.entries()) {
    const later = orders
      .slice(place + 1)
      .find(({ productId, buyer }) => productId === order.productId && buyer === order.buyer);
    const first = laterOf(order.acceptedAt, from);
    const last = later ? earlierOf(later.acceptedAt, until) : until;
    if (!order.priceFen || Temporal.Instant.compare(first, last) >= 0) continue;
    const [sum] = await usage(tx, {
      agreement: agreementId,
      product: order.productId,
      buyer: order.buyer,
      from: first,
      until: last,
    });
    taken += order.priceFen * BigInt(sum?.calls ?? 0);
  }
  return taken;
}

const laterOf = (one: Temporal.Instant, other: Temporal.Instant) =>
  Temporal.Instant.compare(one, other) > 0 ? one : other;
const earlierOf = (one: Temporal.Instant, other: Temporal.Instant) =>
  Temporal.Instant.compare(one, other) < 0 ? one : other;

export const yearOf = (at: Temporal.Instant): number => dateAt(at).year;
