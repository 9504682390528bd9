/** Draws a whole number, both ends included. All of a random case comes from one such stream, so its seed is the case. */
export type Draw = (least: number, most: number) => number;

/** A stream from a seed (SplitMix32): the same everywhere. */
export function drawFrom(seed: number): Draw {
  let state = seed >>> 0;
  return (least, most) => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    mixed ^= mixed >>> 15;
    return least + Math.floor(((mixed >>> 0) / 0x1_0000_0000) * (most - least + 1));
  };
}

/** A seed of its own for each of many cases of a run, so that one of them can be drawn again alone. */
export const seedOf = (run: number, index: number): number =>
  drawFrom(run + index * 0x632be5ab)(0, 0xffff_ffff);

/** Seed of this run: given, or new. Whatever fails prints it. */
export const runSeed = (): number =>
  Number(process.env['GONGSHU_TEST_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

/** One of the values. */
export const oneOf = <Value>(g: Draw, ...values: readonly Value[]): Value => values[g(0, values.length - 1)]!;
export const chance = (g: Draw, percent: number): boolean => g(1, 100) <= percent;
