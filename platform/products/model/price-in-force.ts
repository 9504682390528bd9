/** Since when a price holds. */
interface Priced {
  readonly version: number;
  readonly priced_at: Temporal.Instant;
  readonly effective_at: Temporal.Instant | null;
  /** When its day came and it was above a ceiling set meanwhile; null of all others. */
  readonly not_taken_at: Temporal.Instant | null;
}

export const holdsFrom = ({ priced_at, effective_at }: Priced): Temporal.Instant => effective_at ?? priced_at;

/** The last one decided of those whose day has come, in whatever order their days are, whether it was taken or not. */
export const decidedAt = <Price extends Priced>(
  prices: readonly Price[],
  at: Temporal.Instant,
): Price | undefined =>
  prices
    .filter((price) => Temporal.Instant.compare(holdsFrom(price), at) <= 0)
    .toSorted((one, other) => one.version - other.version)
    .at(-1);

/** The price that holds at an instant: the last one decided, and where it was not taken what held before its day. */
export function priceAt<Price extends Priced>(
  prices: readonly Price[],
  at: Temporal.Instant,
): Price | undefined {
  const last = decidedAt(prices, at);
  return last?.not_taken_at ? priceAt(prices, holdsFrom(last).subtract({ nanoseconds: 1 })) : last;
}

/** The price that takes over next from the one of a version: the first day on which a later decision holds. */
export const nextPrice = <Price extends Priced>(
  prices: readonly Price[],
  version: number,
): Price | undefined =>
  prices
    .filter((price) => price.version > version)
    .toSorted(
      (one, other) =>
        Temporal.Instant.compare(holdsFrom(one), holdsFrom(other)) || other.version - one.version,
    )
    .at(0);
