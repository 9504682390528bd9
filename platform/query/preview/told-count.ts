import { createHmac } from 'node:crypto';

/** A count of rows with what stands behind it. */
export interface ProtectedCount {
  readonly rows: number;
  readonly units: number;
  /** The same for the same set of rows. */
  readonly mark: string;
}

/** Fewer units than this are not told from none. */
export const fewestUnits = 10;
const step = 10;

/**
 * What is told of a count over protected units: a multiple of ten near it, or null where fewer than ten units are behind it (none is not
 * told from few). It is shifted by up to five before it is rounded, by a keyed function of the set of rows: asked in other words, the
 * same rows give the same number, and two sets that differ in one person give numbers that have nothing to do with that person.
 */
export function toldCount({ rows, units, mark }: ProtectedCount, secret: Uint8Array): number | null {
  if (units < fewestUnits) return null;
  const drawn = createHmac('sha256', secret).update(mark).digest().readUInt32BE(0);
  const shift = (drawn % (step + 1)) - step / 2;
  return Math.max(step, Math.round((rows + shift) / step) * step);
}
