import { Type } from 'typebox';
import { defineOperation, ok, refuse, text } from '#foundation';
import { organisationName } from '#platform/identity';
import { answerSynthetic, queryProblems } from '#platform/query';
import { queryParameters } from '../model/kinds/parameters.ts';
import type { ReportDefinition } from '../model/kinds/report.ts';
import { type ReportAnswer, writeReport } from '../model/report.ts';
import { reportHtml } from '../model/report-html.ts';
import type { ProductPorts } from '../ports.ts';
import { tableOf } from './call.ts';
import { blocksDigest, blocksOnTheWire, NamedAnswer, ReportBlockSchema, ReportInput } from './report-wire.ts';
import { MadeUp, madeUp, mayTry, trialProblems, trialSubject } from './trial.ts';
import type { TryRate } from './try-rate.ts';

/**
 * Try a listed report without an order: its reviewed queries over made-up data, its text filled with their figures. Answered like a delivery, without
 * receipts; the page to print says on each sheet that it is made up. Nothing is metered, delivered or kept.
 */
export const tryReport = (
  { query, publicAddress }: Pick<ProductPorts, 'query' | 'publicAddress'>,
  allowed: TryRate,
) =>
  defineOperation({
    name: 'products.try-report',
    title: text('试用报告', 'Try a report'),
    description: text(
      '用演示数据试取一份报告：请求与正式取得相同，答复结构相同，可同时取得标明演示数据的网页；无须订购，不计量，不出凭证。',
      'Try a report on made-up data: asked like a delivery and answered in the same shape, also as a page that is marked as made up; without order, meter or receipts.',
    ),
    path: '/api/v1/products/{productId}/report-trials',
    input: Type.Object(
      {
        ...ReportInput,
        format: Type.Optional(Type.Enum(['json', 'html'], { title: '另附', titleEn: 'Also as' })),
      },
      { additionalProperties: false },
    ),
    output: Type.Object({
      ...MadeUp,
      /** There are none: nothing was delivered. */
      receipts: Type.Array(Type.Never()),
      period: Type.String(),
      /** SHA-256 of `blocks` in canonical JSON. */
      digest: Type.String(),
      blocks: Type.Array(ReportBlockSchema),
      answers: Type.Array(NamedAnswer),
      html: Type.Optional(Type.String()),
    }),
    problems: [...trialProblems, queryProblems['sandbox-busy'].type, queryProblems.parameter.type],
    machine: true,
    sandbox: true,
    subject: trialSubject,
    async run(actor, input, context) {
      const { product } = context.subject;
      const may = await mayTry(context, actor, allowed, input.purpose, 'report');
      if (!may.ok) return may;
      const definition = product.definition as unknown as ReportDefinition;
      const period = input.parameters[definition.periodParameter];
      if (period === undefined) return refuse(queryProblems.parameter());
      const answers: ReportAnswer[] = [];
      const tables = [];
      for (const { name, title, sql } of definition.queries) {
        const answered = await answerSynthetic(query, context.database, {
          agreementId: product.agreement_id,
          purpose: input.purpose,
          sql,
          parameters: queryParameters(definition.parameters),
          values: input.parameters,
          standsOn: [{ kind: 'product', id: product.id }],
          requestId: context.requestId,
          signal: context.signal,
          seed: product.digest,
        });
        if (!answered.ok) return answered;
        answers.push({ name, title, receiptId: null, result: answered.value });
        tables.push({ name, title, ...tableOf(answered.value) });
      }
      const blocks = writeReport(definition, answers, input.parameters);
      return ok({
        ...madeUp,
        receipts: [],
        period,
        digest: blocksDigest(blocks),
        blocks: blocksOnTheWire(blocks),
        answers: tables,
        ...(input.format === 'html'
          ? {
              html: reportHtml(
                {
                  title: product.title,
                  period,
                  issuer: await context.database.transaction((tx) => organisationName(tx, product.operator), {
                    mode: 'snapshot',
                  }),
                  madeUp: true,
                },
                blocks,
                publicAddress,
              ),
            }
          : {}),
      });
    },
  });
