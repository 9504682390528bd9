import { compareScaled, timesWhole } from '#foundation';
import type { CellKind, EvidencedCell } from './evidence.ts';

/**
 * (n,k) rule: do the n largest units hold more than k percent of the sum? Counts have no dominance. A sum whose concentration is not known
 * is treated as dominated: a guard that was asked for is never skipped.
 */
export function isDominated(
  cell: EvidencedCell,
  { kind }: Pick<CellKind, 'kind'>,
  rule: { readonly n: number; readonly k: number },
): boolean {
  if (kind !== 'sum' || cell.units.length === 0) return false;
  if (!cell.concentration || cell.concentration.length < cell.units.length) return true;
  const plain = { numerator: 1n, denominator: 1n };
  return cell.concentration.some(
    ({ largest, total }) =>
      compareScaled(timesWhole(largest, 100n), plain, timesWhole(total, BigInt(rule.k)), plain) > 0,
  );
}
