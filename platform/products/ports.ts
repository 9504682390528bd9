import type { Tx, Verdict } from '#foundation';
import type { UnitBasis } from '#platform/authorisation';
import type { DocumentRenderer } from '#platform/casework';
import type { QueryPorts } from '#platform/query';
import type { CodedBeforeListed } from './rules.ts';

/** What the module meets of the outside. */
export interface ProductPorts {
  readonly query: QueryPorts;
  /** Prints a report. */
  readonly renderer: DocumentRenderer;
  /** Origin under which receipts can be looked at. */
  readonly publicAddress: string;
  /**
   * Whether the dearest unit of a price is within the ceiling that stands for the product; `basis` what it is counted by, `trial` where the
   * agreement needs no ceiling set here (R40).
   */
  readonly priceWithin: (
    tx: Tx,
    price: {
      readonly productId: string;
      readonly priceFen: bigint;
      readonly basis: UnitBasis;
      readonly trial: boolean;
    },
  ) => Promise<Verdict<bigint | null>>;
  /** What the province asks for beyond the national text. */
  readonly profile: Partial<CodedBeforeListed>;
}
