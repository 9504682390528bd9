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

/** Refused calls of each day in `[from, until)` on which there were any, by ISO date; for the daily totals. */
export async function refusalsByDay(
  tx: Tx,
  from: Temporal.PlainDate,
  until: Temporal.PlainDate,
): Promise<ReadonlyMap<string, number>> {
  const rows = await queryTables(tx)
    .selectFrom('query.refusal')
    .select('day')
    .select((select) => select.cast<number>(select.fn.sum('count'), 'double precision').as('count'))
    .where('day', '>=', from)
    .where('day', '<', until)
    .groupBy('day')
    .execute();
  return new Map(rows.map(({ day, count }) => [day.toString(), count]));
}
