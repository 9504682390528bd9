import { Type } from 'typebox';
import {
  dateInWords,
  defineAction,
  formatMoneyGrouped,
  moneyInCapitals,
  newId,
  ok,
  refuse,
  sumMoney,
  text,
} from '#foundation';
import { handOn, issueDocument } from '#platform/casework';
import { organisationName, rolesOfOrganisation } from '#platform/identity';
import { revenueOf } from '../../model/settlement/accounts.ts';
import { taxInside, taxOfLines } from '../../model/settlement/amounts.ts';
import { statementLifecycle } from '../../model/settlement/lifecycles.ts';
import { ST4, ST5 } from '../../model/settlement/rules.ts';
import { periodInWords, statementMatter, statementSubject } from '../../settlement/desk.ts';
import { billPaper } from '../../settlement/papers.ts';
import { settlementProblems as problems } from '../../settlement/problems.ts';
import { nowOf, operatorNow, personOf } from '../../sides.ts';
import { post } from '../../store/ledger.ts';
import { settlementTables } from '../../store/settlement-tables.ts';
import { changeStatement, linesOf, lockStatement } from '../../store/statements.ts';
import { BillAnswer, byStatement } from './fields.ts';

/** A bill out of a confirmed statement: its paper and number, its lines, and its posting, in one transaction. */
export const issueBill = defineAction({
  name: 'pricing.issue-bill',
  title: text('开具账单', 'Issue a bill'),
  description: text(
    '按已确认的对账单开具账单，价格含税；账单有连续的文号，开具后不作修改，只以贷项通知单更正。',
    'A bill from the confirmed statement; prices include the tax. Its number has no gaps, and it is never edited: credit notes correct it.',
  ),
  input: Type.Object(
    {
      ...byStatement,
      taxRate: Type.Integer({
        minimum: 0,
        maximum: 9999,
        default: 600,
        title: '税率（万分之）',
        titleEn: 'Rate of tax, of ten thousand',
      }),
    },
    { additionalProperties: false },
  ),
  output: BillAnswer,
  problems: [problems['rate-unknown'].type],
  rules: ['ST4', 'ST5'],
  subject: (tx, input) => statementSubject(tx, input.statementId),
  async run(actor, input, tx) {
    const row = await lockStatement(tx, input.statementId);
    const next = statementLifecycle.next(row.state, 'bill');
    if (!next.ok) return next;
    const rate = ST5.judge({ rate: input.taxRate });
    if (!rate.holds)
      return refuse(
        problems['rate-unknown']({ rule: rate.rule, clause: rate.clause, detail: rate.reasons[0]! }),
      );
    const owed = (await linesOf(tx, row.id))
      .map((line) => ({ ...line, owed: line.accepted_quantity ?? line.quantity }))
      .filter(({ owed: quantity, price_fen }) => quantity * price_fen > 0n);
    const grosses = owed.map(({ owed: quantity, price_fen }) => quantity * price_fen);
    const gross = sumMoney(grosses);
    if (gross !== row.accepted_fen) throw new Error(`statement ${row.id} was confirmed at another amount`);
    const tax = taxInside(gross, input.taxRate);
    const taxes = taxOfLines(tax, grosses);
    const clock = ST4.judge({ servedAt: tx.now });
    const id = newId('bil');
    const operator = await operatorNow(tx, row.operator);
    const buyer = await nowOf(tx, row.buyer);
    const paper = await issueDocument(tx, {
      template: billPaper,
      actor,
      issuedBy: operator,
      subject: { kind: 'bill', id },
      addressee: await organisationName(tx, buyer),
      values: {
        agreement: row.agreement_number,
        period: periodInWords(row),
        lines: owed.map(
          ({ product_title, owed: quantity, price_fen }, at) =>
            `${product_title}：${quantity} × ${formatMoneyGrouped(price_fen)} 元 = ${formatMoneyGrouped(grosses[at]!)} 元`,
        ),
        gross: formatMoneyGrouped(gross),
        capitals: moneyInCapitals(gross),
        tax: formatMoneyGrouped(tax),
        rate: `${input.taxRate / 100} %`,
        until: dateInWords(clock.output.lastDay),
      },
      serveTo: [{ organisationId: buyer }],
    });
    const tables = settlementTables(tx);
    await tables
      .insertInto('pricing.bill')
      .values({
        id,
        number: paper.number,
        document_id: paper.id,
        statement_id: row.id,
        agreement_id: row.agreement_id,
        operator: row.operator,
        buyer: row.buyer,
        gross_fen: gross,
        tax_rate: input.taxRate,
        tax_fen: tax,
        due_on: clock.output.lastDay,
        issued_by: personOf(actor),
        issued_at: tx.now,
      })
      .execute();
    await tables
      .insertInto('pricing.bill_line')
      .values(
        owed.map(({ line, product_title, purpose_class, owed: quantity, price_fen }, at) => ({
          bill_id: id,
          line,
          product_title,
          purpose_class,
          quantity,
          price_fen,
          gross_fen: grosses[at]!,
          tax_fen: taxes[at]!,
        })),
      )
      .execute();
    await post(tx, {
      book: row.operator,
      document: { kind: 'bill', id },
      agreementId: row.agreement_id,
      title: `账单 ${paper.number}`,
      sides: [
        { account: 'receivable', party: row.buyer, fen: gross },
        ...owed.map(({ purpose_class }, at) => ({
          account: revenueOf(purpose_class),
          fen: taxes[at]! - grosses[at]!,
        })),
        { account: 'tax', fen: -tax },
      ],
    });
    await changeStatement(tx, row.id, { state: next.value });
    await handOn(
      tx,
      actor,
      statementMatter(row),
      text(`开具账单 ${paper.number}`, `Billed: ${paper.number}`),
    );
    const pays = (await rolesOfOrganisation(tx, operator)).some((role) => role === 'operator');
    await handOn(
      tx,
      actor,
      { kind: 'bill', id, title: paper.number },
      text('开具账单', 'Issued'),
      pays
        ? {
            kind: 'pricing.payment',
            title: text('登记到账', 'Record the payment'),
            organisationId: operator,
            role: 'operator',
            acts: ['pricing.record-payment', 'pricing.propose-credit-note', 'pricing.write-off-bill'],
            clock,
          }
        : undefined,
    );
    return ok({ billId: id, openFen: String(gross) });
  },
});
