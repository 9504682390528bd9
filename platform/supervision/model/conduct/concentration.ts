import type { Concentration } from './rules.ts';

export interface FieldShares extends Concentration {
  readonly field: string;
  /** Calls in the period, as far as they are published exactly or as a lower end. */
  readonly calls: number;
  readonly shares: readonly { readonly operator: string; readonly calls: number; readonly percent: number }[];
}

/** HHI = Σ (100 · calls of the operator / calls of the field)², rounded; the top share is the largest of them. Fields with no calls are left out. */
export function concentration(
  use: readonly { readonly field: string; readonly operator: string; readonly calls: number }[],
): readonly FieldShares[] {
  return [...Map.groupBy(use, ({ field }) => field)]
    .map(([field, lines]) => {
      const byOperator = Map.groupBy(lines, ({ operator }) => operator);
      const sums = [...byOperator].map(([operator, of]) => ({
        operator,
        calls: of.reduce((sum, one) => sum + one.calls, 0),
      }));
      const calls = sums.reduce((sum, one) => sum + one.calls, 0);
      const shares = sums
        .filter((one) => one.calls > 0)
        .map((one) => ({ ...one, share: (100 * one.calls) / calls }))
        .toSorted((a, b) => b.calls - a.calls || (a.operator < b.operator ? -1 : 1));
      return {
        field,
        calls,
        operators: shares.length,
        hhi: Math.round(shares.reduce((sum, { share }) => sum + share ** 2, 0)),
        topSharePercent: tenth(shares[0]?.share ?? 0),
        shares: shares.map(({ operator, calls: own, share }) => ({
          operator,
          calls: own,
          percent: tenth(share),
        })),
      };
    })
    .filter(({ calls }) => calls > 0)
    .toSorted((a, b) => (a.field < b.field ? -1 : 1));
}

const tenth = (percent: number): number => Math.round(percent * 10) / 10;
