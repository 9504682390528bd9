import { createHmac } from 'node:crypto';
import { changeOf, perturbationTable } from './perturbation-table.ts';

/** Record keys are numbers below this; the key of a cell is the sum of its units' keys, modulo this. 2^52, so that sums stay exact in the engine. */
export const recordKeySpace = 2n ** 52n;

/** Units of a cell and the sum of their record keys, as the engine counted them. */
export interface KeyedCell {
  readonly units: number;
  readonly keySum: bigint;
}

/**
 * A count with the noise of its cell (cell-key method of the Australian Bureau of Statistics and Eurostat). The noise depends on which units are in
 * the cell and on nothing else: the same cell has the same noise in every query, agreement and revision, so asking again tells nothing more.
 * The cell's key goes through a keyed hash first: whoever knows record keys cannot compute the noise.
 *
 * @param noiseKey of the protected population, 32 bytes.
 */
export function perturbedCount({ units, keySum }: KeyedCell, noiseKey: Uint8Array): number {
  const cellKey = ((keySum % recordKeySpace) + recordKeySpace) % recordKeySpace;
  const digest = createHmac('sha256', noiseKey).update(`${perturbationTable.version} ${cellKey}`).digest();
  // The total is a power of two that the first four bytes fill: no value is more likely than another.
  return units + changeOf(units, BigInt(digest.readUInt32BE(0)));
}
