/** Since when a price holds. */
interface Priced {
  readonly version: number;
  readonly priced_at: Temporal.Instant;
  readonly effective_at: Temporal.Instant | null;
}

export const holdsFrom = ({ priced_at, effective_at }: Priced): Temporal.Instant => effective_at ?? priced_at;

/** The price that holds at an instant: the last one decided of those whose day has come, in whatever order their days are. */
export const priceAt = <Price extends Priced>(
  prices: readonly Price[],
  at: Temporal.Instant,
): Price | undefined =>
  prices
    .filter((price) => Temporal.Instant.compare(holdsFrom(price), at) <= 0)
    .toSorted((one, other) => one.version - other.version)
    .at(-1);

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
