import { type SqlBool, sql } from 'kysely';
import { Type } from 'typebox';
import {
  type Actor,
  cutToPage,
  defineRead,
  offeredIn,
  ok,
  PageOf,
  pageInput,
  refuse,
  type SubjectView,
  TextSchema,
  type Tx,
  text,
  unpackCursor,
} from '#foundation';
import { documentsOf, stepsOf } from '#platform/casework';
import { organisationName, organisationNames } from '#platform/identity';
import { honestErrorLifecycle } from '../model/honest-error/lifecycle.ts';
import { areas, exclusions, limits, outcomes, verdicts } from '../model/honest-error/words.ts';
import { seesAlert } from '../reads/alerts/sees.ts';
import { oversees } from '../reads/named-items.ts';
import { placeIn } from '../reads/place.ts';
import { Nullable } from '../reads/shapes.ts';
import { sidesOf } from '../sides.ts';
import { findAlert } from '../store/alerts.ts';
import { findHonestError, type HonestErrorRow, honestErrorTables } from '../store/honest-errors.ts';
import { honestErrorRef } from './desk.ts';
import { groundOf } from './ground.ts';
import { honestErrorProblems as problems } from './problems.ts';

const Line = {
  id: Type.String(),
  number: Type.Integer(),
  title: Type.String(),
  area: TextSchema,
  organisation: Type.String(),
  assessor: Type.String(),
  state: Type.String(),
  stateTitle: TextSchema,
  filedAt: Type.String(),
};
const line = (row: HonestErrorRow, names: ReadonlyMap<string, string>) => ({
  id: row.id,
  number: Number(row.number),
  title: row.title,
  area: areas[row.area],
  organisation: names.get(row.organisation) ?? row.organisation,
  assessor: names.get(row.assessor) ?? row.assessor,
  state: row.state as string,
  stateTitle: honestErrorLifecycle.states[row.state].title,
  filedAt: row.filed_at.toString(),
});

/** Those one's organisation filed or assesses, or all for those who oversee; the newest first. */
export const honestErrorsRead = defineRead({
  name: 'supervision.honest-errors',
  title: text('容错记录', 'Honest errors'),
  path: '/api/v1/honest-errors',
  audience: 'signed-in',
  input: Type.Object(pageInput, { additionalProperties: false }),
  output: PageOf(Type.Object(Line)),
  sheet: {
    number: text('编号', 'No.'),
    title: text('事项', 'Matter'),
    area: text('领域', 'Area'),
    organisation: text('申报单位', 'Filed by'),
    assessor: text('评估单位', 'Assessed by'),
    stateTitle: text('状态', 'State'),
    filedAt: text('申报时间', 'Filed'),
  },
  async run(actor, input, tx) {
    const sides = [...(await sidesOf(tx, actor))];
    const mine = oversees(actor)
      ? sql<SqlBool>`true`
      : sql<SqlBool>`(organisation = ANY (${sides}::text[]) OR assessor = ANY (${sides}::text[]))`;
    const limit = input.limit ?? 50;
    const after = placeIn(unpackCursor(input.cursor));
    let query = honestErrorTables(tx).selectFrom('supervision.honest_error').where(mine);
    const { total } = await query.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow();
    if (after) query = query.where(sql<SqlBool>`(filed_at, id) < (${after.at}, ${after.id})`);
    const rows = await query
      .selectAll()
      .orderBy('filed_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute();
    const { shown, next } = cutToPage(rows, limit, (last) => ({ at: last.filed_at.toString(), id: last.id }));
    const names = await organisationNames(
      tx,
      shown.flatMap(({ organisation, assessor }) => [organisation, assessor]),
    );
    return ok({ items: shown.map((row) => line(row, names)), next, total });
  },
});

const mayRead = async (tx: Tx, actor: Actor, row: HonestErrorRow): Promise<boolean> => {
  if (oversees(actor)) return true;
  const sides = await sidesOf(tx, actor);
  return sides.has(row.organisation) || sides.has(row.assessor);
};

/** One with its ground, what the hub found, what was said, its papers and its course. Who looks at it is written down. */
export const honestErrorRead = defineRead({
  name: 'supervision.honest-error',
  title: text('一件容错记录', 'One record of an honest error'),
  path: '/api/v1/honest-errors/{id}',
  audience: 'signed-in',
  input: Type.Object({ id: Type.String({ maxLength: 60 }) }, { additionalProperties: false }),
  output: Type.Object({
    ...Line,
    tried: Type.String(),
    wentWrong: Type.String(),
    limitsKept: Type.String(),
    remedy: Type.String(),
    triedFrom: Type.String(),
    triedUntil: Type.String(),
    decision: Type.Union([Type.Object({ number: Type.String(), title: Type.String() }), Type.Null()]),
    scenario: Nullable,
    agreement: Type.Union([Type.Object({ id: Type.String(), number: Type.String() }), Type.Null()]),
    alertId: Nullable,
    rectificationId: Nullable,
    limits: Type.Array(
      Type.Object({
        title: TextSchema,
        verdict: Type.String(),
        verdictTitle: TextSchema,
        said: TextSchema,
      }),
    ),
    limitsAt: Type.String(),
    outcome: Type.Union([TextSchema, Type.Null()]),
    excluded: Type.Array(TextSchema),
    reasons: Nullable,
    answerBy: Nullable,
    answer: Nullable,
    opinion: Nullable,
    digest: Nullable,
    documents: Type.Array(Type.Object({ id: Type.String(), number: Type.String(), title: TextSchema })),
    steps: Type.Array(Type.Object({ title: TextSchema, at: Type.String() })),
  }),
  problems: [problems['no-such-honest-error'].type],
  looked: ({ id }) => `honest-error/${id}`,
  async run(actor, input, tx) {
    const row = await findHonestError(tx, input.id);
    if (!row || !(await mayRead(tx, actor, row))) return refuse(problems['no-such-honest-error']());
    const names = await organisationNames(tx, [row.organisation, row.assessor]);
    const ground = await groundOf(tx, row);
    // That there is an alert is told only to who may see it.
    const alert = row.alert_id === null ? null : await findAlert(tx, row.alert_id);
    const seen = alert && (await seesAlert(tx, actor, alert));
    return ok({
      ...line(row, names),
      tried: row.tried,
      wentWrong: row.went_wrong,
      limitsKept: row.limits_kept,
      remedy: row.remedy,
      triedFrom: row.tried_from.toString(),
      triedUntil: row.tried_until.toString(),
      decision: ground?.decision ? { number: ground.decision.number, title: ground.decision.title } : null,
      scenario: ground?.scenario?.name ?? null,
      agreement: ground?.agreement ? { id: ground.agreement.id, number: ground.agreement.number } : null,
      alertId: seen ? row.alert_id : null,
      rectificationId: row.rectification_id,
      limits: row.limits_found.map(({ code, verdict, said }) => ({
        title: limits[code].title,
        verdict: verdict as string,
        verdictTitle: verdicts[verdict],
        said: { zh: said.zh, en: said.en },
      })),
      limitsAt: row.limits_at.toString(),
      outcome: row.outcome ? outcomes[row.outcome] : null,
      excluded: row.excluded.map((one) => exclusions[one]),
      reasons: row.reasons,
      answerBy: row.answer_by?.toString() ?? null,
      answer: row.answer,
      opinion: row.opinion,
      digest: row.digest,
      documents: (await documentsOf(tx, honestErrorRef(row))).map(({ id, number, title }) => ({
        id,
        number,
        title: { zh: title.zh, en: title.en },
      })),
      steps: (await stepsOf(tx, honestErrorRef(row))).map(({ title, at }) => ({
        title: { zh: title.zh, en: title.en },
        at: at.toString(),
      })),
    });
  },
});

/** On the task page: what was filed and what the hub found; the rest is on its own page. */
export const honestErrorView: SubjectView = async (tx, id) => {
  const row = await findHonestError(tx, id);
  if (!row) return null;
  const by = { honestErrorId: id };
  return {
    title: text(`容错认定：${row.title}`, `Honest error: ${row.title}`),
    lifecycle: { id: 'supervision.honest-error', state: row.state },
    facts: [
      { label: text('申报单位', 'Filed by'), value: await organisationName(tx, row.organisation) },
      { label: text('评估单位', 'Assessed by'), value: await organisationName(tx, row.assessor) },
      { label: text('试行了什么', 'What was tried'), value: row.tried },
      { label: text('出现了什么问题', 'What went wrong'), value: row.went_wrong },
      { label: text('守住的界限', 'Limits kept'), value: row.limits_kept },
      { label: text('补救措施', 'What was put right'), value: row.remedy },
      ...row.limits_found.map(({ code, verdict, said }) => ({
        label: limits[code].title,
        value: `${verdicts[verdict].zh} · ${verdicts[verdict].en}：${said.zh}`,
      })),
      ...(row.reasons ? [{ label: text('评估理由', 'Reasons'), value: row.reasons }] : []),
      ...(row.answer ? [{ label: text('陈述意见', 'Answer'), value: row.answer }] : []),
    ],
    prefill: offeredIn(honestErrorLifecycle, row.state, {
      'supervision.withdraw-honest-error': ['withdraw', by],
      'supervision.answer-honest-error': ['answer', by],
      'supervision.propose-honest-error-outcome': ['propose', by],
      'supervision.decide-honest-error': ['recognise', by],
      'supervision.return-honest-error': ['return', by],
    }),
    page: `/work/honest-errors/${id}`,
  };
};
