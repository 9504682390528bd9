import { type Static, Type } from 'typebox';
import { defineOperation, ok, type Result, refuse, TextSchema, text } from '#foundation';
import { actsForPurpose, signInProblems } from '#platform/identity';
import type { ParameterValues } from '#platform/query';
import {
  type GovernedAnswer,
  type GovernedCall,
  NoiseSchema,
  noiseAnswer,
  type QueryPorts,
  queryProblems,
  resultCsv,
  runGoverned,
} from '#platform/query';
import type { BuyerWatch } from '../buyers.ts';
import { pageAfter, parametersDigest, writeCursor } from '../model/cursor.ts';
import { type Definition, definitionOf, ownDataOf, parametersOf, statementsOf } from '../model/definition.ts';
import { indexSeries, seriesAnswer } from '../model/index-series.ts';
import { OwnDataInput } from '../model/kinds/own-data.ts';
import { queryParameters } from '../model/kinds/parameters.ts';
import { productProblems } from '../problems.ts';
import type { ProductRow } from '../store/tables.ts';

import { callable, callSubject, callSubjectFrom, callSubjectIn } from './callable.ts';
import { firstDelivery } from './delivery.ts';
import { broughtAlong, OwnDataAnswer } from './own-data.ts';

const Cell = Type.Union([Type.String(), Type.Boolean(), Type.Null()]);
const FeatureSet = Type.Object({
  /** Digest of the definition: the same digest, the same features. */
  digest: Type.String(),
  features: Type.Array(
    Type.Object({ column: Type.String(), type: Type.String(), role: Type.String(), meaning: Type.String() }),
  ),
});

/** The table of an answer, as it goes over the wire. */
export const TableAnswer = {
  columns: Type.Array(Type.Object({ name: Type.String(), type: Type.String() })),
  rows: Type.Union([Type.Array(Type.Array(Cell)), Type.Null()]),
  suppressed: Type.Array(Type.Object({ row: Type.Integer(), column: Type.Integer(), statement: TextSchema })),
  complete: Type.Boolean(),
  noise: NoiseSchema,
};
const TableSchema = Type.Object(TableAnswer);

export const tableOf = (result: GovernedAnswer['result']): Static<typeof TableSchema> => ({
  columns: result ? result.columns.map(({ name, type }) => ({ name, type })) : [],
  rows: result ? result.rows.map((row) => [...row]) : null,
  suppressed: result ? result.suppressed.map((cell) => ({ ...cell })) : [],
  complete: result?.complete ?? true,
  noise: noiseAnswer(result?.noise),
});

/**
 * Call a data API, an index or model features. The answer carries the id of its receipt; a replay of an idempotency key gives the receipt
 * again and no rows. The first released call is the delivery that starts the filing clocks (登记办法 Art 9).
 */
export const callProduct = (ports: QueryPorts, mayStillBuy: BuyerWatch) =>
  defineOperation({
    name: 'products.call-product',
    title: text('调用数据产品', 'Call a data product'),
    description: text(
      '按声明的用途和参数调用数据接口、指数或模型特征；结果附凭证编号。',
      'Call a data API, an index or model features for the declared purpose with its parameters; the answer names its receipt.',
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
        cursor: Type.Optional(
          Type.String({ maxLength: 1000, title: '分页位置', titleEn: 'Place in the pages' }),
        ),
        format: Type.Optional(Type.Enum(['json', 'csv'], { title: '格式', titleEn: 'Format' })),
        ownData: Type.Optional(OwnDataInput),
      },
      { additionalProperties: false },
    ),
    output: Type.Object({
      callId: Type.String(),
      receiptId: Type.String(),
      receipt: Type.String(),
      ...TableAnswer,
      /** Of a data API with pages: pass it as `cursor`; null on the last page. */
      next: Type.Optional(Type.Union([Type.String(), Type.Null()])),
      featureSet: Type.Optional(FeatureSet),
      /** The same table as CSV where `format` asks for it; null in a replay. */
      csv: Type.Optional(Type.Union([Type.String(), Type.Null()])),
      /** What became of the rows the caller brought; absent in a replay. */
      ownData: Type.Optional(OwnDataAnswer),
      /** Objections and findings that mark what the answer is made of (异议标注); absent when there are none. */
      marks: Type.Optional(
        Type.Array(Type.Object({ code: Type.String(), text: TextSchema, since: Type.String() })),
      ),
      engineMs: Type.Number(),
    }),
    // Own rows as JSON take more than as they are kept.
    largestBody: 8 * 1024 * 1024,
    problems: [
      productProblems['no-such-product'].type,
      productProblems['other-kind'].type,
      productProblems['purpose-differs'].type,
      signInProblems['token-for-other-purpose'].type,
      productProblems['tied-to-operator'].type,
      productProblems['not-among-users'].type,
      productProblems['no-series'].type,
      queryProblems['page-stale'].type,
      productProblems['own-data-missing'].type,
      productProblems['own-data-not-taken'].type,
      productProblems['own-product-as-source'].type,
      queryProblems['own-data-unreadable'].type,
      queryProblems['own-data-busy'].type,
    ],
    rules: ['R29', 'R30', 'R31'],
    machine: true,
    subject: callSubject,
    subjectFrom: callSubjectFrom,
    subjectIn: callSubjectIn,
    async run(actor, input, context) {
      const { product, order } = context.subject;
      const may = callable(context.subject, input.purpose, 'data-api', 'index', 'model-features');
      if (!may.ok) return may;
      const meant = actsForPurpose(actor, input.purpose);
      if (!meant.ok) return meant;
      const free = await mayStillBuy(context.database, context.subject, 'always');
      if (!free.ok) return free;
      const defined = definitionOf(product);
      const values = input.parameters ?? {};
      const asked = askedOf(defined, values, input.cursor);
      if (!asked.ok) return asked;
      const own = await broughtAlong(ports, context.database, product, defined, input.ownData);
      if (!own.ok) return own;
      const answered = await runGoverned(ports, context.database, {
        ...asked.value,
        ...own.value,
        agreementId: product.agreement_id,
        purpose: input.purpose,
        values,
        actor,
        organisation: order.buyer,
        productId: product.id,
        standsOn: [
          { kind: 'product', id: product.id },
          { kind: 'order', id: order.id },
        ],
        requestId: context.requestId,
        done: context.done,
        signal: context.signal,
        ...(context.idempotencyKey ? { idempotencyKey: context.idempotencyKey } : {}),
      });
      if (!answered.ok) return answered;
      if (!product.delivered_at) await firstDelivery(context.database, product);
      const { callId, receiptId, result, engineMs, marks = [] } = answered.value;
      return ok({
        callId,
        receiptId,
        receipt: `/api/v1/receipts/${receiptId}`,
        ...tableOf(result),
        ...moreOf(product, defined, answered.value, asked.value.page, values),
        ...(input.format === 'csv' ? { csv: result && resultCsv(result, receiptId, { bom: false }) } : {}),
        ...(marks.length > 0
          ? { marks: marks.map(({ code, text, since }) => ({ code, text, since: since.toString() })) }
          : {}),
        ...(answered.value.own ? { ownData: { ...answered.value.own, deleted: true as const } } : {}),
        engineMs,
      });
    },
  });

type Asked = Pick<GovernedCall, 'sql' | 'parameters' | 'groupedForm' | 'page' | 'shape' | 'ownTable'>;

/** What a definition asks the engine, and what it makes of the guarded answer. */
export function askedOf(defined: Definition, values: ParameterValues, cursor?: string): Result<Asked> {
  const ownTable = ownDataOf(defined);
  const asked = {
    ...(ownTable ? { ownTable } : {}),
    sql: statementsOf(defined)[0]!.sql,
    parameters: queryParameters(parametersOf(defined)),
  };
  if (defined.kind === 'model-features') return ok({ ...asked, groupedForm: 'model-training' });
  if (defined.kind === 'index')
    return ok({
      ...asked,
      shape(answer) {
        const series = indexSeries(defined.definition, answer);
        return series
          ? ok(seriesAnswer(defined.definition, answer, series))
          : refuse(productProblems['no-series']());
      },
    });
  const pageRows = defined.kind === 'data-api' ? defined.definition.pageRows : undefined;
  if (pageRows === undefined) return cursor === undefined ? ok(asked) : refuse(queryProblems['page-stale']());
  const page = pageAfter(cursor, pageRows, values);
  return page ? ok({ ...asked, page }) : refuse(queryProblems['page-stale']());
}

function moreOf(
  { digest }: ProductRow,
  defined: Definition,
  { result, revisions }: GovernedAnswer,
  page: GovernedCall['page'],
  values: ParameterValues,
) {
  if (defined.kind === 'model-features')
    return {
      featureSet: {
        digest,
        features: defined.definition.features.map((feature) => ({
          ...feature,
          type: result?.columns.find(({ name }) => name === feature.column)?.type ?? '',
        })),
      },
    };
  if (!page) return {};
  const more = result !== null && result.rows.length === page.rows;
  return {
    next: more
      ? writeCursor({
          offset: page.offset + page.rows,
          revisions: revisions.map(({ revision }) => revision).sort(),
          parameters: parametersDigest(values),
        })
      : null,
  };
}
