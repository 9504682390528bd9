import type { Tx } from '#foundation';
import type { Quotas } from '#platform/authorisation/model';
import { queryTables } from '../store/tables.ts';
import { wholeTerm } from './quota.ts';

/** One limit of the agreement and how much of it is used; counts as decimal text. */
export interface QuotaLine {
  readonly quota: 'callsPerDay' | 'callsInTerm' | 'rowsPerDay' | 'bytesPerDay' | 'distinctSubjectsPerDay';
  readonly limit: string;
  readonly used: string;
  readonly left: string;
}

/** The quotas of an agreement that have a limit, and what is left of each. Only a look: the release settles them. */
export async function quotasLeft(
  tx: Tx,
  agreementId: string,
  quotas: Quotas,
  day: Temporal.PlainDate,
): Promise<readonly QuotaLine[]> {
  const rows = await queryTables(tx)
    .selectFrom('query.quota_use')
    .selectAll()
    .where('agreement_id', '=', agreementId)
    .where('day', 'in', [day, wholeTerm])
    .execute();
  const today = rows.find((row) => row.day.equals(day));
  const term = rows.find((row) => row.day.equals(wholeTerm));
  const used = {
    callsPerDay: today?.calls,
    callsInTerm: term?.calls,
    rowsPerDay: today?.rows,
    bytesPerDay: today?.bytes,
    distinctSubjectsPerDay: today?.subjects,
  };
  return (Object.keys(used) as QuotaLine['quota'][]).flatMap((quota) => {
    const limit = quotas[quota];
    if (limit === null) return [];
    const [most, spent] = [BigInt(limit), used[quota] ?? 0n];
    return [{ quota, limit, used: String(spent), left: String(most > spent ? most - spent : 0n) }];
  });
}
