import { sql } from 'kysely';
import { type Batch, type Problem, type Tx, text } from '#foundation';
import { AR3 } from '#platform/authorisation/model';
import { problems } from '../problems.ts';
import { queryTables } from '../store/tables.ts';
import type { ReleaseRequest } from './release.ts';

/** Verifications of one buyer under one agreement that leave together. */
export interface MissUse {
  readonly agreementId: string;
  readonly organisation: string;
  /** Most misses of an hour. */
  readonly limit: bigint;
  readonly calls: number;
  readonly misses: number;
}

/** What is to be counted of these, in one order for all transactions. Where the agreement sets no limit nothing is. */
export function missUsesOf(
  requests: readonly Pick<ReleaseRequest, 'agreement' | 'organisation' | 'missed'>[],
): readonly MissUse[] {
  const verified = requests.filter(({ missed }) => missed !== undefined);
  const groups = Map.groupBy(verified, ({ agreement, organisation }) => `${agreement.id} ${organisation}`);
  return [...groups]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, group]) => {
      const { agreement, organisation } = group[0]!;
      const limit = AR3.judge({ agreed: agreement.document.parts.scope.quotas.missesPerHour }).output;
      if (limit === null) return [];
      const misses = group.filter(({ missed }) => missed).length;
      return [{ agreementId: agreement.id, organisation, limit, calls: group.length, misses }];
    });
}

const hourMs = 3_600_000;
const hourOf = (now: Temporal.Instant): Temporal.Instant =>
  Temporal.Instant.fromEpochMilliseconds(Math.floor(now.epochMilliseconds / hourMs) * hourMs);

const countMisses = {
  name: 'query.count-misses',
  text: `WITH counted AS (
      UPDATE query.miss_use SET misses = misses + $4::bigint
      WHERE agreement_id = $1 AND organisation = $2 AND hour >= $3 AND misses + $5::bigint <= $6::bigint
      RETURNING 1
    ) SELECT kernel.must(count(*) = 1, 'misses') FROM counted`,
};

/**
 * The misses are counted in a batch, or nothing of it happens. A call may leave while fewer than the limit were missed before it, whatever it
 * finds itself; so a group leaves together only if each of its calls might, had all the others missed. Otherwise, and with the first
 * call of an hour, `settleMisses` decides on one call after the other. The same statement runs for hits and misses.
 */
export function countMissesIn(batch: Batch, uses: readonly MissUse[]): void {
  for (const { agreementId, organisation, limit, calls, misses } of uses)
    batch.add(countMisses, [
      agreementId,
      organisation,
      hourOf(batch.now),
      BigInt(misses),
      BigInt(calls),
      limit,
    ]);
}

/**
 * The same in a transaction; the problem `query/misses` rolls it back. It says nothing of the call itself: it is the same for one that would
 * have hit. The row stays locked until the commit, so that two calls never take the last place both. A clock that is behind resets nothing.
 */
export async function settleMisses(tx: Tx, uses: readonly MissUse[]): Promise<Problem | null> {
  const hour = hourOf(tx.now);
  for (const { agreementId, organisation, limit, calls, misses } of uses) {
    const { after } = await queryTables(tx)
      .insertInto('query.miss_use')
      .values({ agreement_id: agreementId, organisation, hour, misses: BigInt(misses) })
      .onConflict((conflict) =>
        conflict.columns(['agreement_id', 'organisation']).doUpdateSet({
          misses: sql<bigint>`excluded.misses + CASE WHEN miss_use.hour >= excluded.hour THEN miss_use.misses ELSE 0 END`,
          hour: sql<Temporal.Instant>`greatest(miss_use.hour, excluded.hour)`,
        }),
      )
      .returning('misses as after')
      .executeTakeFirstOrThrow();
    if (after - BigInt(misses) + BigInt(calls) > limit) return usedUp(limit, hour);
  }
  return null;
}

const usedUp = (limit: bigint, hour: Temporal.Instant): Problem => {
  const until = hour.add({ hours: 1 }).toString();
  return problems.misses({
    detail: text(
      `本单位在本小时内未核实一致的核验已达 ${limit} 次，${until} 之后可再核验。`,
      `${limit} verifications of your organisation missed in this hour; call again after ${until}.`,
    ),
    rule: 'AR3',
    clause: AR3.clause,
    data: { limit: limit.toString(), until },
  });
};
