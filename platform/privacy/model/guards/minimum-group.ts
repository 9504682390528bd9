import type { EvidencedCell, EvidencedGroup } from './evidence.ts';

/**
 * Are enough protected units behind it, of every subject? Zero is too few as well: an empty cell and a cell of one person look the same.
 * Without subjects nothing is protected and everything passes.
 */
export const enoughUnits = (
  { units }: Pick<EvidencedCell | EvidencedGroup, 'units'>,
  minimumGroup: number,
): boolean => units.every((count) => count >= minimumGroup);
