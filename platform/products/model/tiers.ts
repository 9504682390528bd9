import { type Fen, type Json, type Text, text } from '#foundation';

/** From which quantity on another price holds (阶梯收费): what is above so many units costs so much each. */
export interface Tier {
  readonly above: bigint;
  readonly fen: Fen;
}

/** A price with its tiers: so much a unit from the first on, and what holds above each quantity. */
export interface TieredPrice {
  readonly fen: Fen;
  readonly tiers: readonly Tier[];
}

/** Tiers as rows and the log have them, amounts in decimal; null for none. */
export const storedTiers = (tiers: readonly Tier[]): string | null =>
  tiers.length === 0
    ? null
    : JSON.stringify(tiers.map(({ above, fen }) => ({ above: String(above), fen: String(fen) })));
export const readTiers = (stored: Json | null): readonly Tier[] =>
  ((stored ?? []) as { above: string; fen: string }[]).map(({ above, fen }) => ({
    above: BigInt(above),
    fen: BigInt(fen),
  }));

/** Tiers as the public and the log read them. */
export const shownTiers = (stored: Json | null) =>
  readTiers(stored).map(({ above, fen }) => ({ above: String(above), priceFen: String(fen) }));

/** The dearest unit of a price: what its ceiling is held against. */
export const dearestOf = ({ fen, tiers }: TieredPrice): Fen =>
  [fen, ...tiers.map((tier) => tier.fen)].toSorted((one, other) => (one < other ? 1 : -1))[0]!;

/** What is wrong with tiers: quantities rise, and each begins above nothing. */
export function tierFault(tiers: readonly Pick<Tier, 'above'>[]): Text | null {
  const falling = tiers.findIndex(({ above }, place) => above <= (tiers[place - 1]?.above ?? 0n));
  return falling < 0
    ? null
    : text(
        `第 ${falling + 1} 级的起算量应当大于${falling === 0 ? '零' : '上一级'}`,
        `Tier ${falling + 1} must begin above ${falling === 0 ? 'nothing' : 'the one before'}`,
      );
}

/** A part of a quantity that costs the same each. */
export interface TierPart {
  readonly quantity: bigint;
  readonly fen: Fen;
}

/**
 * A quantity taken apart by the tiers it runs through, when so much was counted before. The parts make the quantity up, and what is
 * counted in several goes costs what it costs in one.
 */
export function tierParts(
  { fen, tiers }: TieredPrice,
  before: bigint,
  quantity: bigint,
): readonly TierPart[] {
  const bounds = [{ above: 0n, fen }, ...tiers];
  const until = before + quantity;
  return bounds.flatMap(({ above, fen: price }, place): TierPart[] => {
    const from = above > before ? above : before;
    const end = bounds[place + 1]?.above;
    const to = end !== undefined && end < until ? end : until;
    return to > from ? [{ quantity: to - from, fen: price }] : [];
  });
}
