import { type SqlBool, sql } from 'kysely';
import { Type } from 'typebox';
import {
  type Actor,
  cutToPage,
  defineRead,
  ok,
  PageOf,
  pageInput,
  refuse,
  TextSchema,
  type Tx,
  text,
  unpackPlaceInTime,
} from '#foundation';
import { organisationNames } from '#platform/identity';
import { definitionOf, isFigureName } from '../cockpit/figures.ts';
import {
  evaluationLifecycle,
  evaluationObjectionLifecycle,
  schemeLifecycle,
} from '../model/evaluation/lifecycle.ts';
import { EV1 } from '../model/evaluation/rules.ts';
import { domains, evaluatedKinds, formula, missingRules } from '../model/evaluation/scheme.ts';
import { oversees } from '../reads/named-items.ts';
import { Clause, Nullable } from '../reads/shapes.ts';
import { sidesOf } from '../sides.ts';
import {
  type EvaluationRow,
  evaluationTables,
  findEvaluation,
  findScheme,
  inputsOf,
  objectionsTo,
  resultsOf,
  type SchemeRow,
} from '../store/evaluations.ts';
import { periodInWords } from './desk.ts';
import { evaluationProblems as problems } from './problems.ts';

const Figure = Type.Object({ name: Type.String(), title: TextSchema, flow: Type.Boolean() });
const SchemeLine = {
  id: Type.String(),
  version: Type.Integer(),
  title: Type.String(),
  state: Type.String(),
  stateTitle: TextSchema,
  effectiveOn: Type.String(),
};
const Indicator = Type.Object({
  code: Type.String(),
  of: Type.String(),
  ofTitle: TextSchema,
  domain: TextSchema,
  title: Type.String(),
  definition: Type.String(),
  numerator: Type.Array(Figure),
  denominator: Type.Array(Figure),
  atLeast: Type.Integer(),
  worst: Type.Integer(),
  best: Type.Integer(),
  weight: Type.Integer(),
  missing: TextSchema,
});
const Scheme = Type.Object({
  ...SchemeLine,
  basis: Type.String(),
  leastWeight: Type.Integer(),
  hearingDays: Type.Integer(),
  digest: Type.String(),
  formula: TextSchema,
  clause: Clause,
  indicators: Type.Array(Indicator),
});

const figure = (name: string) => ({
  name,
  title: isFigureName(name) ? definitionOf(name).title : text(name, name),
  flow: isFigureName(name) && definitionOf(name).flow === true,
});
const schemeLine = (row: SchemeRow) => ({
  id: row.id,
  version: row.version,
  title: row.document.title,
  state: row.state as string,
  stateTitle: schemeLifecycle.states[row.state].title,
  effectiveOn: row.effective_on.toString(),
});
const shownScheme = (row: SchemeRow) => ({
  ...schemeLine(row),
  basis: row.document.basis,
  leastWeight: row.document.leastWeight,
  hearingDays: row.document.hearingDays,
  digest: row.digest,
  formula,
  clause: { document: EV1.clause.document, article: EV1.clause.article },
  indicators: row.document.indicators.map((one) => ({
    code: one.code,
    of: one.of as string,
    ofTitle: evaluatedKinds[one.of],
    domain: domains[one.domain],
    title: one.title,
    definition: one.definition,
    numerator: one.numerator.map(figure),
    denominator: one.denominator.map(figure),
    atLeast: one.atLeast,
    worst: one.worst,
    best: one.best,
    weight: one.weight,
    missing: missingRules[one.missing],
  })),
});

/** Published schemes, the newest first; those not adopted for who oversees. */
export const schemesRead = defineRead({
  name: 'supervision.evaluation-schemes',
  title: text('评价方案', 'Evaluation schemes'),
  path: '/api/v1/evaluation-schemes',
  audience: 'public',
  input: Type.Object({}),
  output: Type.Object({ items: Type.Array(Type.Object(SchemeLine)) }),
  async run(actor, _input, tx) {
    const rows = await evaluationTables(tx)
      .selectFrom('supervision.evaluation_scheme')
      .selectAll()
      .orderBy('version', 'desc')
      .limit(200)
      .execute();
    return ok({ items: rows.filter((row) => mayReadScheme(actor, row)).map(schemeLine) });
  },
});

const mayReadScheme = (actor: Actor, row: SchemeRow): boolean => row.state === 'adopted' || oversees(actor);

export const schemeRead = defineRead({
  name: 'supervision.evaluation-scheme',
  title: text('一份评价方案', 'One evaluation scheme'),
  path: '/api/v1/evaluation-schemes/{id}',
  audience: 'public',
  input: Type.Object({ id: Type.String({ maxLength: 60 }) }, { additionalProperties: false }),
  output: Scheme,
  problems: [problems['no-such-scheme'].type],
  async run(actor, input, tx) {
    const row = await findScheme(tx, input.id);
    return row && mayReadScheme(actor, row) ? ok(shownScheme(row)) : refuse(problems['no-such-scheme']());
  },
});

const Line = {
  id: Type.String(),
  number: Type.Integer(),
  kind: TextSchema,
  period: TextSchema,
  state: Type.String(),
  stateTitle: TextSchema,
  hearingUntil: Type.String(),
  draftedAt: Type.String(),
  decidedAt: Nullable,
};
const line = (row: EvaluationRow) => ({
  id: row.id,
  number: Number(row.number),
  kind: evaluatedKinds[row.kind],
  period: periodInWords(row),
  state: row.state as string,
  stateTitle: evaluationLifecycle.states[row.state].title,
  hearingUntil: row.hearing_until.toString(),
  draftedAt: row.drafted_at.toString(),
  decidedAt: row.decided_at?.toString() ?? null,
});

/** Published evaluations for everybody; drafts for who oversees and for the evaluated. */
export const evaluationsRead = defineRead({
  name: 'supervision.evaluations',
  title: text('评价', 'Evaluations'),
  path: '/api/v1/evaluations',
  audience: 'public',
  input: Type.Object(pageInput, { additionalProperties: false }),
  output: PageOf(Type.Object(Line)),
  sheet: {
    number: text('编号', 'Number'),
    kind: text('评价对象', 'Who'),
    period: text('评价期', 'Period'),
    stateTitle: text('状态', 'State'),
    hearingUntil: text('听取意见至', 'Heard until'),
    decidedAt: text('审定时间', 'Decided'),
  },
  async run(actor, input, tx) {
    const sides = [...(await sidesOf(tx, actor))];
    const seen = oversees(actor)
      ? sql<SqlBool>`true`
      : sql<SqlBool>`(state = 'published' OR (state = 'heard' AND EXISTS (
          SELECT FROM supervision.evaluation_result AS result
          WHERE result.evaluation_id = evaluation.id AND result.organisation = ANY (${sides}::text[]))))`;
    const limit = input.limit ?? 50;
    const after = unpackPlaceInTime(input.cursor);
    let query = evaluationTables(tx).selectFrom('supervision.evaluation as evaluation').where(seen);
    const { total } = await query.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow();
    if (after) query = query.where(sql<SqlBool>`(drafted_at, id) < (${after.at}, ${after.id})`);
    const rows = await query
      .selectAll()
      .orderBy('drafted_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute();
    const { shown, next } = cutToPage(rows, limit, (last) => [last.drafted_at.toString(), last.id]);
    return ok({
      items: shown.map(line),
      next,
      total,
    });
  },
});

const Score = Type.Object({
  code: Type.String(),
  numerator: Type.Union([Type.Integer(), Type.Null()]),
  denominator: Type.Union([Type.Integer(), Type.Null()]),
  /** Hundredths of a point. */
  hundredths: Type.Union([Type.Integer(), Type.Null()]),
  lacking: Nullable,
  substitution: Type.String(),
});

/** One evaluation with its scheme, the figures of each organisation and the way from them to its index. */
export const evaluationRead = defineRead({
  name: 'supervision.evaluation',
  title: text('一次评价', 'One evaluation'),
  path: '/api/v1/evaluations/{id}',
  audience: 'public',
  input: Type.Object({ id: Type.String({ maxLength: 60 }) }, { additionalProperties: false }),
  output: Type.Object({
    ...Line,
    opinion: Nullable,
    digest: Nullable,
    from: Type.String(),
    /** The first day of the last month. */
    through: Type.String(),
    scheme: Scheme,
    results: Type.Array(
      Type.Object({
        organisation: Type.Object({ id: Type.String(), name: Type.String() }),
        hundredths: Type.Union([Type.Integer(), Type.Null()]),
        weight: Type.Integer(),
        scores: Type.Array(Score),
        inputs: Type.Array(
          Type.Object({
            origin: Type.String(),
            name: Type.String(),
            value: Type.Union([Type.Integer(), Type.Null()]),
          }),
        ),
      }),
    ),
    objections: Type.Array(
      Type.Object({
        id: Type.String(),
        organisation: Type.String(),
        indicator: Type.String(),
        state: Type.String(),
        stateTitle: TextSchema,
        statement: Type.String(),
        answer: Nullable,
      }),
    ),
  }),
  problems: [problems['no-such-evaluation'].type],
  async run(actor, input, tx) {
    const row = await findEvaluation(tx, input.id);
    const own = row && (await ownPart(tx, actor, row));
    if (!row || own === null) return refuse(problems['no-such-evaluation']());
    const mine = (organisation: string) => own === undefined || own.has(organisation);
    const scheme = (await findScheme(tx, row.scheme_id))!;
    const results = (await resultsOf(tx, row.id)).filter(({ organisation }) => mine(organisation));
    const inputs = Map.groupBy(await inputsOf(tx, row.id), ({ organisation }) => organisation);
    const objections = (await objectionsTo(tx, row.id)).filter(({ organisation }) => mine(organisation));
    const names = await organisationNames(tx, [
      ...new Set(
        results.flatMap(({ organisation }) => [
          organisation,
          ...(inputs.get(organisation) ?? []).map(({ origin }) => origin),
        ]),
      ),
    ]);
    const nameOf = (id: string) => names.get(id) ?? id;
    return ok({
      ...line(row),
      opinion: row.opinion,
      digest: row.digest,
      from: row.first_month.toString(),
      through: row.last_month.toString(),
      scheme: shownScheme(scheme),
      results: results.map(({ organisation, points, weight, scores }) => ({
        organisation: { id: organisation, name: nameOf(organisation) },
        hundredths: points,
        weight,
        scores: scores.map((score) => ({ ...score, lacking: score.lacking as string | null })),
        inputs: (inputs.get(organisation) ?? []).map(({ origin, name, value }) => ({
          origin: nameOf(origin),
          name,
          value: value === null ? null : Number(value),
        })),
      })),
      objections: objections.map((one) => ({
        id: one.id,
        organisation: nameOf(one.organisation),
        indicator: one.indicator,
        state: one.state as string,
        stateTitle: evaluationObjectionLifecycle.states[one.state].title,
        statement: one.statement,
        answer: one.answer,
      })),
    });
  },
});

/** Of a draft an evaluated organisation sees its own part, as others are not heard yet. Undefined: all of it; null: nothing. */
async function ownPart(
  tx: Tx,
  actor: Actor,
  row: EvaluationRow,
): Promise<ReadonlySet<string> | null | undefined> {
  if (row.state === 'published' || oversees(actor)) return undefined;
  if (row.state !== 'heard') return null;
  const sides = await sidesOf(tx, actor);
  return (await resultsOf(tx, row.id)).some(({ organisation }) => sides.has(organisation)) ? sides : null;
}
