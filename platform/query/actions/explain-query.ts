import { Type } from 'typebox';
import { defineOperation, ok, TextSchema, text } from '#foundation';
import { agreement as findAgreement } from '#platform/authorisation';
import { actsForPurpose, signInProblems } from '#platform/identity';
import { ClauseSchema, RefusalSchema, refusalOf } from '../reads/schemas.ts';
import { domainSubject } from '../runs/desk.ts';
import { type Explanation, explain } from '../runs/explain.ts';
import { askedInput } from './asked.ts';

const nullable = <S extends Parameters<typeof Type.Union>[0][number]>(schema: S) =>
  Type.Union([schema, Type.Null()]);

const Output = Type.Object({
  admitted: Type.Boolean(),
  refusal: nullable(RefusalSchema),
  tables: Type.Array(
    Type.Object({
      name: Type.String(),
      title: Type.String(),
      resourceId: Type.String(),
      revisionId: Type.String(),
      rows: TextSchema,
      allRows: Type.Boolean(),
      units: Type.Array(Type.String()),
      forms: Type.Array(Type.String()),
      joins: Type.Array(Type.Object({ to: Type.String(), on: Type.String() })),
      columns: Type.Array(
        Type.Object({
          name: Type.String(),
          title: Type.String(),
          type: Type.String(),
          transformed: Type.Boolean(),
          transform: TextSchema,
          reference: nullable(Type.String()),
        }),
      ),
    }),
  ),
  absent: Type.Array(Type.Object({ resourceId: Type.String(), title: Type.String(), reason: TextSchema })),
  clauses: Type.Array(
    Type.Object({
      part: Type.String(),
      number: Type.Integer(),
      partTitle: TextSchema,
      clause: ClauseSchema,
      reference: nullable(Type.String()),
      resource: nullable(Type.String()),
      acted: TextSchema,
    }),
  ),
  guards: Type.Array(
    Type.Object({
      guard: Type.String(),
      statement: TextSchema,
      parameters: Type.Record(Type.String(), Type.Number()),
      clause: ClauseSchema,
    }),
  ),
  quotas: Type.Array(
    Type.Object({ quota: Type.String(), limit: Type.String(), used: Type.String(), left: Type.String() }),
  ),
  printed: nullable(Type.String()),
  output: nullable(
    Type.Object({
      form: Type.String(),
      mode: Type.String(),
      columns: Type.Array(Type.Object({ name: Type.String(), type: Type.String() })),
      needsReview: Type.Boolean(),
    }),
  ),
  cost: Type.Object({
    rows: Type.Integer(),
    bytes: nullable(Type.Integer()),
    toBuild: Type.Array(Type.String()),
  }),
});

/** A dry run: what admission says and which clause does what. Nothing of the data is read, and a query that would be refused is an answer too. */
export const explainQuery = defineOperation({
  name: 'query.explain-query',
  title: text('说明查询', 'Explain a query'),
  description: text(
    '不运行查询：说明是否准许、哪一条款起什么作用、哪些内容可见、还剩多少用量。',
    'Without running it: whether it is admitted, which clause does what, what would be visible and what quota is left.',
  ),
  path: '/api/v1/agreements/{agreementId}/explanations',
  input: Type.Object(askedInput, { additionalProperties: false }),
  output: Output,
  problems: [signInProblems['token-for-other-purpose'].type],
  rules: ['R29', 'R31'],
  machine: true,
  subject: (tx, input) => domainSubject(tx, input.agreementId),
  async run(actor, input, { database, requestId }) {
    const meant = actsForPurpose(actor, input.purpose);
    if (!meant.ok) return meant;
    const explanation = await database.transaction(
      async (tx) => {
        const agreement = await findAgreement(tx, input.agreementId);
        if (!agreement) throw new Error('the agreement was there when it was asked about');
        return explain(tx, agreement, input);
      },
      { mode: 'snapshot', requestId },
    );
    return ok(answerOf(explanation));
  },
});

const answerOf = ({
  refusal,
  tables,
  absent,
  clauses,
  guards,
  output,
  quotas,
  printed,
  cost,
}: Explanation) => ({
  admitted: refusal === null,
  refusal: refusal && refusalOf(refusal),
  tables: tables.map(({ units, forms, joins, columns, ...table }) => ({
    ...table,
    units: [...units],
    forms: [...forms],
    joins: joins.map((join) => ({ ...join })),
    columns: columns.map((column) => ({ ...column })),
  })),
  absent: absent.map((one) => ({ ...one })),
  clauses: clauses.map((clause) => ({ ...clause })),
  guards: guards.map((guard) => ({ ...guard, parameters: { ...guard.parameters } })),
  quotas: quotas.map((quota) => ({ ...quota })),
  printed,
  output: output && { ...output, columns: output.columns.map((column) => ({ ...column })) },
  cost: { ...cost, toBuild: [...cost.toBuild] },
});
