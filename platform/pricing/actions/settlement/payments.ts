import { Type } from 'typebox';
import {
  type Actor,
  dateAt,
  defineAction,
  newId,
  ok,
  parseMoney,
  refuse,
  type Tx,
  text,
  type Uploads,
} from '#foundation';
import { completeTasks, handOn, recordStep } from '#platform/casework';
import { appendEntry } from '#platform/evidence';
import { organisationName } from '#platform/identity';
import { lesser, netBetween } from '../../model/settlement/amounts.ts';
import { billSubject } from '../../settlement/desk.ts';
import { settlementProblems as problems } from '../../settlement/problems.ts';
import { nowOf, personOf } from '../../sides.ts';
import { billBalance, lockBill } from '../../store/bills.ts';
import { post } from '../../store/ledger.ts';
import { type BillRow, settlementTables } from '../../store/settlement-tables.ts';
import { BillAnswer, byBill, day, long, reference, yuan } from './fields.ts';

export const billMatter = ({ id, number }: Pick<BillRow, 'id' | 'number'>) => ({
  kind: 'bill',
  id,
  title: number,
});
export const taxed = ({ gross_fen, tax_fen }: Pick<BillRow, 'gross_fen' | 'tax_fen'>) => ({
  grossFen: gross_fen,
  taxFen: tax_fen,
});

/** With nothing left to pay, what lies on desks about a bill is done. */
export async function doneIfPaid(tx: Tx, actor: Actor, bill: BillRow): Promise<string> {
  const { open } = await billBalance(tx, bill);
  if (open === 0n) await completeTasks(tx, { subject: { kind: 'bill', id: bill.id } }, actor);
  return String(open);
}

/** An amount in yuan that is more than nothing; null for any other. */
export function amountIn(text: string): bigint | null {
  const parsed = parseMoney(text);
  return parsed.ok && parsed.value > 0n ? parsed.value : null;
}

const takenBefore = (tx: Tx, table: 'pricing.payment' | 'pricing.refund', operator: string, slip: string) =>
  settlementTables(tx)
    .selectFrom(table)
    .select('id')
    .where('operator', '=', operator)
    .where('reference', '=', slip)
    .executeTakeFirst();

/** What came in on a bill, with the bank's slip: in one sum or by instalments, late or on time. */
export const recordPayment = (uploads: () => Uploads) =>
  defineAction({
    name: 'pricing.record-payment',
    title: text('登记到账', 'Record a payment'),
    description: text(
      '按银行回单登记到账，可以分次；同一流水号只登记一次，多付部分记为待退，付款人不是购买方的须写明代付说明。',
      'By the slip of the bank, also in instalments. A slip counts once; what is paid too much is owed back; a payer other than the buyer needs a reason.',
    ),
    input: Type.Object(
      {
        ...byBill,
        amount: yuan('到账金额（元）', 'Amount in yuan'),
        paidOn: day('到账日期', 'Paid on'),
        payer: Type.String({
          minLength: 2,
          maxLength: 200,
          title: '付款人名称',
          titleEn: 'Name of the payer',
        }),
        onBehalf: Type.Optional(long('代付说明', 'Why somebody else pays')),
        reference,
        slipUploadId: Type.Optional(
          Type.String({
            format: 'upload',
            maxLength: 60,
            asked: true,
            title: '银行回单',
            titleEn: 'Slip of the bank',
          }),
        ),
      },
      { additionalProperties: false },
    ),
    output: BillAnswer,
    problems: [
      'amount-unfit',
      'nothing-to-settle',
      'slip-recorded',
      'wrong-payer',
      'not-yet-day',
      'slip-missing',
    ].map((name) => problems[name as 'amount-unfit'].type),
    idempotent: true,
    subject: (tx, input) => billSubject(tx, input.billId),
    async run(actor, input, tx) {
      const bill = await lockBill(tx, input.billId);
      const amount = amountIn(input.amount);
      if (amount === null) return refuse(problems['amount-unfit']());
      const paidOn = Temporal.PlainDate.from(input.paidOn);
      if (Temporal.PlainDate.compare(paidOn, dateAt(tx.now)) > 0) return refuse(problems['not-yet-day']());
      if (await takenBefore(tx, 'pricing.payment', bill.operator, input.reference))
        return refuse(problems['slip-recorded']());
      const buyer = await organisationName(tx, await nowOf(tx, bill.buyer));
      const names = [buyer, await organisationName(tx, bill.buyer)];
      if (!names.includes(input.payer.trim()) && !input.onBehalf) return refuse(problems['wrong-payer']());
      const { open, received } = await billBalance(tx, bill);
      if (open <= 0n) return refuse(problems['nothing-to-settle']());
      const slip = input.slipUploadId ? await uploads().find(tx, actor, input.slipUploadId) : null;
      if (input.slipUploadId && !slip) return refuse(problems['slip-missing']());
      const applied = lesser(amount, open);
      const id = newId('pay');
      await settlementTables(tx)
        .insertInto('pricing.payment')
        .values({
          id,
          bill_id: bill.id,
          operator: bill.operator,
          amount_fen: amount,
          applied_fen: applied,
          surplus_fen: amount - applied,
          net_fen: netBetween(received, received + applied, taxed(bill)),
          paid_on: paidOn,
          late_days: Math.max(0, bill.due_on.until(paidOn).days),
          payer: input.payer.trim(),
          on_behalf: input.onBehalf ?? null,
          reference: input.reference,
          slip_name: slip?.name ?? null,
          slip_sha256: slip?.sha256 ?? null,
          recorded_by: personOf(actor),
          recorded_at: tx.now,
        })
        .execute();
      await post(tx, {
        book: bill.operator,
        document: { kind: 'payment', id },
        agreementId: bill.agreement_id,
        title: `账单 ${bill.number} 到账 ${input.reference}`,
        sides: [
          { account: 'cash', fen: amount },
          { account: 'receivable', party: bill.buyer, fen: -applied },
          { account: 'advances', party: bill.buyer, fen: applied - amount },
        ],
      });
      await appendEntry(tx, {
        kind: 'pricing.payment',
        fields: { payment: id, bill: bill.number, amountFen: String(amount), at: tx.now.toString() },
      });
      const said = text(`登记到账 ${input.amount} 元`, `Received ${input.amount} yuan`);
      await recordStep(tx, { subject: { kind: 'bill', id: bill.id }, title: said, actor });
      return ok({ billId: bill.id, openFen: await doneIfPaid(tx, actor, bill) });
    },
  });

/** What is owed to the buyer goes back: paid too much, or credited after it was paid. By another person than who issued the bill. */
export const recordRefund = defineAction({
  name: 'pricing.record-refund',
  title: text('登记退款', 'Record a refund'),
  description: text(
    '多付或者贷项通知单冲减的已付款项退还购买方后登记；由开具账单以外的人员办理。',
    'What was paid too much, or credited after payment, went back to the buyer; by another person than who issued the bill.',
  ),
  input: Type.Object(
    { ...byBill, amount: yuan('退款金额（元）', 'Amount in yuan'), reference },
    { additionalProperties: false },
  ),
  output: BillAnswer,
  problems: [problems['amount-unfit'].type, problems['slip-recorded'].type],
  fourEyes: true,
  idempotent: true,
  subject: (tx, input) => billSubject(tx, input.billId),
  async run(actor, input, tx) {
    const bill = await lockBill(tx, input.billId);
    const amount = amountIn(input.amount);
    const { owed, open } = await billBalance(tx, bill);
    if (amount === null || amount > owed) return refuse(problems['amount-unfit']());
    if (await takenBefore(tx, 'pricing.refund', bill.operator, input.reference))
      return refuse(problems['slip-recorded']());
    const id = newId('rfd');
    await settlementTables(tx)
      .insertInto('pricing.refund')
      .values({
        id,
        bill_id: bill.id,
        operator: bill.operator,
        amount_fen: amount,
        reference: input.reference,
        recorded_by: personOf(actor),
        recorded_at: tx.now,
      })
      .execute();
    await post(tx, {
      book: bill.operator,
      document: { kind: 'refund', id },
      agreementId: bill.agreement_id,
      title: `账单 ${bill.number} 退款 ${input.reference}`,
      sides: [
        { account: 'advances', party: bill.buyer, fen: amount },
        { account: 'cash', fen: -amount },
      ],
    });
    const said = text(`退款 ${input.amount} 元`, `Refunded ${input.amount} yuan`);
    await recordStep(tx, { subject: { kind: 'bill', id: bill.id }, title: said, actor });
    return ok({ billId: bill.id, openFen: String(open) });
  },
});

/** What will not be paid any more, with the reason; the bill itself stays as it is. By another person than who issued it. */
export const writeOffBill = defineAction({
  name: 'pricing.write-off-bill',
  title: text('核销账单余额', 'Write off what is left of a bill'),
  description: text(
    '确实无法收回的余额，写明理由核销；由开具账单以外的人员办理。',
    'What cannot be collected is written off with the reason, by another person than who issued the bill.',
  ),
  input: Type.Object(
    { ...byBill, reason: long('核销理由', 'Why it is written off') },
    { additionalProperties: false },
  ),
  output: BillAnswer,
  problems: [problems['nothing-to-settle'].type],
  fourEyes: true,
  dangerous: true,
  subject: (tx, input) => billSubject(tx, input.billId),
  async run(actor, input, tx) {
    const bill = await lockBill(tx, input.billId);
    const { open } = await billBalance(tx, bill);
    if (open <= 0n) return refuse(problems['nothing-to-settle']());
    await settlementTables(tx)
      .insertInto('pricing.write_off')
      .values({
        bill_id: bill.id,
        amount_fen: open,
        reason: input.reason,
        written_by: personOf(actor),
        written_at: tx.now,
      })
      .execute();
    await post(tx, {
      book: bill.operator,
      document: { kind: 'write-off', id: bill.id },
      agreementId: bill.agreement_id,
      title: `账单 ${bill.number} 核销`,
      sides: [
        { account: 'bad-debt', party: bill.buyer, fen: open },
        { account: 'receivable', party: bill.buyer, fen: -open },
      ],
    });
    await handOn(
      tx,
      actor,
      billMatter(bill),
      text(`核销余额：${input.reason}`, `Written off: ${input.reason}`),
    );
    return ok({ billId: bill.id, openFen: '0' });
  },
});
