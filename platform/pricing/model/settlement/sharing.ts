import { allocate, sumMoney } from '#foundation';

/** A rule of the agreement's benefit sharing (part 7). */
export interface SharingRule {
  /** Decimal string between 0 and 1, at most six places. */
  readonly share: string;
  readonly of: 'revenue' | 'profit';
  /** What the party's data contributes, where the rule goes by contribution; absent or null: the share is the party's alone. */
  readonly weight?: bigint | null;
}

export interface Shared {
  /** By rule, in their order. */
  readonly amounts: readonly bigint[];
  /** What stays with the operator. */
  readonly keptFen: bigint;
}

const million = 1_000_000n;

/** A share as millionths: exact, since it has at most six places. */
export function millionths(share: string): bigint {
  const [whole = '0', fraction = ''] = share.split('.');
  return BigInt(whole) * million + BigInt(fraction.padEnd(6, '0').slice(0, 6));
}

/**
 * Revenue and profit divided by the agreement's rules. Rules over the same base are allocated together with what is left of it, so that the
 * parts and the rest are the base to the fen; a cap takes off from all in proportion. What rules by contribution come to is put together and
 * divided by their weights; where nothing was contributed, by the shares they were agreed with. Throws a RangeError when a base is given out
 * twice.
 */
export function divide(
  rules: readonly SharingRule[],
  {
    revenueFen,
    profitFen,
    capFen,
  }: { readonly revenueFen: bigint; readonly profitFen: bigint; readonly capFen: bigint | null },
): Shared {
  const amounts = rules.map(() => 0n);
  for (const [of, base] of [
    ['revenue', revenueFen],
    ['profit', profitFen],
  ] as const) {
    const among = rules.flatMap((rule, place) =>
      rule.of === of ? [{ place, weight: millionths(rule.share) }] : [],
    );
    const given = among.reduce((sum, { weight }) => sum + weight, 0n);
    if (given > million) throw new RangeError(`more than the whole ${of} is given out`);
    if (base <= 0n || given === 0n) continue;
    const parts = allocate(base, [...among.map(({ weight }) => weight), million - given]);
    among.forEach(({ place }, at) => {
      amounts[place] = parts[at]!;
    });
    byContribution(rules, of, amounts);
  }
  const total = sumMoney(amounts);
  if (total > revenueFen) throw new RangeError('more than the revenue is given out');
  const capped = capFen !== null && total > capFen ? allocate(capFen, amounts) : amounts;
  return { amounts: capped, keptFen: revenueFen - sumMoney(capped) };
}

/** Divides what the rules by contribution of one base came to anew, by their weights. */
function byContribution(rules: readonly SharingRule[], of: SharingRule['of'], amounts: bigint[]): void {
  const among = rules.flatMap(({ weight, of: base }, place) =>
    base === of && weight !== undefined && weight !== null ? [{ place, weight }] : [],
  );
  if (among.every(({ weight }) => weight === 0n)) return;
  const pool = sumMoney(among.map(({ place }) => amounts[place]!));
  const parts = allocate(
    pool,
    among.map(({ weight }) => weight),
  );
  among.forEach(({ place }, at) => {
    amounts[place] = parts[at]!;
  });
}
