import { formatMoneyGrouped, type SubjectView, text } from '#foundation';
import { organisationName } from '#platform/identity';
import { findDelivery } from '../actions/settlement/payouts.ts';
import { billBalance, billLines, findBill, findCreditNote } from '../store/bills.ts';
import { findSharing, sharingLines } from '../store/sharings.ts';
import { findStatement, linesOf } from '../store/statements.ts';
import { periodInWords } from './desk.ts';

export const statementView: SubjectView = async (tx, id) => {
  const row = await findStatement(tx, id);
  if (!row) return null;
  const lines = await linesOf(tx, id);
  const by = { statementId: id };
  return {
    title: text(`对账单：${periodInWords(row)}`, `Statement: ${periodInWords(row)}`),
    lifecycle: { id: 'pricing.statement', state: row.state },
    facts: [
      { label: text('协议', 'Agreement'), value: row.agreement_number },
      { label: text('购买方', 'Buyer'), value: await organisationName(tx, row.buyer) },
      { label: text('合计（元）', 'Total, yuan'), value: formatMoneyGrouped(row.total_fen) },
      ...lines.map((line) => ({
        label: text(`第 ${line.line} 行`, `Line ${line.line}`),
        value: `${line.product_title}：${line.quantity} × ${formatMoneyGrouped(line.price_fen)} = ${formatMoneyGrouped(line.amount_fen)}${line.late ? '（以前结算期迟入账）' : ''}${line.dispute ? `；异议：${line.dispute}` : ''}`,
      })),
    ],
    prefill: {
      'pricing.confirm-statement': by,
      'pricing.dispute-statement': by,
      'pricing.decide-dispute': {
        ...by,
        decisions: lines
          .filter(({ dispute }) => dispute !== null)
          .map(({ line, quantity }) => ({ line, quantity: String(quantity) })),
      },
      'pricing.issue-bill': by,
    },
    page: `/work/statements/${id}`,
  };
};

export const billView: SubjectView = async (tx, id) => {
  const row = await findBill(tx, id);
  if (!row) return null;
  const { open, received, owed } = await billBalance(tx, row);
  const by = { billId: id };
  return {
    title: text(`账单：${row.number}`, `Bill: ${row.number}`),
    facts: [
      { label: text('购买方', 'Buyer'), value: await organisationName(tx, row.buyer) },
      { label: text('价税合计（元）', 'Gross, yuan'), value: formatMoneyGrouped(row.gross_fen) },
      { label: text('已收（元）', 'Received, yuan'), value: formatMoneyGrouped(received) },
      { label: text('未付（元）', 'Open, yuan'), value: formatMoneyGrouped(open) },
      { label: text('应退（元）', 'Owed back, yuan'), value: formatMoneyGrouped(owed) },
      { label: text('付款期限', 'Due'), value: row.due_on.toString() },
      ...(await billLines(tx, id)).map(({ line, product_title, gross_fen }) => ({
        label: text(`第 ${line} 行`, `Line ${line}`),
        value: `${product_title}：${formatMoneyGrouped(gross_fen)}`,
      })),
    ],
    prefill: Object.fromEntries(
      ['record-payment', 'propose-credit-note', 'write-off-bill', 'record-refund'].map((act) => [
        `pricing.${act}`,
        by,
      ]),
    ),
    page: `/work/bills/${id}`,
  };
};

export const creditNoteView: SubjectView = async (tx, id) => {
  const note = await findCreditNote(tx, id);
  const bill = note && (await findBill(tx, note.bill_id));
  if (!bill) return null;
  const by = { creditNoteId: id };
  return {
    title: text(`贷项通知单：${bill.number}`, `Credit note: ${bill.number}`),
    lifecycle: { id: 'pricing.credit-note', state: note!.state },
    facts: [
      { label: text('账单行', 'Line of the bill'), value: String(note!.line) },
      { label: text('冲减金额（元）', 'Credited, yuan'), value: formatMoneyGrouped(note!.gross_fen) },
      { label: text('理由', 'Reason'), value: note!.reason },
    ],
    prefill: { 'pricing.approve-credit-note': by, 'pricing.decline-credit-note': by },
    page: `/work/bills/${bill.id}`,
  };
};

export const sharingView: SubjectView = async (tx, id) => {
  const row = await findSharing(tx, id);
  if (!row) return null;
  const by = { sharingId: id };
  return {
    title: text('收益分配', 'Benefit sharing'),
    lifecycle: { id: 'pricing.sharing', state: row.state },
    facts: [
      {
        label: text('收入（元，不含税）', 'Revenue, yuan, without tax'),
        value: formatMoneyGrouped(row.revenue_fen),
      },
      ...(await sharingLines(tx, id)).map(({ line, party_name, amount_fen }) => ({
        label: text(`第 ${line} 行`, `Line ${line}`),
        value: `${party_name}：${formatMoneyGrouped(amount_fen)}`,
      })),
      { label: text('运营机构留存（元）', 'Kept, yuan'), value: formatMoneyGrouped(row.kept_fen) },
    ],
    prefill: Object.fromEntries(
      ['approve-sharing', 'withdraw-sharing', 'record-payout', 'record-delivery'].map((act) => [
        `pricing.${act}`,
        by,
      ]),
    ),
    page: `/work/sharings/${id}`,
  };
};

export const deliveryView: SubjectView = async (tx, id) => {
  const row = await findDelivery(tx, id);
  if (!row) return null;
  const by = { deliveryId: id };
  return {
    title: text('服务或数据治理的履行', 'A delivery in kind'),
    facts: [
      { label: text('履行内容', 'What was done'), value: row.what },
      { label: text('价值（元）', 'Value, yuan'), value: formatMoneyGrouped(row.value_fen) },
      { label: text('完成日期', 'Done on'), value: row.delivered_on.toString() },
    ],
    prefill: { 'pricing.confirm-delivery': by, 'pricing.decline-delivery': by },
    page: `/work/sharings/${row.sharing_id}`,
  };
};
