/** An order as those who look into the conduct of operators compare it. */
export interface ComparedOrder {
  readonly id: string;
  readonly productId: string;
  readonly title: string;
  readonly operator: string;
  readonly agreementId: string;
  readonly purpose: string;
  readonly buyer: string;
  readonly state: 'placed' | 'accepted' | 'declined' | 'ended';
  readonly orderedAt: Temporal.Instant;
  readonly acceptedAt: Temporal.Instant | null;
  readonly declinedAt: Temporal.Instant | null;
  readonly declinedWhy: string | null;
  readonly priceFen: bigint | null;
  readonly definition: string | null;
  readonly listedAt: Temporal.Instant | null;
  /** Calls of the buyer of this product in the period. */
  readonly calls: number;
}

/** Orders of about the same size are compared: powers of ten of the calls in the period. */
export const volumeClass = (calls: number): number => (calls < 10 ? 0 : Math.floor(Math.log10(calls)));

/** The value in the middle; of an even number the mean of the two. Of none it is zero. */
export function median(values: readonly number[]): number {
  if (values.length === 0) return 0;
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Equal orders: the same product in the same version for the same use in the same class of volume, sold at a price that was kept. */
export const equalOrders = (orders: readonly ComparedOrder[]): readonly (readonly ComparedOrder[])[] => [
  ...Map.groupBy(
    orders.filter(
      ({ acceptedAt, priceFen, definition }) =>
        acceptedAt !== null && priceFen !== null && definition !== null,
    ),
    ({ productId, definition, purpose, calls }) =>
      JSON.stringify([productId, definition, purpose, volumeClass(calls)]),
  ).values(),
];

/** By how much the dearest of some prices is above the cheapest, in percent; null where the cheapest is free and the dearest is not. */
export function spreadPercent(prices: readonly bigint[]): number | null {
  if (prices.length === 0) return 0;
  const sorted = prices.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const [low, high] = [sorted[0]!, sorted.at(-1)!];
  if (high === low) return 0;
  return low === 0n ? null : Number(((high - low) * 10_000n) / low) / 100;
}
