import { sql } from 'kysely';
import type { Tx } from '#foundation';
import { type SharingLineRow, type SharingRow, settlementTables } from './settlement-tables.ts';

export const findSharing = (tx: Tx, id: string): Promise<SharingRow | undefined> =>
  settlementTables(tx).selectFrom('pricing.sharing').selectAll().where('id', '=', id).executeTakeFirst();

export const lockSharing = (tx: Tx, id: string): Promise<SharingRow> =>
  settlementTables(tx)
    .selectFrom('pricing.sharing')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();

export const sharingLines = (tx: Tx, id: string): Promise<SharingLineRow[]> =>
  settlementTables(tx)
    .selectFrom('pricing.sharing_line')
    .selectAll()
    .where('sharing_id', '=', id)
    .orderBy('line')
    .execute();

/** What the weights of a sharing by contribution are made of. */
export const contributionsOf = (tx: Tx, id: string) =>
  settlementTables(tx)
    .selectFrom('pricing.sharing_contribution')
    .selectAll()
    .where('sharing_id', '=', id)
    .orderBy('product_id')
    .orderBy('source')
    .execute();

export const payoutsOf = (tx: Tx, id: string) =>
  settlementTables(tx)
    .selectFrom('pricing.payout')
    .selectAll()
    .where('sharing_id', '=', id)
    .orderBy('line')
    .execute();

export const deliveriesOf = (tx: Tx, id: string) =>
  settlementTables(tx)
    .selectFrom('pricing.delivery')
    .selectAll()
    .where('sharing_id', '=', id)
    .orderBy('line')
    .orderBy('recorded_at')
    .orderBy('id')
    .execute();

/** A document that brought revenue or took it back, with the amount without tax. */
export interface RevenueSource {
  readonly kind: 'payment' | 'credit-note';
  readonly id: string;
  readonly bill: string;
  readonly amount: bigint;
}

/** What was received under an agreement and is in no sharing yet, oldest first. */
export async function unsharedRevenue(tx: Tx, agreementId: string): Promise<readonly RevenueSource[]> {
  const { rows } = await sql<RevenueSource>`
    SELECT source.kind, source.id, source.bill, source.amount FROM (
      SELECT 'payment' AS kind, payment.id, bill.number AS bill, payment.net_fen AS amount, payment.recorded_at AS at
      FROM pricing.payment AS payment JOIN pricing.bill AS bill ON bill.id = payment.bill_id
      WHERE bill.agreement_id = ${agreementId}
      UNION ALL
      SELECT 'credit-note', note.id, bill.number, -note.net_back_fen, note.decided_at
      FROM pricing.credit_note AS note JOIN pricing.bill AS bill ON bill.id = note.bill_id
      WHERE bill.agreement_id = ${agreementId} AND note.state = 'approved'
    ) AS source
    WHERE source.amount <> 0
      AND NOT EXISTS (SELECT FROM pricing.sharing_source AS shared WHERE shared.kind = source.kind AND shared.source_id = source.id)
    ORDER BY source.at, source.id`.execute(settlementTables(tx));
  return rows;
}

/** The documents a sharing divides. */
export async function sourcesOf(tx: Tx, sharingId: string): Promise<readonly RevenueSource[]> {
  const { rows } = await sql<RevenueSource>`
    SELECT source.kind, source.source_id AS id, source.amount_fen AS amount, bill.number AS bill
    FROM pricing.sharing_source AS source
    LEFT JOIN pricing.payment AS payment ON source.kind = 'payment' AND payment.id = source.source_id
    LEFT JOIN pricing.credit_note AS note ON source.kind = 'credit-note' AND note.id = source.source_id
    JOIN pricing.bill AS bill ON bill.id = coalesce(payment.bill_id, note.bill_id)
    WHERE source.sharing_id = ${sharingId} ORDER BY source.kind DESC, source.source_id`.execute(
    settlementTables(tx),
  );
  return rows;
}
