import type { EvidencedPart, Subject } from './evidence.ts';

/**
 * May numbers under all of these conditions stand in one answer? Conditions cut a group into parts; whoever has the numbers can compute
 * every combination of them, so each part they can tell apart must be empty or hold enough units of every subject.
 *
 * @param conditions indexes of conditions, as bits of `EvidencedPart.conditions`.
 */
export function separable(
  parts: readonly EvidencedPart[],
  conditions: readonly number[],
  subjects: readonly Subject[],
  minimumGroup: number,
): boolean {
  const mask = conditions.reduce((bits, condition) => bits | (1 << condition), 0);
  const merged = new Map<number, number[]>();
  for (const part of parts) {
    const seen = part.conditions & mask;
    if (seen === 0) continue;
    const sums = merged.get(seen) ?? subjects.map(() => 0);
    merged.set(
      seen,
      // Distinct units of a union are not the sum; the largest part's is what there surely is.
      subjects.map((subject, index) =>
        subject.countedBy === 'rows'
          ? sums[index]! + part.units[index]!
          : Math.max(sums[index]!, part.units[index]!),
      ),
    );
  }
  return [...merged.values()].every((units) => units.every((count) => count >= minimumGroup));
}
