import { sql } from 'kysely';
import { type Database, dateAt, type Tx } from '#foundation';
import { queryTables } from '../store/tables.ts';

/** Count a refused call. Only the number is kept: what was asked and by whom is not. */
export async function countRefusal(database: Database, agreementId: string, code: string): Promise<void> {
  await database.transaction((tx) =>
    queryTables(tx)
      .insertInto('query.refusal')
      .values({ agreement_id: agreementId, day: dateAt(tx.now), code, count: 1n })
      .onConflict((conflict) =>
        conflict
          .columns(['agreement_id', 'day', 'code'])
          .doUpdateSet({ count: sql<bigint>`refusal.count + 1` }),
      )
      .execute(),
  );
}

/** Refused calls in number, for the disclosure page. */
export async function refusalFigures(tx: Tx): Promise<number> {
  const { total } = await queryTables(tx)
    .selectFrom('query.refusal')
    .select((select) =>
      select.cast<bigint>(select.fn.coalesce(select.fn.sum('count'), select.val(0)), 'bigint').as('total'),
    )
    .executeTakeFirstOrThrow();
  return Number(total);
}
