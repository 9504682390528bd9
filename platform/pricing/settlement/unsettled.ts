import { sql } from 'kysely';
import { type Text, type Tx, text } from '#foundation';
import { usage } from '#platform/evidence';
import { balanceColumns } from '../store/bills.ts';
import { settlementTables } from '../store/settlement-tables.ts';

/** What keeps the accounts of an agreement open: use that is not stated, statements not billed, bills not paid, shares not paid out. */
export async function unsettledAccounts(tx: Tx, agreementId: string): Promise<readonly Text[]> {
  const used = (await usage(tx, { agreement: agreementId, by: ['product'] })).reduce(
    (sum, { product, calls }) => (product === null ? sum : sum + BigInt(calls)),
    0n,
  );
  const { rows } = await sql<{ stated: bigint; statements: number; bills: number; sharings: number }>`
    SELECT
      (SELECT coalesce(sum(calls), 0)::bigint FROM pricing.statement WHERE agreement_id = ${agreementId}) AS stated,
      (SELECT count(*)::int FROM pricing.statement WHERE agreement_id = ${agreementId} AND state IN ('issued', 'disputed', 'confirmed')) AS statements,
      (SELECT count(*)::int FROM pricing.bill AS bill WHERE agreement_id = ${agreementId}
         AND bill.gross_fen > ${balanceColumns.applied} + ${balanceColumns.credited_open} + ${balanceColumns.written_off}) AS bills,
      (SELECT count(*)::int FROM pricing.sharing AS sharing WHERE agreement_id = ${agreementId} AND (state = 'proposed' OR (state = 'decided'
         AND (SELECT coalesce(sum(amount_fen), 0) FROM pricing.sharing_line WHERE sharing_id = sharing.id)
           > (SELECT coalesce(sum(amount_fen), 0) FROM pricing.payout WHERE sharing_id = sharing.id)
             + (SELECT coalesce(sum(value_fen), 0) FROM pricing.delivery WHERE sharing_id = sharing.id AND state = 'confirmed')))) AS sharings`.execute(
    settlementTables(tx),
  );
  const { stated, statements, bills, sharings } = rows[0]!;
  return [
    ...(used > stated
      ? [text(`${used - stated} 次调用尚未对账`, `${used - stated} calls are not on a statement yet`)]
      : []),
    ...(statements > 0
      ? [
          text(
            `${statements} 份对账单尚未确认或者开具账单`,
            `${statements} statements are not confirmed or not billed`,
          ),
        ]
      : []),
    ...(bills > 0 ? [text(`${bills} 份账单尚未结清`, `${bills} bills are not paid`)] : []),
    ...(sharings > 0
      ? [
          text(
            `${sharings} 份收益分配尚未审定或者付清`,
            `${sharings} sharings are not decided or not paid out`,
          ),
        ]
      : []),
  ];
}
