import { Type } from 'typebox';
import { actorReference, type Database, defineOperation, ok, refuse, text } from '#foundation';
import { actsForPurpose, signInProblems } from '#platform/identity';
import { type QueryPorts, queryProblems, runGoverned } from '#platform/query';
import { productSubject } from '../desk.ts';
import { definitionOf } from '../model/definition.ts';
import type { IndexPoint } from '../model/index-series.ts';
import { productProblems } from '../problems.ts';
import { findProduct, indexPoints, lockProduct, productTables } from '../store/tables.ts';
import { askedOf } from './call.ts';

/**
 * Publish an index as it stands now: periods that are new or whose number changed get a version, with the receipt of the run; a number that was
 * published stays beside the one that revises it.
 */
export const publishIndex = (ports: QueryPorts) =>
  defineOperation({
    name: 'products.publish-index',
    title: text('发布指数', 'Publish the index'),
    description: text(
      '按定义重新计算并发布序列：新的期次追加，变了的期次记为修订，此前公布的数保留。',
      'Compute the series as defined and publish it: new periods are added, changed ones revised; what was published before is kept.',
    ),
    input: Type.Object(
      { productId: Type.String({ maxLength: 60, title: '产品', titleEn: 'Product' }) },
      { additionalProperties: false },
    ),
    output: Type.Object({
      productId: Type.String(),
      receiptId: Type.String(),
      added: Type.Integer({ title: '新增期次', titleEn: 'Periods added' }),
      revised: Type.Integer({ title: '修订期次', titleEn: 'Periods revised' }),
    }),
    problems: [
      productProblems['no-such-product'].type,
      productProblems['other-kind'].type,
      productProblems['no-series'].type,
      signInProblems['token-for-other-purpose'].type,
      queryProblems['key-used-otherwise'].type,
    ],
    rules: ['R29', 'R31'],
    idempotent: true,
    machine: true,
    subject: (tx, input) => productSubject(tx, input.productId),
    async run(actor, input, context) {
      const product = await context.database.transaction((tx) => findProduct(tx, input.productId), {
        mode: 'snapshot',
      });
      if (product?.state !== 'listed') return refuse(productProblems['no-such-product']());
      const meant = actsForPurpose(actor, product.purpose);
      if (!meant.ok) return meant;
      const defined = definitionOf(product);
      if (defined.kind !== 'index') return refuse(productProblems['other-kind']());
      const asked = askedOf(defined, {});
      if (!asked.ok) return asked;
      const answered = await runGoverned(ports, context.database, {
        ...asked.value,
        agreementId: product.agreement_id,
        purpose: product.purpose,
        values: {},
        actor,
        organisation: product.operator,
        productId: product.id,
        standsOn: [{ kind: 'product', id: product.id }],
        requestId: context.requestId,
        signal: context.signal,
        ...(context.idempotencyKey ? { idempotencyKey: context.idempotencyKey } : {}),
      });
      if (!answered.ok) return answered;
      const { receiptId, result } = answered.value;
      // A replay of the key: what that run gave is published already, or was lost with the process; another key runs it again.
      if (!result) return ok({ productId: product.id, receiptId, added: 0, revised: 0 });
      const series = result.rows.map(([period, value]) => ({
        period: String(period),
        value: typeof value === 'string' ? value : null,
      }));
      const written = await publish(context.database, product.id, series, receiptId, actorReference(actor));
      return ok({ productId: product.id, receiptId, ...written });
    },
  });

const publish = (
  database: Database,
  productId: string,
  series: readonly IndexPoint[],
  receiptId: string,
  by: string,
): Promise<{ added: number; revised: number }> =>
  database.transaction(async (tx) => {
    await lockProduct(tx, productId);
    const latest = new Map((await indexPoints(tx, productId)).map((point) => [point.period, point]));
    const changed = series.flatMap((point, place) => {
      const before = latest.get(point.period);
      return before && sameNumber(before.value, point.value) ? [] : [{ ...point, place, before }];
    });
    if (changed.length > 0)
      await productTables(tx)
        .insertInto('products.index_point')
        .values(
          changed.map(({ period, value, place, before }) => ({
            product_id: productId,
            period,
            version: (before?.version ?? 0) + 1,
            place,
            value,
            receipt_id: receiptId,
            published_by: by,
            published_at: tx.now,
          })),
        )
        .execute();
    const revised = changed.filter(({ before }) => before !== undefined).length;
    return { added: changed.length - revised, revised };
  });

/** The series is kept as exact numbers: 100.0 and 100.00 are one. */
const sameNumber = (one: string | null, other: string | null): boolean =>
  one === null || other === null
    ? one === other
    : Number(one) === Number(other) && one.replace(/\.?0+$/, '') === other.replace(/\.?0+$/, '');
