import { Type } from 'typebox';
import {
  type Database,
  defineOperation,
  ok,
  organisationOf,
  refuse,
  TextSchema,
  type Tx,
  text,
} from '#foundation';
import { agreement } from '#platform/authorisation';
import { cataloguedResource } from '#platform/catalog';
import { type QueryPorts, runGoverned } from '#platform/query';
import { registrationDue } from '#platform/registration';
import { type AggregateDefinition, queryParameters } from '../model/definition.ts';
import { productProblems } from '../problems.ts';
import { acceptedOrder, findProduct, lockProduct, type ProductRow, productTables } from '../store/tables.ts';

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
      productProblems['not-ordered'].type,
      productProblems['purpose-differs'].type,
    ],
    rules: ['R29', 'R30', 'R31'],
    subject: async (tx, input, actor) => {
      const product = await findProduct(tx, input.productId);
      const order = product && (await acceptedOrder(tx, product.id, organisationOf(actor) ?? ''));
      return product && order
        ? {
            kind: 'order',
            id: order.id,
            owner: order.buyer,
            handler: product.operator,
            parties: [order.buyer],
            state: order.state,
          }
        : null;
    },
    async run(actor, input, context) {
      const called = await context.database.transaction(
        async (tx) => {
          const product = await findProduct(tx, input.productId);
          const order = product && (await acceptedOrder(tx, product.id, organisationOf(actor) ?? ''));
          return { product, order };
        },
        { mode: 'snapshot' },
      );
      const { product, order } = called;
      if (product?.state !== 'listed' || product.form !== 'aggregate')
        return refuse(productProblems['no-such-product']());
      if (!order) return refuse(productProblems['not-ordered']());
      if (input.purpose !== product.purpose) {
        return refuse(
          productProblems['purpose-differs']({
            rule: 'R29',
            clause: { document: '实施规范', article: '21' },
          }),
        );
      }
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

/** Delivery: product and resources must be registered within twenty working days; what is registered already has met it. */
async function firstDelivery(database: Database, product: ProductRow): Promise<void> {
  await database.transaction(async (tx) => {
    const locked = await lockProduct(tx, product.id);
    if (locked.delivered_at) return;
    await productTables(tx)
      .updateTable('products.product')
      .set({ delivered_at: tx.now })
      .where('id', '=', product.id)
      .execute();
    await registrationDue(tx, {
      kind: 'product',
      id: product.id,
      title: product.title,
      organisation: product.operator,
      role: 'operator',
    });
    await resourcesDue(tx, product);
    await tx.emit({ kind: 'products.delivered', subject: product.id, payload: { title: product.title } });
  });
}

async function resourcesDue(tx: Tx, product: ProductRow): Promise<void> {
  const granted = await agreement(tx, product.agreement_id);
  for (const { resourceId } of granted?.document.parts.scope.resources ?? []) {
    const resource = await cataloguedResource(tx, resourceId);
    if (!resource) continue;
    await registrationDue(tx, {
      kind: 'resource',
      id: resource.id,
      title: resource.title,
      organisation: resource.sourceOrganisation,
      role: 'source-department',
    });
  }
}
