import { sql } from 'kysely';
import type { Tx } from '#foundation';
import { queryTables } from './store/tables.ts';

/** A released call as evidence of an agreement finds it. */
export interface CallUnder {
  readonly entryId: string;
  /** Who asked. */
  readonly organisation: string;
}

interface Period {
  readonly agreementId: string;
  /** Half-open. */
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
}

/** Calls released under an agreement in a period, of products and of runs, oldest first, in pages of `limit`. */
export async function* callsUnder(
  tx: Tx,
  { agreementId, from, until }: Period,
  limit: number,
): AsyncGenerator<readonly CallUnder[]> {
  for (let after: { readonly at: Temporal.Instant; readonly id: string } | null = null; ; ) {
    let select = queryTables(tx)
      .selectFrom('query.call')
      .select(['id', 'entry_id', 'organisation', 'released_at'])
      .where('agreement_id', '=', agreementId)
      .where('released_at', '>=', from)
      .where('released_at', '<', until);
    if (after)
      select = select.where(sql<boolean>`(released_at, id) > (${after.at}::timestamptz, ${after.id}::text)`);
    const rows = await select.orderBy('released_at').orderBy('id').limit(limit).execute();
    if (rows.length > 0)
      yield rows.map(({ entry_id, organisation }) => ({ entryId: entry_id, organisation }));
    const last = rows.at(-1);
    if (!last || rows.length < limit) return;
    after = { at: last.released_at, id: last.id };
  }
}

/** How many they are; counting ends one beyond `most`. */
export async function countCallsUnder(
  tx: Tx,
  { agreementId, from, until }: Period,
  most: number,
): Promise<number> {
  const { count } = await queryTables(tx)
    .selectFrom(
      queryTables(tx)
        .selectFrom('query.call')
        .select('id')
        .where('agreement_id', '=', agreementId)
        .where('released_at', '>=', from)
        .where('released_at', '<', until)
        .limit(most + 1)
        .as('some'),
    )
    .select(({ fn, cast }) => cast<number>(fn.countAll(), 'integer').as('count'))
    .executeTakeFirstOrThrow();
  return count;
}
