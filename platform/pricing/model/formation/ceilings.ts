import { type Fen, sumMoney } from '#foundation';
import type { UnitBasis } from '#platform/authorisation/model';

export { type UnitBasis, unitBases } from '#platform/authorisation/model';

/** The highest fee of a product a unit, and how many units a year are expected. */
export interface CeilingLine {
  readonly productId: string;
  readonly basis: UnitBasis;
  readonly ceiling: Fen;
  readonly expectedVolume: bigint;
}

/** What would be taken if every product cost its ceiling and sold as expected. */
export const fullRevenue = (lines: readonly CeilingLine[]): Fen =>
  sumMoney(lines.map(({ ceiling, expectedVolume }) => ceiling * expectedVolume));
