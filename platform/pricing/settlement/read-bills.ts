import { type SqlBool, sql } from 'kysely';
import { Type } from 'typebox';
import {
  cutToPage,
  dateAt,
  defineFileRead,
  defineRead,
  formatMoney,
  ok,
  PageOf,
  pageInput,
  refuse,
  type Text,
  TextSchema,
  text,
  type Uploads,
  unpackPlaceInTime,
} from '#foundation';
import { documentsOf, stepsOf } from '#platform/casework';
import { organisationNames } from '#platform/identity';
import { creditNoteLifecycle } from '../model/settlement/lifecycles.ts';
import { amongBooks, booksOf, sees } from '../sides.ts';
import {
  type BalanceSums,
  type BillState,
  balanceColumns,
  balanceOf,
  billBalance,
  billLines,
  billStateOf,
  creditNotesOf,
  findBill,
  paymentsOf,
} from '../store/bills.ts';
import { type BillRow, settlementTables } from '../store/settlement-tables.ts';
import { settlementProblems as problems } from './problems.ts';
import { DocumentLine, StepLine } from './read-statements.ts';

export const billStates: { readonly [state in BillState]: Text } = {
  unpaid: text('待付款', 'To be paid'),
  'part-paid': text('部分已付', 'Paid in part'),
  overdue: text('逾期', 'Overdue'),
  settled: text('已结清', 'Settled'),
  'written-off': text('余额已核销', 'Rest written off'),
};
const Nullable = Type.Union([Type.String(), Type.Null()]);
const Line = {
  id: Type.String(),
  number: Type.String(),
  statementId: Type.String(),
  agreementId: Type.String(),
  buyer: Type.String(),
  operator: Type.String(),
  gross: Type.String(),
  tax: Type.String(),
  taxRate: Type.Integer(),
  received: Type.String(),
  credited: Type.String(),
  open: Type.String(),
  owed: Type.String(),
  state: Type.String(),
  stateTitle: TextSchema,
  dueOn: Type.String(),
  issuedAt: Type.String(),
};
const line = (
  row: BillRow,
  balance: ReturnType<typeof balanceOf>,
  names: ReadonlyMap<string, string>,
  today: Temporal.PlainDate,
) => {
  const state = billStateOf(balance, row.due_on, today);
  return {
    id: row.id,
    number: row.number,
    statementId: row.statement_id,
    agreementId: row.agreement_id,
    buyer: names.get(row.buyer) ?? row.buyer,
    operator: names.get(row.operator) ?? row.operator,
    gross: formatMoney(row.gross_fen),
    tax: formatMoney(row.tax_fen),
    taxRate: row.tax_rate,
    received: formatMoney(balance.received),
    credited: formatMoney(balance.credited),
    open: formatMoney(balance.open),
    owed: formatMoney(balance.owed),
    state: state as string,
    stateTitle: billStates[state],
    dueOn: row.due_on.toString(),
    issuedAt: row.issued_at.toString(),
  };
};

/** Bills one issued or has to pay, or all for those who oversee; the newest first. */
export const billsRead = defineRead({
  name: 'pricing.bills',
  title: text('账单', 'Bills'),
  path: '/api/v1/bills',
  audience: 'signed-in',
  input: Type.Object(pageInput, { additionalProperties: false }),
  output: PageOf(Type.Object(Line)),
  sheet: {
    number: text('文号', 'Number'),
    buyer: text('购买方', 'Buyer'),
    operator: text('运营机构', 'Operator'),
    gross: text('价税合计（元）', 'Gross, yuan'),
    tax: text('税额（元）', 'Tax, yuan'),
    received: text('已收（元）', 'Received, yuan'),
    credited: text('冲减（元）', 'Credited, yuan'),
    open: text('未付（元）', 'Open, yuan'),
    owed: text('应退（元）', 'Owed back, yuan'),
    stateTitle: text('状态', 'State'),
    dueOn: text('付款期限', 'Due'),
    issuedAt: text('开具时间', 'Issued'),
  },
  async run(actor, input, tx) {
    const books = await booksOf(tx, actor);
    const limit = input.limit ?? 50;
    const after = unpackPlaceInTime(input.cursor);
    let query = settlementTables(tx)
      .selectFrom('pricing.bill as bill')
      .where(amongBooks(books, ['buyer', 'operator']));
    const { total } = await query.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow();
    if (after) query = query.where(sql<SqlBool>`(issued_at, id) < (${after.at}, ${after.id})`);
    const rows = await query
      .selectAll('bill')
      .select(Object.entries(balanceColumns).map(([name, column]) => column.as(name)))
      .orderBy('issued_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute();
    const { shown, next } = cutToPage(rows, limit, (last) => [last.issued_at.toString(), last.id]);
    const names = await organisationNames(
      tx,
      shown.flatMap(({ buyer, operator }) => [buyer, operator]),
    );
    return ok({
      items: shown.map((row) =>
        line(row, balanceOf(row.gross_fen, row as unknown as BalanceSums), names, dateAt(tx.now)),
      ),
      next,
      total,
    });
  },
});

const byId = Type.Object({ id: Type.String({ maxLength: 60 }) }, { additionalProperties: false });

/** One with its lines, payments, credit notes and papers. */
export const billRead = defineRead({
  name: 'pricing.bill',
  title: text('一份账单', 'One bill'),
  path: '/api/v1/bills/{id}',
  audience: 'signed-in',
  input: byId,
  output: Type.Object({
    ...Line,
    writtenOff: Type.String(),
    lines: Type.Array(
      Type.Object({
        line: Type.Integer(),
        product: Type.String(),
        quantity: Type.String(),
        price: Type.String(),
        gross: Type.String(),
        tax: Type.String(),
      }),
    ),
    payments: Type.Array(
      Type.Object({
        id: Type.String(),
        paidOn: Type.String(),
        payer: Type.String(),
        onBehalf: Nullable,
        reference: Type.String(),
        amount: Type.String(),
        surplus: Type.String(),
        lateDays: Type.Integer(),
        slip: Nullable,
      }),
    ),
    creditNotes: Type.Array(
      Type.Object({
        id: Type.String(),
        number: Nullable,
        line: Type.Integer(),
        amount: Type.String(),
        reason: Type.String(),
        state: Type.String(),
        stateTitle: TextSchema,
      }),
    ),
    documents: Type.Array(DocumentLine),
    steps: Type.Array(StepLine),
  }),
  problems: [problems['no-such-account'].type],
  async run(actor, input, tx) {
    const row = await findBill(tx, input.id);
    if (!row || !sees(await booksOf(tx, actor), row.buyer, row.operator))
      return refuse(problems['no-such-account']());
    const subject = { kind: 'bill', id: row.id };
    const balance = await billBalance(tx, row);
    return ok({
      ...line(row, balance, await organisationNames(tx, [row.buyer, row.operator]), dateAt(tx.now)),
      writtenOff: formatMoney(balance.writtenOff),
      lines: (await billLines(tx, row.id)).map((one) => ({
        line: one.line,
        product: one.product_title,
        quantity: String(one.quantity),
        price: formatMoney(one.price_fen),
        gross: formatMoney(one.gross_fen),
        tax: formatMoney(one.tax_fen),
      })),
      payments: (await paymentsOf(tx, row.id)).map((one) => ({
        id: one.id,
        paidOn: one.paid_on.toString(),
        payer: one.payer,
        onBehalf: one.on_behalf,
        reference: one.reference,
        amount: formatMoney(one.amount_fen),
        surplus: formatMoney(one.surplus_fen),
        lateDays: one.late_days,
        slip: one.slip_name,
      })),
      creditNotes: (await creditNotesOf(tx, row.id)).map((one) => ({
        id: one.id,
        number: one.number,
        line: one.line,
        amount: formatMoney(one.gross_fen),
        reason: one.reason,
        state: one.state as string,
        stateTitle: creditNoteLifecycle.states[one.state].title,
      })),
      documents: (await documentsOf(tx, subject)).map(({ id, number, title }) => ({
        id,
        number,
        title: { ...title },
      })),
      steps: (await stepsOf(tx, subject)).map(({ title, at }) => ({
        title: { ...title },
        at: at.toString(),
      })),
    });
  },
});

/** The slip of the bank that came with a payment. */
export const slipRead = (uploads: () => Uploads) =>
  defineFileRead({
    name: 'pricing.payment-slip',
    title: text('银行回单', 'Slip of the bank'),
    path: '/api/v1/payments/{id}/slip',
    audience: 'signed-in',
    input: byId,
    problems: [problems['no-such-account'].type],
    async run(actor, input, tx) {
      const payment = await settlementTables(tx)
        .selectFrom('pricing.payment')
        .selectAll()
        .where('id', '=', input.id)
        .executeTakeFirst();
      const bill = payment && (await findBill(tx, payment.bill_id));
      if (!bill || !payment?.slip_sha256 || !sees(await booksOf(tx, actor), bill.operator, bill.buyer))
        return refuse(problems['no-such-account']());
      return ok({
        contentType: 'application/octet-stream',
        body: Buffer.from(await uploads().read({ sha256: payment.slip_sha256 })),
        fileName: payment.slip_name ?? payment.id,
        cache: 'no-store',
      });
    },
  });
