/** Numbers from a seed: the corpus is the same on every machine. */
export interface Random {
  /** From 0 up to, not including, `below`. */
  below(below: number): number;
  pick(from: readonly string[] | string): string;
  digits(length: number): string;
  chance(share: number): boolean;
}

/** Mulberry32. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    pick: (from) => from[below(from.length)]!,
    digits: (length) => Array.from({ length }, () => below(10)).join(''),
    chance: (share) => next() < share,
  };
}
