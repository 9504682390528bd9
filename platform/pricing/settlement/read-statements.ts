import { type SqlBool, sql } from 'kysely';
import { Type } from 'typebox';
import {
  cutToPage,
  defineRead,
  formatMoney,
  ok,
  PageOf,
  pageInput,
  refuse,
  TextSchema,
  text,
  unpackPlaceInTime,
} from '#foundation';
import { clocksOf, documentsOf, stepsOf } from '#platform/casework';
import { organisationNames } from '#platform/identity';
import { statementLifecycle } from '../model/settlement/lifecycles.ts';
import { amongBooks, booksOf, sees } from '../sides.ts';
import { type StatementRow, settlementTables } from '../store/settlement-tables.ts';
import { findStatement, linesOf } from '../store/statements.ts';
import { stands } from './desk.ts';
import { settlementProblems as problems } from './problems.ts';

const Nullable = Type.Union([Type.String(), Type.Null()]);
export const DocumentLine = Type.Object({ id: Type.String(), number: Type.String(), title: TextSchema });
export const StepLine = Type.Object({ title: TextSchema, at: Type.String() });
const Line = {
  id: Type.String(),
  agreementId: Type.String(),
  agreement: Type.String(),
  buyer: Type.String(),
  operator: Type.String(),
  from: Type.String(),
  /** The last day in it. */
  to: Type.String(),
  calls: Type.Integer(),
  total: Type.String(),
  accepted: Nullable,
  state: Type.String(),
  stateTitle: TextSchema,
  issuedAt: Type.String(),
  dueOn: Nullable,
};
const line = (row: StatementRow, names: ReadonlyMap<string, string>) => ({
  id: row.id,
  agreementId: row.agreement_id,
  agreement: row.agreement_number,
  buyer: names.get(row.buyer) ?? row.buyer,
  operator: names.get(row.operator) ?? row.operator,
  from: row.from_on.toString(),
  to: row.until_on.subtract({ days: 1 }).toString(),
  calls: Number(row.calls),
  total: formatMoney(row.total_fen),
  accepted: row.accepted_fen === null ? null : formatMoney(row.accepted_fen),
  state: row.state as string,
  stateTitle: statementLifecycle.states[row.state].title,
  issuedAt: row.issued_at.toString(),
  dueOn: row.due_on?.toString() ?? null,
});

/** Statements of one's own side, or all for those who oversee; the newest first. */
export const statementsRead = defineRead({
  name: 'pricing.statements',
  title: text('对账单', 'Statements'),
  path: '/api/v1/statements',
  audience: 'signed-in',
  input: Type.Object(pageInput, { additionalProperties: false }),
  output: PageOf(Type.Object(Line)),
  sheet: {
    agreement: text('协议', 'Agreement'),
    buyer: text('购买方', 'Buyer'),
    operator: text('运营机构', 'Operator'),
    from: text('自', 'From'),
    to: text('至', 'To'),
    calls: text('调用次数', 'Calls'),
    total: text('对账金额（元）', 'Stated, yuan'),
    accepted: text('确认金额（元）', 'Confirmed, yuan'),
    stateTitle: text('状态', 'State'),
    issuedAt: text('生成时间', 'Made'),
  },
  async run(actor, input, tx) {
    const books = await booksOf(tx, actor);
    const limit = input.limit ?? 50;
    const after = unpackPlaceInTime(input.cursor);
    const mine = amongBooks(books, ['buyer', 'operator', 'implementing_body']);
    let query = settlementTables(tx).selectFrom('pricing.statement').where(mine);
    const { total } = await query.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow();
    if (after) query = query.where(sql<SqlBool>`(issued_at, id) < (${after.at}, ${after.id})`);
    const rows = await query
      .selectAll()
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
      items: shown.map((row) => line(row, names)),
      next,
      total,
    });
  },
});

/** One with its lines: the price, where it comes from, and the stretch of the meter. */
export const statementRead = defineRead({
  name: 'pricing.statement',
  title: text('一份对账单', 'One statement'),
  path: '/api/v1/statements/{id}',
  audience: 'signed-in',
  input: Type.Object({ id: Type.String({ maxLength: 60 }) }, { additionalProperties: false }),
  output: Type.Object({
    ...Line,
    entry: Type.String(),
    billId: Nullable,
    settledHow: Nullable,
    silenceAt: Nullable,
    lines: Type.Array(
      Type.Object({
        line: Type.Integer(),
        productId: Type.String(),
        product: Type.String(),
        purpose: Type.String(),
        basis: Type.String(),
        price: Type.String(),
        priceSource: Type.String(),
        from: Type.String(),
        until: Type.String(),
        late: Type.Boolean(),
        calls: Type.Integer(),
        quantity: Type.String(),
        amount: Type.String(),
        dispute: Nullable,
        acceptedQuantity: Nullable,
        decision: Nullable,
      }),
    ),
    documents: Type.Array(DocumentLine),
    steps: Type.Array(StepLine),
  }),
  problems: [problems['no-such-account'].type],
  async run(actor, input, tx) {
    const row = await findStatement(tx, input.id);
    if (!row || !sees(await booksOf(tx, actor), row.buyer, row.operator, row.implementing_body))
      return refuse(problems['no-such-account']());
    const subject = { kind: 'statement', id: row.id };
    const bill = await settlementTables(tx)
      .selectFrom('pricing.bill')
      .select('id')
      .where('statement_id', '=', row.id)
      .executeTakeFirst();
    const silence = (await clocksOf(tx, subject)).find(
      ({ kind, state }) => kind === stands && state === 'running',
    );
    return ok({
      ...line(row, await organisationNames(tx, [row.buyer, row.operator])),
      entry: row.entry_id,
      billId: bill?.id ?? null,
      settledHow: row.settled_how,
      silenceAt: silence?.dueAt.toString() ?? null,
      lines: (await linesOf(tx, row.id)).map((one) => ({
        line: one.line,
        productId: one.product_id,
        product: one.product_title,
        purpose: one.purpose,
        basis: one.basis,
        price: formatMoney(one.price_fen),
        priceSource: one.price_source as string,
        from: one.from_at.toString(),
        until: one.until_at.toString(),
        late: one.late,
        calls: Number(one.calls),
        quantity: String(one.quantity),
        amount: formatMoney(one.amount_fen),
        dispute: one.dispute,
        acceptedQuantity: one.accepted_quantity === null ? null : String(one.accepted_quantity),
        decision: one.decision,
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
