import type { Random } from './random.ts';

/** Cells of another kind with some of this among them. */
export const among =
  (share: number, other: (random: Random, row: number) => string, of: (random: Random) => string) =>
  (random: Random, row: number): string =>
    // The first rows always have both kinds, or a short column would have none.
    row === 3 || random.chance(share) ? of(random) : other(random, row);
/** Between words. */
export const sentence =
  (words: readonly [string, string], of: (random: Random) => string) => (random: Random) =>
    `${words[0]}${of(random)}${words[1]}`;
/** In groups with spaces. */
export const spaced =
  (of: (random: Random) => string, ...lengths: number[]) =>
  (random: Random) => {
    const whole = of(random);
    const ends = lengths.map((_, place) =>
      lengths.slice(0, place + 1).reduce((sum, length) => sum + length, 0),
    );
    return ends.map((end, place) => whole.slice(end - lengths[place]!, end)).join(' ');
  };
/** Starred but for its ends. */
export const masked =
  (of: (random: Random) => string, keepStart: number, keepEnd: number) => (random: Random) => {
    const whole = of(random);
    return (
      whole.slice(0, keepStart) +
      '*'.repeat(whole.length - keepStart - keepEnd) +
      (keepEnd > 0 ? whole.slice(-keepEnd) : '')
    );
  };
