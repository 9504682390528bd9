import { type Fen, formatMoney, type Json, type Tx } from '#foundation';
import { findEntry } from '#platform/evidence';
import { percentOf, rateOf } from '../model/formation/percent.ts';
import type { FormationRow } from '../store/formations.ts';

/** The permitted revenue, computed from nothing but what the public log says of its approval. */
export interface FromLog {
  readonly entry: string;
  /** Its place in the log; null while it waits. */
  readonly index: number | null;
  /** What C × r and C + P + T − D come to with the published inputs. */
  readonly profit: string;
  readonly revenue: string;
  /** Both are what was published, and what was approved. */
  readonly agrees: boolean;
}

/** Null before the approval. An entry that is not there or lacks an input does not agree. */
export async function fromLog(tx: Tx, row: FormationRow): Promise<FromLog | null> {
  if (row.log_entry === null) return null;
  const found = await findEntry(tx, row.log_entry);
  const fact = ((found?.leaf as { readonly fact?: Json } | undefined)?.fact ?? {}) as {
    readonly [name: string]: unknown;
  };
  const fen = (name: string): Fen =>
    /^\d{1,20}$/.test(String(fact[name])) ? BigInt(String(fact[name])) : 0n;
  const rate = String(fact['rate'] ?? '0');
  const profit = rateOf(fen('costFen'), percentOf(/^\d{1,3}(\.\d{1,6})?$/.test(rate) ? rate : '0'));
  const sum = fen('costFen') + profit + fen('taxFen') - fen('deductionFen');
  const revenue = sum > 0n ? sum : 0n;
  return {
    entry: row.log_entry,
    index: found?.index ?? null,
    profit: formatMoney(profit),
    revenue: formatMoney(revenue),
    agrees:
      fact['formation'] === row.id &&
      String(profit) === fact['profitFen'] &&
      String(revenue) === fact['revenueFen'] &&
      revenue === row.revenue_fen,
  };
}
