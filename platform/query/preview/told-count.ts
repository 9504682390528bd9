import { createHmac } from 'node:crypto';

/** A count of rows with what stands behind it. */
export interface ProtectedCount {
  readonly rows: number;
  readonly units: number;
  /** The same for the same set of rows. */
  readonly mark: string;
}

/** Fewer units than this are not told from none. From so many on it depends on the set of rows, up to `surelyTold`. */
export const fewestUnits = 10;
export const surelyTold = 20;
export const toldStep = 10;

/**
 * What is told of a count over protected units: a multiple of ten near it, or null where few units are behind it (none is not told from few). How
 * many are few is drawn between ten and twenty by a keyed function of the set: with a fixed border, nine people and a condition about a tenth would
 * make the blank a bit about the tenth. The number is shifted by up to five before it is rounded, by a keyed function of the set of rows: asked in other words, the
 * same rows give the same number, and two sets that differ in one person give numbers that have nothing to do with that person.
 */
export function toldCount({ rows, units, mark }: ProtectedCount, secret: Uint8Array): number | null {
  const drawn = createHmac('sha256', secret).update(mark).digest();
  const border = fewestUnits + (drawn.readUInt32BE(4) % (surelyTold - fewestUnits + 1));
  if (units < border) return null;
  const shift = (drawn.readUInt32BE(0) % (toldStep + 1)) - toldStep / 2;
  return Math.max(toldStep, Math.round((rows + shift) / toldStep) * toldStep);
}
