import { Type } from 'typebox';
import { defineOperation, ok, type Result, refuse, text } from '#foundation';
import { answerSynthetic, type GovernedAnswer, type QueryPorts, queryProblems } from '#platform/query';
import { type Definition, definitionOf } from '../model/definition.ts';
import { indexSeries, seriesAnswer } from '../model/index-series.ts';
import { productProblems } from '../problems.ts';
import { askedOf, TableAnswer, tableOf } from './call.ts';
import { MadeUp, madeUp, mayTry, trialProblems, trialSubject } from './trial.ts';
import type { TryRate } from './try-rate.ts';

type Shape = NonNullable<Parameters<typeof answerSynthetic>[2]['shape']>;

/**
 * Try a listed product without an order: its reviewed definition over made-up data, behind the same admission and guards. The same product and parameters
 * give the same rows. Nothing is metered, delivered or kept.
 */
export const tryProduct = (ports: QueryPorts, allowed: TryRate) =>
  defineOperation({
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
    output: Type.Object({ ...MadeUp, ...TableAnswer }),
    problems: [
      ...trialProblems,
      productProblems['no-series'].type,
      queryProblems['sandbox-busy'].type,
      queryProblems.parameter.type,
    ],
    machine: true,
    sandbox: true,
    subject: trialSubject,
    async run(actor, input, context) {
      const { product } = context.subject;
      const may = await mayTry(context, actor, allowed, input.purpose, 'data-api', 'index', 'model-features');
      if (!may.ok) return may;
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
      return ok({ ...madeUp, ...tableOf(answered.value) });
    },
  });

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
