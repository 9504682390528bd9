import type { Tx, Verdict } from '#foundation';
import type { UnitBasis } from '../model/formation/ceilings.ts';
import { R40 } from '../model/formation/rules-of-ceilings.ts';
import { standingCeiling } from '../store/formations.ts';

/** Whether an operator's price of a unit is within what stands for the product (R40); products ask before a price is set. */
export async function priceWithin(
  tx: Tx,
  {
    productId,
    priceFen,
    basis,
    trial,
  }: {
    readonly productId: string;
    readonly priceFen: bigint;
    readonly basis: UnitBasis;
    readonly trial: boolean;
  },
): Promise<Verdict<bigint | null>> {
  const standing = await standingCeiling(tx, productId);
  return R40.judge({
    price: priceFen,
    basis,
    ceiling: standing ? { amount: standing.ceiling_fen, basis: standing.basis } : null,
    trial,
  });
}
