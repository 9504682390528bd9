import { sql } from 'kysely';
import type { Tx } from '#foundation';
import {
  type BillLineRow,
  type BillRow,
  type CreditNoteRow,
  type PaymentRow,
  settlementTables,
} from './settlement-tables.ts';

export const findBill = (tx: Tx, id: string): Promise<BillRow | undefined> =>
  settlementTables(tx).selectFrom('pricing.bill').selectAll().where('id', '=', id).executeTakeFirst();

/** Whoever records a payment, a credit or a write-off holds the bill meanwhile, so that balances are not judged by two at once. */
export const lockBill = (tx: Tx, id: string): Promise<BillRow> =>
  settlementTables(tx)
    .selectFrom('pricing.bill')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();

export const billLines = (tx: Tx, id: string): Promise<BillLineRow[]> =>
  settlementTables(tx)
    .selectFrom('pricing.bill_line')
    .selectAll()
    .where('bill_id', '=', id)
    .orderBy('line')
    .execute();

export const paymentsOf = (tx: Tx, billId: string): Promise<PaymentRow[]> =>
  settlementTables(tx)
    .selectFrom('pricing.payment')
    .selectAll()
    .where('bill_id', '=', billId)
    .orderBy('recorded_at')
    .orderBy('id')
    .execute();

export const creditNotesOf = (tx: Tx, billId: string): Promise<CreditNoteRow[]> =>
  settlementTables(tx)
    .selectFrom('pricing.credit_note')
    .selectAll()
    .where('bill_id', '=', billId)
    .orderBy('proposed_at')
    .orderBy('id')
    .execute();

export const findCreditNote = (tx: Tx, id: string): Promise<CreditNoteRow | undefined> =>
  settlementTables(tx).selectFrom('pricing.credit_note').selectAll().where('id', '=', id).executeTakeFirst();

/** Where a bill stands, in fen. */
export interface BillBalance {
  /** Received on it, less what credit notes gave back. */
  readonly received: bigint;
  readonly credited: bigint;
  readonly writtenOff: bigint;
  /** Still to be paid. */
  readonly open: bigint;
  /** Owed to the buyer: paid too much or credited after payment, and not refunded. */
  readonly owed: bigint;
}

/** Sums over the documents of a bill, for a list of its columns beside `bill`. */
export const balanceColumns = {
  applied: sql<bigint>`(SELECT coalesce(sum(applied_fen), 0)::bigint FROM pricing.payment WHERE bill_id = bill.id)`,
  surplus: sql<bigint>`(SELECT coalesce(sum(surplus_fen), 0)::bigint FROM pricing.payment WHERE bill_id = bill.id)`,
  credited: sql<bigint>`(SELECT coalesce(sum(gross_fen), 0)::bigint FROM pricing.credit_note WHERE bill_id = bill.id AND state = 'approved')`,
  credited_open: sql<bigint>`(SELECT coalesce(sum(open_fen), 0)::bigint FROM pricing.credit_note WHERE bill_id = bill.id AND state = 'approved')`,
  written_off: sql<bigint>`(SELECT coalesce(sum(amount_fen), 0)::bigint FROM pricing.write_off WHERE bill_id = bill.id)`,
  refunded: sql<bigint>`(SELECT coalesce(sum(amount_fen), 0)::bigint FROM pricing.refund WHERE bill_id = bill.id)`,
} as const;

export type BalanceSums = { readonly [name in keyof typeof balanceColumns]: bigint };

export function balanceOf(grossFen: bigint, sums: BalanceSums): BillBalance {
  const back = sums.credited - sums.credited_open;
  return {
    received: sums.applied - back,
    credited: sums.credited,
    writtenOff: sums.written_off,
    open: grossFen - sums.applied - sums.credited_open - sums.written_off,
    owed: sums.surplus + back - sums.refunded,
  };
}

export async function billBalance(tx: Tx, bill: Pick<BillRow, 'id' | 'gross_fen'>): Promise<BillBalance> {
  const sums = await settlementTables(tx)
    .selectFrom('pricing.bill as bill')
    .select(Object.entries(balanceColumns).map(([name, column]) => column.as(name)))
    .where('bill.id', '=', bill.id)
    .executeTakeFirstOrThrow();
  return balanceOf(bill.gross_fen, sums as unknown as BalanceSums);
}

export type BillState = 'unpaid' | 'part-paid' | 'overdue' | 'settled' | 'written-off';

/** What a bill's documents make it, on a day. */
export function billStateOf(
  balance: BillBalance,
  dueOn: Temporal.PlainDate,
  today: Temporal.PlainDate,
): BillState {
  if (balance.open === 0n) return balance.writtenOff > 0n ? 'written-off' : 'settled';
  if (Temporal.PlainDate.compare(today, dueOn) > 0) return 'overdue';
  return balance.received > 0n || balance.credited > 0n ? 'part-paid' : 'unpaid';
}
