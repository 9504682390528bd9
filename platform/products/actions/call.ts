import { Type } from 'typebox';
import { defineOperation, ok, TextSchema, text } from '#foundation';
import { type QueryPorts, runGoverned } from '#platform/query';
import { type AggregateDefinition, queryParameters } from '../model/definition.ts';
import { productProblems } from '../problems.ts';
import { callable, callSubject, callSubjectFrom } from './callable.ts';
import { firstDelivery } from './delivery.ts';

const Cell = Type.Union([Type.String(), Type.Boolean(), Type.Null()]);

/**
 * Call a statistics product. The answer carries the id of its receipt; a replay of an idempotency key gives the receipt again and
 * no rows. The first released call is the delivery that starts the filing clocks (登记办法 Art 9).
 */
export const callProduct = (ports: QueryPorts) =>
  defineOperation({
    name: 'products.call-product',
    title: text('调用统计产品', 'Call a statistics product'),
    description: text(
      '按声明的用途和参数调用；结果附凭证编号。',
      'Call it for the declared purpose with its parameters; the answer names its receipt.',
    ),
    path: '/api/v1/products/{productId}/calls',
    input: Type.Object(
      {
        productId: Type.String({ maxLength: 60, title: '产品', titleEn: 'Product' }),
        purpose: Type.String({ maxLength: 60, title: '用途代码', titleEn: 'Purpose' }),
        parameters: Type.Optional(
          Type.Record(Type.String({ maxLength: 60 }), Type.String({ maxLength: 200 }), {
            title: '参数',
            titleEn: 'Parameters',
          }),
        ),
      },
      { additionalProperties: false },
    ),
    output: Type.Object({
      callId: Type.String(),
      receiptId: Type.String(),
      receipt: Type.String(),
      columns: Type.Array(Type.Object({ name: Type.String(), type: Type.String() })),
      rows: Type.Union([Type.Array(Type.Array(Cell)), Type.Null()]),
      suppressed: Type.Array(
        Type.Object({
          row: Type.Integer(),
          column: Type.Integer(),

          statement: TextSchema,
        }),
      ),
      complete: Type.Boolean(),
      engineMs: Type.Number(),
    }),
    problems: [
      productProblems['no-such-product'].type,
      productProblems['other-form'].type,
      productProblems['purpose-differs'].type,
    ],
    rules: ['R29', 'R30', 'R31'],
    machine: true,
    subject: callSubject,
    subjectFrom: callSubjectFrom,
    async run(actor, input, context) {
      const { product, order } = context.subject;
      const may = callable(context.subject, input.purpose, 'aggregate');
      if (!may.ok) return may;
      const definition = product.definition as unknown as AggregateDefinition;
      const answered = await runGoverned(ports, context.database, {
        agreementId: product.agreement_id,
        purpose: input.purpose,
        sql: definition.sql,
        parameters: queryParameters(definition),
        values: input.parameters ?? {},
        actor,
        organisation: order.buyer,
        productId: product.id,
        standsOn: [
          { kind: 'product', id: product.id },
          { kind: 'order', id: order.id },
        ],
        requestId: context.requestId,
        signal: context.signal,
        ...(context.idempotencyKey ? { idempotencyKey: context.idempotencyKey } : {}),
      });
      if (!answered.ok) return answered;
      if (!product.delivered_at) await firstDelivery(context.database, product);
      const { callId, receiptId, result, engineMs } = answered.value;
      return ok({
        callId,
        receiptId,
        receipt: `/api/v1/receipts/${receiptId}`,
        columns: result ? result.columns.map((column) => ({ ...column })) : [],
        rows: result ? result.rows.map((row) => [...row]) : null,
        suppressed: result ? result.suppressed.map((cell) => ({ ...cell })) : [],
        complete: result?.complete ?? true,
        engineMs,
      });
    },
  });
