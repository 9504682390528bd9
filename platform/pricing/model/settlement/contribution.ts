import { allocate, sumMoney } from '#foundation';

/** What was received for a product without tax, and how many of its columns come from whom. */
export interface ProductShare {
  readonly productId: string;
  /** Not below zero. */
  readonly revenueFen: bigint;
  /** Items whose values reach the product's answer, by the organisation they come from. */
  readonly columns: ReadonlyMap<string, number>;
}

/**
 * The house's own measure of what each party's data contributes: a product's revenue is divided among the organisations its columns come
 * from, an equal part for each item of a resource whose values reach the answer (as they are, computed, aggregated, grouped by or compared;
 * an item that only filters, joins or orders does not count), to the fen by largest remainder; a party's weight is the sum of its parts over
 * all products. Answers the weights in the order of the parties, and all parts by product.
 */
export function weigh(
  parties: readonly string[],
  products: readonly ProductShare[],
): {
  readonly weights: readonly bigint[];
  readonly parts: readonly {
    readonly productId: string;
    readonly revenueFen: bigint;
    readonly party: string;
    readonly columns: number;
    readonly columnsOf: number;
    readonly fen: bigint;
  }[];
} {
  const parts = products.flatMap(({ productId, revenueFen, columns }) => {
    const from = [...columns].toSorted(([one], [other]) => (one < other ? -1 : 1));
    const columnsOf = from.reduce((sum, [, count]) => sum + count, 0);
    if (columnsOf === 0) return [];
    const divided = allocate(
      revenueFen,
      from.map(([, count]) => BigInt(count)),
    );
    return from.map(([party, count], at) => ({
      productId,
      revenueFen,
      party,
      columns: count,
      columnsOf,
      fen: divided[at]!,
    }));
  });
  return {
    weights: parties.map((party) =>
      sumMoney(parts.filter((one) => one.party === party).map(({ fen }) => fen)),
    ),
    parts,
  };
}
