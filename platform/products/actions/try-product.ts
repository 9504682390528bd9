import { Type } from 'typebox';
import {
  type Actor,
  defineOperation,
  ok,
  organisationOf,
  type Result,
  refuse,
  TextSchema,
  type Tx,
  text,
} from '#foundation';
import { answerSynthetic, type GovernedAnswer, type QueryPorts, queryProblems } from '#platform/query';
import { type Definition, definitionOf } from '../model/definition.ts';
import { indexSeries, seriesAnswer } from '../model/index-series.ts';
import { productProblems } from '../problems.ts';
import { findProduct, type ProductRow } from '../store/tables.ts';
import { askedOf, TableAnswer, tableOf } from './call.ts';
import { callable } from './callable.ts';
import { tryRate } from './try-rate.ts';

type Shape = NonNullable<Parameters<typeof answerSynthetic>[2]['shape']>;

interface TrySubject {
  readonly kind: 'product';
  readonly id: string;
  readonly owner: string;
  readonly state: string;
  readonly product: ProductRow;
}

const notice = text(
  '演示数据：按同样的结构随机生成，不含任何真实记录；不计量、不出凭证。',
  'Made-up data of the same shape: no record in it is real. Not metered, and no receipt.',
);

/** Only a listed product can be tried; any other is not there. */
async function trySubject(tx: Tx, { productId }: { readonly productId: string }): Promise<TrySubject | null> {
  const product = await findProduct(tx, productId);
  return product?.state === 'listed'
    ? { kind: 'product', id: product.id, owner: product.operator, state: product.state, product }
    : null;
}

/**
 * Try a listed product without an order: its reviewed definition over made-up data, behind the same admission and guards. The same product and parameters
 * give the same rows. Nothing is metered, delivered or kept.
 */
export const tryProduct = (ports: QueryPorts) => {
  const allowed = tryRate();
  return defineOperation({
    name: 'products.try-product',
    title: text('试用产品', 'Try a product'),
    description: text(
      '用演示数据试调数据接口、指数、模型特征：请求与正式调用相同，答复结构相同；无须订购，不计量，不出凭证。',
      'Try a data API, an index or model features on made-up data: asked like a call and answered in the same shape, without order, meter or receipt.',
    ),
    path: '/api/v1/products/{productId}/trials',
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
    output: Type.Object({ synthetic: Type.Literal(true), notice: TextSchema, ...TableAnswer }),
    problems: [
      productProblems['no-such-product'].type,
      productProblems['other-kind'].type,
      productProblems['purpose-differs'].type,
      productProblems['no-series'].type,
      productProblems['tried-too-often'].type,
      queryProblems['sandbox-busy'].type,
      queryProblems.parameter.type,
    ],
    machine: true,
    subject: trySubject,
    async run(actor, input, context) {
      const { product } = context.subject;
      const may = callable(context.subject, input.purpose, 'data-api', 'index', 'model-features');
      if (!may.ok) return may;
      const now = await context.database.transaction(async (tx) => tx.now, { mode: 'snapshot' });
      if (!allowed(whoTries(actor), now)) return refuse(productProblems['tried-too-often']());
      const defined = definitionOf(product);
      const values = input.parameters ?? {};
      const asked = askedOf(defined, values);
      if (!asked.ok) return asked;
      const shape = shapeOf(defined);
      const answered = await answerSynthetic(ports, context.database, {
        ...asked.value,
        ...(shape ? { shape } : {}),
        agreementId: product.agreement_id,
        purpose: input.purpose,
        values,
        standsOn: [{ kind: 'product', id: product.id }],
        requestId: context.requestId,
        signal: context.signal,
        seed: product.digest,
      });
      if (!answered.ok) return answered;
      return ok({ synthetic: true as const, notice, ...tableOf(answered.value) });
    },
  });
};

const whoTries = (actor: Actor): string => organisationOf(actor) ?? actor.kind;

/** An index of made-up periods has the first of them that serves as its base. */
function shapeOf(defined: Definition): Shape | undefined {
  if (defined.kind !== 'index') return undefined;
  return (answer): Result<NonNullable<GovernedAnswer['result']>> => {
    const { definition } = defined;
    const place = answer.columns.findIndex(({ name }) => name === definition.period);
    for (const row of answer.rows) {
      const based = { ...definition, basePeriod: String(row[place]) };
      const series = indexSeries(based, answer);
      if (series?.some(({ value }) => value !== null)) return ok(seriesAnswer(based, answer, series));
    }
    return refuse(productProblems['no-series']());
  };
}
