import type { Tx } from '#foundation';
import { disclosedGrants } from '#platform/authorisation';
import { type Coverage, type Days, others, publishedUse, totalsCoverage } from '#platform/evidence';
import { byPurpose, type Count, type PurposeUse, totalUse } from '../model/disclosure/use.ts';

export interface FiguresOfUse {
  /** Null when no day of those asked for is published. */
  readonly coverage: Coverage | null;
  readonly use: readonly PurposeUse[];
  /** All calls; null when nothing is published, which is not zero. */
  readonly calls: Count | null;
}

/** Use by purpose over days, from the published daily totals alone. */
export async function figuresOfUse(
  tx: Tx,
  { from, until }: { readonly from: Days['from'] | undefined; readonly until: Days['until'] | undefined },
): Promise<FiguresOfUse> {
  const days: Days = { ...(from ? { from } : {}), ...(until ? { until } : {}) };
  const coverage = await totalsCoverage(tx, days);
  const lines = await publishedUse(tx, days);
  const grants = await disclosedGrants(tx, [...new Set(lines.map(({ agreement }) => agreement))]);
  return {
    coverage,
    use: byPurpose(lines, (agreement) => grants.get(agreement)?.purposes ?? [], others),
    calls: coverage && totalUse(lines),
  };
}
