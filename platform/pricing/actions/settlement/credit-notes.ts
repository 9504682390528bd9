import { Type } from 'typebox';
import {
  type Actor,
  defineAction,
  formatMoneyGrouped,
  newId,
  ok,
  refuse,
  type Subject,
  type Tx,
  text,
} from '#foundation';
import { completeTasks, issueDocument, openTask, recordStep } from '#platform/casework';
import { organisationName } from '#platform/identity';
import { revenueOf } from '../../model/settlement/accounts.ts';
import { lesser, netBetween, taxBetween } from '../../model/settlement/amounts.ts';
import { creditNoteLifecycle } from '../../model/settlement/lifecycles.ts';
import { billSubject } from '../../settlement/desk.ts';
import { creditNotePaper } from '../../settlement/papers.ts';
import { settlementProblems as problems } from '../../settlement/problems.ts';
import { nowOf, operatorNow, personOf } from '../../sides.ts';
import { billBalance, billLines, creditNotesOf, findCreditNote, lockBill } from '../../store/bills.ts';
import { post } from '../../store/ledger.ts';
import { type CreditNoteRow, settlementTables } from '../../store/settlement-tables.ts';
import { byBill, lineNumber, long, yuan } from './fields.ts';
import { amountIn, doneIfPaid, taxed } from './payments.ts';

const CreditNoteAnswer = Type.Object({ creditNoteId: Type.String(), state: Type.String() });

/** What was credited on a line, and what is proposed to be. */
async function creditedOn(
  tx: Tx,
  billId: string,
  line: number,
): Promise<{ readonly approved: bigint; readonly all: bigint }> {
  const notes = (await creditNotesOf(tx, billId)).filter((note) => note.line === line);
  const sum = (of: readonly CreditNoteRow[]) => of.reduce((total, { gross_fen }) => total + gross_fen, 0n);
  return {
    approved: sum(notes.filter(({ state }) => state === 'approved')),
    all: sum(notes.filter(({ state }) => state !== 'declined')),
  };
}

export const proposeCreditNote = defineAction({
  name: 'pricing.propose-credit-note',
  title: text('提出贷项通知单', 'Propose a credit note'),
  description: text(
    '账单某一行多计的，写明冲减金额和理由，由另一人复核后出具贷项通知单。',
    'What a line of a bill says too much, with the reason; another person approves it, and the credit note is issued.',
  ),
  input: Type.Object(
    {
      ...byBill,
      line: lineNumber(),
      amount: yuan('冲减金额（元，含税）', 'Amount in yuan, with tax'),
      reason: long('理由', 'Reason'),
    },
    { additionalProperties: false },
  ),
  output: CreditNoteAnswer,
  problems: [problems['no-such-line'].type, problems['amount-unfit'].type],
  idempotent: true,
  subject: (tx, input) => billSubject(tx, input.billId),
  async run(actor, input, tx) {
    const bill = await lockBill(tx, input.billId);
    const line = (await billLines(tx, bill.id)).find((one) => one.line === input.line);
    if (!line) return refuse(problems['no-such-line']());
    const amount = amountIn(input.amount);
    const { all, approved } = await creditedOn(tx, bill.id, line.line);
    if (amount === null || all + amount > line.gross_fen) return refuse(problems['amount-unfit']());
    const id = newId('cdn');
    await settlementTables(tx)
      .insertInto('pricing.credit_note')
      .values({
        id,
        bill_id: bill.id,
        line: line.line,
        gross_fen: amount,
        tax_fen: taxBetween(approved, approved + amount, { grossFen: line.gross_fen, taxFen: line.tax_fen }),
        reason: input.reason,
        state: creditNoteLifecycle.initial,
        open_fen: null,
        net_back_fen: null,
        number: null,
        document_id: null,
        proposed_by: personOf(actor),
        proposed_at: tx.now,
        decided_by: null,
        decided_at: null,
        opinion: null,
      })
      .execute();
    await openTask(tx, {
      kind: 'pricing.credit-note',
      title: text(`复核贷项通知单：${bill.number}`, `Approve a credit note: ${bill.number}`),
      subject: { kind: 'credit-note', id },
      organisationId: await operatorNow(tx, bill.operator),
      role: 'operator',
      acts: ['pricing.approve-credit-note', 'pricing.decline-credit-note'],
      apartFrom: [personOf(actor)],
    });
    const said = text(
      `提出冲减第 ${line.line} 行 ${input.amount} 元`,
      `Credit proposed on line ${line.line}: ${input.amount} yuan`,
    );
    await recordStep(tx, { subject: { kind: 'bill', id: bill.id }, title: said, actor });
    return ok({ creditNoteId: id, state: creditNoteLifecycle.initial as string });
  },
});

async function creditNoteSubject(tx: Tx, id: string): Promise<Subject | null> {
  const note = await findCreditNote(tx, id);
  const bill = note && (await billSubject(tx, note.bill_id));
  return bill ? { ...bill, kind: 'credit-note', id, authors: [note!.proposed_by], state: note!.state } : null;
}

const deciding = {
  creditNoteId: Type.String({ maxLength: 60, title: '贷项通知单', titleEn: 'Credit note' }),
  opinion: long('意见', 'Opinion'),
};

const decided = (tx: Tx, actor: Actor, id: string, change: Partial<CreditNoteRow>) =>
  settlementTables(tx)
    .updateTable('pricing.credit_note')
    .set({ ...change, decided_by: personOf(actor), decided_at: tx.now })
    .where('id', '=', id)
    .execute();

/** A second person approves: numbered, served, posted; what was paid already is owed back. */
export const approveCreditNote = defineAction({
  name: 'pricing.approve-credit-note',
  title: text('复核贷项通知单', 'Approve a credit note'),
  description: text(
    '由提出人以外的人员复核，出具贷项通知单；未付的从应付款中扣减，已付的列为应退款。',
    'Another person than who proposed it; the credit note is issued. What is unpaid is taken off, what is paid is owed back.',
  ),
  input: Type.Object(deciding, { additionalProperties: false }),
  output: CreditNoteAnswer,
  problems: [problems['amount-unfit'].type],
  fourEyes: true,
  subject: (tx, input) => creditNoteSubject(tx, input.creditNoteId),
  async run(actor, input, tx) {
    const found = (await findCreditNote(tx, input.creditNoteId))!;
    const bill = await lockBill(tx, found.bill_id);
    const note = (await findCreditNote(tx, input.creditNoteId))!;
    const next = creditNoteLifecycle.next(note.state, 'approve');
    if (!next.ok) return next;
    const line = (await billLines(tx, bill.id)).find((one) => one.line === note.line)!;
    const { approved } = await creditedOn(tx, bill.id, note.line);
    const tax = taxBetween(approved, approved + note.gross_fen, {
      grossFen: line.gross_fen,
      taxFen: line.tax_fen,
    });
    const { open, received } = await billBalance(tx, bill);
    const off = lesser(note.gross_fen, open);
    const back = note.gross_fen - off;
    // What was written off is no money that could go back.
    if (back > received) return refuse(problems['amount-unfit']());
    const buyer = await nowOf(tx, bill.buyer);
    const paper = await issueDocument(tx, {
      template: creditNotePaper,
      actor,
      issuedBy: await operatorNow(tx, bill.operator),
      subject: { kind: 'bill', id: bill.id },
      addressee: await organisationName(tx, buyer),
      values: {
        bill: bill.number,
        line: String(note.line),
        product: line.product_title,
        gross: formatMoneyGrouped(note.gross_fen),
        tax: formatMoneyGrouped(tax),
        reason: note.reason,
        open: formatMoneyGrouped(off),
        back: formatMoneyGrouped(back),
      },
      serveTo: [{ organisationId: buyer }],
    });
    await decided(tx, actor, note.id, {
      state: next.value,
      tax_fen: tax,
      open_fen: off,
      net_back_fen: netBetween(received - back, received, taxed(bill)),
      number: paper.number,
      document_id: paper.id,
      opinion: input.opinion,
    });
    await post(tx, {
      book: bill.operator,
      document: { kind: 'credit-note', id: note.id },
      agreementId: bill.agreement_id,
      title: `贷项通知单 ${paper.number}`,
      sides: [
        { account: revenueOf(line.purpose_class), fen: note.gross_fen - tax },
        { account: 'tax', fen: tax },
        { account: 'receivable', party: bill.buyer, fen: -off },
        { account: 'advances', party: bill.buyer, fen: -back },
      ],
    });
    await completeTasks(tx, { subject: { kind: 'credit-note', id: note.id } }, actor);
    const said = text(`出具贷项通知单 ${paper.number}`, `Credit note ${paper.number}`);
    await recordStep(tx, { subject: { kind: 'bill', id: bill.id }, title: said, actor });
    await doneIfPaid(tx, actor, bill);
    return ok({ creditNoteId: note.id, state: next.value as string });
  },
});

export const declineCreditNote = defineAction({
  name: 'pricing.decline-credit-note',
  title: text('不同意贷项通知单', 'Decline a credit note'),
  description: text(
    '由提出人以外的人员写明意见，账单不变。',
    'Another person says why; the bill stays as it is.',
  ),
  input: Type.Object(deciding, { additionalProperties: false }),
  output: CreditNoteAnswer,
  problems: [],
  fourEyes: true,
  subject: (tx, input) => creditNoteSubject(tx, input.creditNoteId),
  async run(actor, input, tx) {
    const found = (await findCreditNote(tx, input.creditNoteId))!;
    await lockBill(tx, found.bill_id);
    const note = (await findCreditNote(tx, input.creditNoteId))!;
    const next = creditNoteLifecycle.next(note.state, 'decline');
    if (!next.ok) return next;
    await decided(tx, actor, note.id, { state: next.value, opinion: input.opinion });
    await completeTasks(tx, { subject: { kind: 'credit-note', id: note.id } }, actor);
    return ok({ creditNoteId: note.id, state: next.value as string });
  },
});
