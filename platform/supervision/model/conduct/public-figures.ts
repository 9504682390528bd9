import type { FieldShares } from './concentration.ts';
import { type ComparedOrder, equalOrders, spreadPercent } from './orders.ts';

/** Conduct as everybody may see it: no buyer is named, and no spread is told of orders of so few buyers that one of them could be guessed. */
export interface PublicConduct {
  readonly fields: readonly {
    readonly field: string;
    readonly title: string;
    readonly calls: number;
    readonly operators: number;
    readonly hhi: number;
    readonly topSharePercent: number;
  }[];
  readonly prices: readonly {
    readonly productId: string;
    readonly title: string;
    /** The widest of the product's groups of equal orders; null where some of them are free and some are not. */
    readonly spreadPercent: number | null;
  }[];
}

/** Fewest buyers of equal orders of whom a spread is published. */
export const fewestBuyers = 3;

export function publicConduct(
  shares: readonly FieldShares[],
  titles: ReadonlyMap<string, string>,
  orders: readonly ComparedOrder[],
): PublicConduct {
  const shown = equalOrders(orders).filter(
    (equal) => new Set(equal.map(({ buyer }) => buyer)).size >= fewestBuyers,
  );
  const byProduct = Map.groupBy(shown, (equal) => equal[0]!.productId);
  return {
    fields: shares.map(({ field, calls, operators, hhi, topSharePercent }) => ({
      field,
      title: titles.get(field) ?? field,
      calls,
      operators,
      hhi,
      topSharePercent,
    })),
    prices: [...byProduct].map(([productId, groups]) => {
      const spreads = groups.map((equal) => spreadPercent(equal.map(({ priceFen }) => priceFen!)));
      return {
        productId,
        title: groups[0]![0]!.title,
        spreadPercent: spreads.includes(null) ? null : Math.max(...spreads.map((one) => one ?? 0)),
      };
    }),
  };
}
