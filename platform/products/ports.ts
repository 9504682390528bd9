import type { Tx, Verdict } from '#foundation';
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
  /** Whether a price is within the ceiling that stands for the product; `trial` where the agreement needs none set here (R40). */
  readonly priceWithin: (
    tx: Tx,
    price: { readonly productId: string; readonly priceFen: bigint; readonly trial: boolean },
  ) => Promise<Verdict<bigint | null>>;
  /** What the province asks for beyond the national text. */
  readonly profile: Partial<CodedBeforeListed>;
}
