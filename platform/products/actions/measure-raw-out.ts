import { type Static, Type } from 'typebox';
import {
  type Actor,
  defineOperation,
  type OperationContext,
  ok,
  organisationOf,
  type Subject,
  TextSchema,
  type Tx,
  text,
} from '#foundation';
import {
  measureStatement,
  type QueryPorts,
  type RepeatedRows,
  rawOutClause,
  rawOutLimits,
} from '#platform/query';
import { productSubject } from '../desk.ts';
import {
  type Definition,
  definitionOf,
  ownDataOf,
  parametersOf,
  type Statement,
  statementsOf,
} from '../model/definition.ts';
import { queryParameters } from '../model/kinds/parameters.ts';
import { sampleValues } from '../model/sample-values.ts';
import { findProduct, type ProductRow } from '../store/tables.ts';

const Figures = Type.Object({
  rows: Type.Integer(),
  values: Type.Integer(),
  keys: Type.Integer(),
  holds: Type.Boolean(),
  statement: TextSchema,
});
const Measured = Type.Object({
  /** Empty where the product has one statement. */
  name: Type.String(),
  /** False: the measure does not apply to this statement. */
  applies: Type.Boolean(),
  /** The answer that repeats most among those measured; null where none was. */
  worst: Type.Union([Figures, Type.Null()]),
  /** Values the worst answer is of. */
  parameters: Type.Record(Type.String(), Type.String()),
  /** Calls that were measured, of so many that the declared values allow. */
  measured: Type.Integer(),
  possible: Type.String(),
  /** Measured calls that would be refused. */
  refused: Type.Integer(),
  /** Why it could not be measured, or not further. */
  unavailable: Type.Union([TextSchema, Type.Null()]),
});

interface Measuring extends Subject {
  readonly product: ProductRow;
}

/** Calls of one product that are measured, and products that are measured at the same time. */
const mostCalls = 12;
const mostAtOnce = 2;
const busy = text(
  '正在测算其他产品，请稍候再看。',
  'Other products are being measured; look again in a moment.',
);

/**
 * For who reviews a product: how much of its answers over the revision in service repeats their source (R31), as a call would measure it. Only the figures
 * are told; nothing is released, metered or kept.
 */
export const measureRawOut = (ports: QueryPorts) => {
  let running = 0;
  return defineOperation({
    name: 'products.measure-raw-out',
    title: text('测算与源数据的重复', 'Measure what repeats the source'),
    description: text(
      '按现行数据版本测算产品结果中与源数据单条记录重复的行数；只给出比例，不给出结果。超过上限的，调用将被拒绝。',
      'How many rows of the product’s answers over the data in service repeat single records of their source: the figures only. Above the limit calls are refused.',
    ),
    path: '/api/v1/products/{productId}/raw-out',
    input: Type.Object(
      { productId: Type.String({ maxLength: 60, title: '产品', titleEn: 'Product' }) },
      { additionalProperties: false },
    ),
    output: Type.Object({
      statements: Type.Array(Measured),
      /** Largest shares of the rows of an answer. */
      limits: Type.Object({ recordShare: Type.Number(), keyShare: Type.Number() }),
      clause: Type.Object({ document: Type.String(), article: Type.String() }),
    }),
    problems: [],
    rules: ['R31'],
    async subject(tx: Tx, { productId }): Promise<Measuring | null> {
      const product = await findProduct(tx, productId);
      const subject = await productSubject(tx, productId);
      return product && subject ? { ...subject, product } : null;
    },
    async run(actor, _input, context) {
      const { product } = context.subject;
      const defined = definitionOf(product);
      const statements = statementsOf(defined);
      const free = running < mostAtOnce;
      running += free ? 1 : 0;
      try {
        const measured = [];
        for (const statement of statements)
          measured.push(
            free
              ? await measureOne(ports, actor, context, { defined, statement, calls: callsOf(statements) })
              : { ...nothing(statement), unavailable: busy },
          );
        return ok({ statements: measured, limits: { ...rawOutLimits }, clause: rawOutClause });
      } finally {
        running -= free ? 1 : 0;
      }
    },
  });
};

/** Each statement is measured at least once. */
const callsOf = (statements: readonly Statement[]): number =>
  Math.max(1, Math.floor(mostCalls / Math.max(1, statements.length)));

const nothing = ({ name }: Statement): Static<typeof Measured> => ({
  name,
  applies: true,
  worst: null,
  parameters: {},
  measured: 0,
  possible: '1',
  refused: 0,
  unavailable: null,
});

interface OfStatement {
  readonly defined: Definition;
  readonly statement: Statement;
  readonly calls: number;
}

async function measureOne(
  ports: QueryPorts,
  actor: Actor,
  { database, subject: { product }, requestId, signal }: OperationContext<Measuring>,
  { defined, statement, calls }: OfStatement,
): Promise<Static<typeof Measured>> {
  const parameters = parametersOf(defined);
  const ownTable = ownDataOf(defined);
  const { chosen, possible } = sampleValues(parameters, calls);
  const told = { ...nothing(statement), possible: possible.toString() };
  for (const values of chosen) {
    const measured = await measureStatement(ports, database, {
      agreementId: product.agreement_id,
      purpose: product.purpose,
      sql: statement.sql,
      parameters: queryParameters(parameters),
      values,
      // With own data it is the governed step that is measured: what comes after adds nothing of the source.
      ...(ownTable ? { ownTable } : {}),
      ...(defined.kind === 'model-features' ? { groupedForm: 'model-training' } : {}),
      actor,
      organisation: organisationOf(actor) ?? '',
      productId: product.id,
      standsOn: [],
      requestId,
      signal,
    });
    if (!measured.ok) {
      const { detail, title } = measured.problem;
      return { ...told, unavailable: detail?.zh ? detail : title };
    }
    if (measured.value === null) return { ...told, applies: false };
    told.measured += 1;
    told.refused += measured.value.holds ? 0 : 1;
    if (!told.worst || repeatsMore(measured.value, told.worst)) {
      told.worst = { ...measured.value };
      told.parameters = values;
    }
  }
  return told;
}

/** What is refused before what is not, then by the share of rows that carry values, then of those that are keys. */
function repeatsMore(one: RepeatedRows, other: RepeatedRows): boolean {
  if (one.holds !== other.holds) return !one.holds;
  const share = (part: number, { rows }: RepeatedRows) => (rows === 0 ? 0 : part / rows);
  const [values, otherValues] = [share(one.values, one), share(other.values, other)];
  return values === otherValues ? share(one.keys, one) > share(other.keys, other) : values > otherValues;
}
