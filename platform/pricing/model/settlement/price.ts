import type { UnitBasis } from '#platform/authorisation/model';

/** An order that was accepted, at the price it was accepted at. */
export interface PricedOrder {
  readonly id: string;
  readonly acceptedAt: Temporal.Instant;
  /** Null while it holds. */
  readonly endedAt: Temporal.Instant | null;
  readonly priceFen: bigint | null;
  /** What holds above each quantity; none: the same price for each unit. */
  readonly tiers: readonly { readonly above: bigint; readonly fen: bigint }[];
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

const hourMs = 3_600_000n;
const megabyte = 1_000_000n;

/**
 * What a price is multiplied with. The meter counts, by the agreement's unit: uses, rows or bytes; a megabyte that was begun in a segment counts whole.
 * A product sold as a whole is charged with the order that was accepted in the segment. Hours are those the order stood, full ones since it was
 * accepted, so that the months make up the whole time.
 */
export function quantityOf(
  basis: UnitBasis | 'none',
  used: { readonly units: bigint },
  { order, from, until }: PriceSegment,
): bigint {
  switch (basis) {
    case 'byte':
      return (used.units + megabyte - 1n) / megabyte;
    case 'product':
      return order && Temporal.Instant.compare(order.acceptedAt, from) === 0 ? 1n : 0n;
    case 'hour':
      return order ? hoursUntil(order, until) - hoursUntil(order, from) : 0n;
    default:
      return used.units;
  }
}

/** Full hours an order has stood at an instant. */
function hoursUntil({ acceptedAt, endedAt }: PricedOrder, at: Temporal.Instant): bigint {
  const end = endedAt && Temporal.Instant.compare(endedAt, at) < 0 ? endedAt : at;
  const stood = BigInt(end.epochMilliseconds - acceptedAt.epochMilliseconds);
  return stood > 0n ? stood / hourMs : 0n;
}
