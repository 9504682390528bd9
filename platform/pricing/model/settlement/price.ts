/** An order that was accepted, at the price it was accepted at. */
export interface PricedOrder {
  readonly id: string;
  readonly acceptedAt: Temporal.Instant;
  readonly priceFen: bigint | null;
}

/** A stretch of time with one price. */
export interface PriceSegment {
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
  /** Null before any order was accepted. */
  readonly order: PricedOrder | null;
}

/** A stretch taken apart at every order accepted inside it: a call costs what the order then in force agreed. */
export function segmentsOf(
  orders: readonly PricedOrder[],
  from: Temporal.Instant,
  until: Temporal.Instant,
): readonly PriceSegment[] {
  const inOrder = orders.toSorted((one, other) => Temporal.Instant.compare(one.acceptedAt, other.acceptedAt));
  const segments: PriceSegment[] = [];
  let start = from;
  let order: PricedOrder | null = null;
  for (const next of inOrder) {
    if (Temporal.Instant.compare(next.acceptedAt, until) >= 0) break;
    if (Temporal.Instant.compare(next.acceptedAt, start) > 0) {
      segments.push({ from: start, until: next.acceptedAt, order });
      start = next.acceptedAt;
    }
    order = next;
  }
  return [...segments, { from: start, until, order }];
}

export type UnitBasis = 'product' | 'call' | 'hour' | 'row' | 'byte' | 'none';

/**
 * What a price is multiplied with. The meter counts calls, and units where rows are priced; a product sold as a whole is charged with the
 * order that was accepted in the segment. Hours and bytes are not metered: there the price is that of a call (products.price-product).
 */
export function quantityOf(
  basis: UnitBasis,
  used: { readonly calls: bigint; readonly units: bigint },
  segment: PriceSegment,
): bigint {
  if (basis === 'row') return used.units;
  if (basis !== 'product') return used.calls;
  return segment.order && Temporal.Instant.compare(segment.order.acceptedAt, segment.from) === 0 ? 1n : 0n;
}
