import { sql } from 'kysely';
import type { Tx } from '#foundation';
import { type StatementLineRow, type StatementRow, settlementTables } from './settlement-tables.ts';

export const findStatement = (tx: Tx, id: string): Promise<StatementRow | undefined> =>
  settlementTables(tx).selectFrom('pricing.statement').selectAll().where('id', '=', id).executeTakeFirst();

export const lockStatement = (tx: Tx, id: string): Promise<StatementRow> =>
  settlementTables(tx)
    .selectFrom('pricing.statement')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();

export const changeStatement = (
  tx: Tx,
  id: string,
  change: Partial<
    Pick<
      StatementRow,
      'state' | 'accepted_fen' | 'disputed_by' | 'disputed_at' | 'settled_how' | 'settled_by' | 'settled_at'
    >
  >,
): Promise<unknown> =>
  settlementTables(tx).updateTable('pricing.statement').set(change).where('id', '=', id).execute();

export const linesOf = (tx: Tx, statementId: string): Promise<StatementLineRow[]> =>
  settlementTables(tx)
    .selectFrom('pricing.statement_line')
    .selectAll()
    .where('statement_id', '=', statementId)
    .orderBy('line')
    .execute();

/** Periods of an agreement that were closed, the first one first. */
export const closedPeriods = (tx: Tx, agreementId: string) =>
  settlementTables(tx)
    .selectFrom('pricing.period')
    .selectAll()
    .where('agreement_id', '=', agreementId)
    .orderBy('from_on')
    .execute();

/** Close a period: true for whoever did, and for nobody after that. Two at once wait for each other here. */
export async function takePeriod(
  tx: Tx,
  period: {
    readonly agreementId: string;
    readonly from: Temporal.PlainDate;
    readonly until: Temporal.PlainDate;
    readonly calls: bigint;
  },
): Promise<boolean> {
  const row = await settlementTables(tx)
    .insertInto('pricing.period')
    .values({
      agreement_id: period.agreementId,
      from_on: period.from,
      until_on: period.until,
      closed_at: tx.now,
      calls: period.calls,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('agreement_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** What was put on statements of one buyer's use of one product for one purpose. */
export interface Stated {
  readonly buyer: string;
  readonly product: string;
  readonly purpose: string;
  readonly from: Temporal.Instant;
  readonly calls: bigint;
  readonly quantity: bigint;
}

/** All that was stated under an agreement, by the stretch of the meter that it is of. */
export async function statedUnder(tx: Tx, agreementId: string): Promise<readonly Stated[]> {
  const { rows } = await sql<Stated>`
    SELECT statement.buyer, line.product_id AS product, line.purpose, line.from_at AS "from",
           sum(line.calls)::bigint AS calls, sum(line.quantity)::bigint AS quantity
    FROM pricing.statement AS statement JOIN pricing.statement_line AS line ON line.statement_id = statement.id
    WHERE statement.agreement_id = ${agreementId} GROUP BY 1, 2, 3, 4`.execute(settlementTables(tx));
  return rows;
}
