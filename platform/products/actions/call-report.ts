import { Type } from 'typebox';
import { type Database, dateAt, defineOperation, newId, ok, refuse, text } from '#foundation';
import { actsForPurpose, organisationName, signInProblems } from '#platform/identity';
import type { ParameterValues } from '#platform/query';
import { type GovernedAnswer, queryProblems, runTogether } from '#platform/query';
import type { BuyerWatch } from '../buyers.ts';
import { queryParameters } from '../model/kinds/parameters.ts';
import type { ReportDefinition } from '../model/kinds/report.ts';
import { paragraphsOf, type ReportAnswer, writeReport } from '../model/report.ts';
import { reportHtml } from '../model/report-html.ts';
import type { ProductPorts } from '../ports.ts';
import { productProblems } from '../problems.ts';
import { type OrderRow, type ProductRow, productTables } from '../store/tables.ts';
import { tableOf } from './call.ts';
import { callable, callSubject, callSubjectFrom } from './callable.ts';
import { firstDelivery } from './delivery.ts';
import { blocksDigest, blocksOnTheWire, NamedAnswer, ReportBlockSchema, ReportInput } from './report-wire.ts';

const Receipt = Type.Object({
  name: Type.String(),
  callId: Type.String(),
  receiptId: Type.String(),
  receipt: Type.String(),
});

/**
 * Call for a report: its reviewed queries are answered in one release, all or none, and its text is filled with their figures. What it says is
 * given once and not kept; that it was delivered is.
 */
export const callReport = ({ query, renderer, publicAddress }: ProductPorts, mayStillBuy: BuyerWatch) =>
  defineOperation({
    name: 'products.call-report',
    title: text('取得报告', 'Call for a report'),
    description: text(
      '按期次取得报告：正文、表格和每个数值的凭证；可同时取得可打印的网页或 PDF。',
      'The report of a period: text, tables and the receipt of each figure; also as a page to print or a PDF.',
    ),
    path: '/api/v1/products/{productId}/reports',
    input: Type.Object(
      {
        ...ReportInput,
        format: Type.Optional(Type.Enum(['json', 'html', 'pdf'], { title: '另附', titleEn: 'Also as' })),
      },
      { additionalProperties: false },
    ),
    output: Type.Object({
      receipts: Type.Array(Receipt),
      period: Type.String(),
      /** SHA-256 of `blocks` in canonical JSON; null in a replay, like all that follows. */
      digest: Type.Union([Type.String(), Type.Null()]),
      blocks: Type.Union([Type.Array(ReportBlockSchema), Type.Null()]),
      answers: Type.Union([Type.Array(NamedAnswer), Type.Null()]),
      html: Type.Optional(Type.String()),
      /** Base64. */
      pdf: Type.Optional(Type.String()),
    }),
    problems: [
      productProblems['no-such-product'].type,
      productProblems['other-kind'].type,
      productProblems['purpose-differs'].type,
      signInProblems['token-for-other-purpose'].type,
      productProblems['tied-to-operator'].type,
      productProblems['not-among-users'].type,
      queryProblems.parameter.type,
    ],
    rules: ['R29', 'R30', 'R31'],
    machine: true,
    subject: callSubject,
    subjectFrom: callSubjectFrom,
    async run(actor, input, context) {
      const { product, order } = context.subject;
      const may = callable(context.subject, input.purpose, 'report');
      if (!may.ok) return may;
      const meant = actsForPurpose(actor, input.purpose);
      if (!meant.ok) return meant;
      const free = await mayStillBuy(context.database, context.subject, 'always');
      if (!free.ok) return free;
      const definition = product.definition as unknown as ReportDefinition;
      const answered = await runTogether(
        query,
        context.database,
        definition.queries.map(({ name, sql }) => ({
          agreementId: product.agreement_id,
          purpose: input.purpose,
          sql,
          parameters: queryParameters(definition.parameters),
          values: input.parameters,
          actor,
          organisation: order.buyer,
          productId: product.id,
          standsOn: [
            { kind: 'product', id: product.id },
            { kind: 'order', id: order.id },
          ],
          requestId: context.requestId,
          signal: context.signal,
          ...(context.idempotencyKey ? { idempotencyKey: `${context.idempotencyKey}/${name}` } : {}),
        })),
      );
      if (!answered.ok) return answered;
      const period = input.parameters[definition.periodParameter];
      if (period === undefined) return refuse(queryProblems.parameter());
      const receipts = answered.value.map(({ callId, receiptId }, index) => ({
        name: definition.queries[index]!.name,
        callId,
        receiptId,
        receipt: `/api/v1/receipts/${receiptId}`,
      }));
      const answers = answersOf(definition, answered.value);
      if (!answers) return ok({ receipts, period, digest: null, blocks: null, answers: null });
      const blocks = writeReport(definition, answers, input.parameters);
      const digest = blocksDigest(blocks);
      const at = await keepDelivery(context.database, product, order, {
        period,
        values: input.parameters,
        receipts: receipts.map(({ receiptId }) => receiptId),
        digest,
      });
      if (!product.delivered_at) await firstDelivery(context.database, product);
      const issuer = await context.database.transaction((tx) => organisationName(tx, product.operator), {
        mode: 'snapshot',
      });
      const head = { title: product.title, period, issuer };
      return ok({
        receipts,
        period,
        digest,
        blocks: blocksOnTheWire(blocks),
        answers: answered.value.map(({ result }, index) => ({
          name: definition.queries[index]!.name,
          title: definition.queries[index]!.title,
          ...tableOf(result),
        })),
        ...(input.format === 'html' ? { html: reportHtml(head, blocks, publicAddress) } : {}),
        ...(input.format === 'pdf'
          ? {
              pdf: (
                await renderer.render({
                  number: `${product.code} ${period}`,
                  title: product.title,
                  issuer,
                  paragraphs: paragraphsOf(blocks),
                  issuedOn: dateAt(at),
                  checkAddress: `${publicAddress}/receipts/${receipts[0]!.receiptId}`,
                  digest,
                })
              ).toString('base64'),
            }
          : {}),
      });
    },
  });

/** The answers by their queries; null when this is a replay, which gives receipts only. */
function answersOf(
  { queries }: ReportDefinition,
  answered: readonly GovernedAnswer[],
): readonly ReportAnswer[] | null {
  const answers: ReportAnswer[] = [];
  for (const [index, { result, receiptId }] of answered.entries()) {
    if (!result) return null;
    const { name, title } = queries[index]!;
    answers.push({ name, title, receiptId, result });
  }
  return answers;
}

const keepDelivery = (
  database: Database,
  product: ProductRow,
  order: OrderRow,
  delivered: {
    readonly period: string;
    readonly values: ParameterValues;
    readonly receipts: readonly string[];
    readonly digest: string;
  },
): Promise<Temporal.Instant> =>
  database.transaction(async (tx) => {
    await productTables(tx)
      .insertInto('products.report_delivery')
      .values({
        id: newId('dlv'),
        product_id: product.id,
        order_id: order.id,
        period: delivered.period,
        parameters: JSON.stringify(delivered.values),
        receipts: JSON.stringify(delivered.receipts),
        digest: delivered.digest,
        delivered_at: tx.now,
      })
      .execute();
    return tx.now;
  });
