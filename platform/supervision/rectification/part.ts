import { type Expression, type SqlBool, sql } from 'kysely';
import { Type } from 'typebox';
import {
  type Actor,
  cutToPage,
  defineFileRead,
  defineRead,
  type KeptFile,
  ok,
  PageOf,
  pageInput,
  problemTypes,
  refuse,
  type SubjectView,
  TextSchema,
  type Tx,
  text,
  type Uploads,
  unpackCursor,
} from '#foundation';
import { documentsOf, stepsOf } from '#platform/casework';
import { orderRectification } from '../actions/rectification/order-rectification.ts';
import {
  acceptRectification,
  answerRectification,
  escalateRectification,
  sendBackRectification,
} from '../actions/rectification/settle-rectification.ts';
import { Beside, besideRectification } from '../honest-error/beside.ts';
import { rectificationLifecycle } from '../model/rectification/lifecycle.ts';
import { RC1, RC2 } from '../model/rectification/rules.ts';
import { oversees } from '../reads/named-items.ts';
import { placeIn } from '../reads/place.ts';
import { namesNow, sidesOf } from '../sides.ts';
import { findRectification, type RectificationRow, rectificationTables } from '../store/rectifications.ts';
import { rectificationsCheck } from './check.ts';
import { rectificationRef } from './desk.ts';
import { rectificationPapers } from './papers.ts';
import { rectificationProblems as problems } from './problems.ts';

const Nullable = Type.Union([Type.String(), Type.Null()]);
const Line = {
  id: Type.String(),
  number: Type.Integer(),
  title: Type.String(),
  organisation: Type.String(),
  orderedBy: Type.String(),
  state: Type.String(),
  stateTitle: TextSchema,
  round: Type.Integer(),
  dueOn: Type.String(),
  orderedAt: Type.String(),
};
const line = (row: RectificationRow, names: ReadonlyMap<string, string>) => ({
  id: row.id,
  number: Number(row.number),
  title: row.title,
  organisation: names.get(row.organisation) ?? row.organisation,
  orderedBy: names.get(row.ordered_org) ?? row.ordered_org,
  state: row.state as string,
  stateTitle: rectificationLifecycle.states[row.state].title,
  round: row.round,
  dueOn: row.due_on.toString(),
  orderedAt: row.ordered_at.toString(),
});

/** Rectifications one ordered or was ordered, or all for those who oversee; the newest first. */
const rectificationsRead = defineRead({
  name: 'supervision.rectifications',
  title: text('整改', 'Rectifications'),
  path: '/api/v1/rectifications',
  audience: 'signed-in',
  input: Type.Object(pageInput, { additionalProperties: false }),
  output: PageOf(Type.Object(Line)),
  sheet: {
    number: text('编号', 'Number'),
    title: text('事项', 'Matter'),
    organisation: text('整改单位', 'Who puts it right'),
    orderedBy: text('责令单位', 'Ordered by'),
    stateTitle: text('状态', 'State'),
    round: text('次数', 'Round'),
    dueOn: text('期限', 'Until'),
    orderedAt: text('责令时间', 'Ordered'),
  },
  async run(actor, input, tx) {
    const own = [...(await sidesOf(tx, actor))];
    const mine: Expression<SqlBool> = oversees(actor)
      ? sql`true`
      : sql`(ordered_org = ANY (${own}::text[]) OR organisation = ANY (${own}::text[]))`;
    const limit = input.limit ?? 50;
    const after = placeIn(unpackCursor(input.cursor));
    let query = rectificationTables(tx).selectFrom('supervision.rectification').where(mine);
    const { total } = await query.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow();
    if (after) query = query.where(sql<SqlBool>`(ordered_at, id) < (${after.at}, ${after.id})`);
    const rows = await query
      .selectAll()
      .orderBy('ordered_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute();
    const { shown, next } = cutToPage(rows, limit, (last) => ({
      at: last.ordered_at.toString(),
      id: last.id,
    }));
    const names = await namesNow(
      tx,
      shown.flatMap(({ organisation, ordered_org }) => [organisation, ordered_org]),
    );
    return ok({
      items: shown.map((row) => line(row, names)),
      next,
      total,
    });
  },
});

/** One with its demands, answer, papers and history. */
const rectificationRead = defineRead({
  name: 'supervision.rectification',
  title: text('一件整改', 'One rectification'),
  path: '/api/v1/rectifications/{id}',
  audience: 'signed-in',
  input: Type.Object({ id: Type.String({ maxLength: 60 }) }, { additionalProperties: false }),
  output: Type.Object({
    ...Line,
    facts: Type.String(),
    demands: Type.Array(Type.String()),
    answer: Nullable,
    evidence: Type.Union([Type.Object({ name: Type.String(), sha256: Type.String() }), Type.Null()]),
    closing: Nullable,
    honestErrors: Beside,
    documents: Type.Array(Type.Object({ id: Type.String(), number: Type.String(), title: TextSchema })),
    steps: Type.Array(Type.Object({ title: TextSchema, at: Type.String() })),
  }),
  problems: [problems['no-such-rectification'].type],
  looked: ({ id }) => `rectification/${id}`,
  async run(actor, input, tx) {
    const row = await findRectification(tx, input.id);
    if (!row || !(await mayRead(tx, actor, row))) return refuse(problems['no-such-rectification']());
    const names = await namesNow(tx, [row.organisation, row.ordered_org]);
    return ok({
      ...line(row, names),
      facts: row.facts,
      demands: row.demands,
      answer: row.answer,
      evidence:
        row.evidence_name && row.evidence_sha256
          ? { name: row.evidence_name, sha256: row.evidence_sha256 }
          : null,
      closing: row.closing,
      honestErrors: await besideRectification(tx, row.id),
      documents: (await documentsOf(tx, rectificationRef(row))).map(({ id, number, title }) => ({
        id,
        number,
        title: { zh: title.zh, en: title.en },
      })),
      steps: (await stepsOf(tx, rectificationRef(row))).map(({ title, at }) => ({
        title: { zh: title.zh, en: title.en },
        at: at.toString(),
      })),
    });
  },
});

/** The proof somebody handed in with an answer. */
const rectificationProofRead = (uploads: () => Uploads) =>
  defineFileRead({
    name: 'supervision.rectification-proof',
    title: text('整改佐证材料', 'Proof of a rectification'),
    path: '/api/v1/rectifications/{id}/proof',
    audience: 'signed-in',
    input: Type.Object({ id: Type.String({ maxLength: 60 }) }, { additionalProperties: false }),
    problems: [problems['no-such-rectification'].type],
    looked: ({ id }) => `rectification/${id}`,
    async run(actor, input, tx) {
      const row = await findRectification(tx, input.id);
      if (!row?.evidence_sha256 || !(await mayRead(tx, actor, row)))
        return refuse(problems['no-such-rectification']());
      return ok({
        contentType: 'application/octet-stream',
        body: Buffer.from(await uploads().read({ sha256: row.evidence_sha256 })),
        fileName: row.evidence_name ?? row.id,
        cache: 'no-store',
      });
    },
  });

async function mayRead(tx: Tx, actor: Actor, row: RectificationRow): Promise<boolean> {
  const sides = await sidesOf(tx, actor);
  return oversees(actor) || sides.has(row.organisation) || sides.has(row.ordered_org);
}

async function keptFiles(tx: Tx): Promise<readonly KeptFile[]> {
  const rows = await rectificationTables(tx)
    .selectFrom('supervision.rectification')
    .select(['id', 'evidence_sha256'])
    .where('evidence_sha256', 'is not', null)
    .execute();
  return rows.map(({ id, evidence_sha256 }) => ({ of: id, sha256: evidence_sha256!, bytes: null }));
}

const rectificationView: SubjectView = async (tx, id) => {
  const row = await findRectification(tx, id);
  if (!row) return null;
  const names = await namesNow(tx, [row.organisation, row.ordered_org]);
  const by = { rectificationId: id };
  return {
    title: text(`整改：${row.title}`, `Rectification: ${row.title}`),
    lifecycle: { id: 'supervision.rectification', state: row.state },
    facts: [
      { label: text('整改单位', 'Who puts it right'), value: names.get(row.organisation) ?? '' },
      { label: text('责令单位', 'Ordered by'), value: names.get(row.ordered_org) ?? '' },
      { label: text('存在的问题', 'What is wrong'), value: row.facts },
      ...row.demands.map((demand, place) => ({
        label: text(`要求 ${place + 1}`, `Demand ${place + 1}`),
        value: demand,
      })),
      { label: text('期限', 'Until'), value: row.due_on.toString() },
      ...(row.answer ? [{ label: text('整改情况', 'What was done'), value: row.answer }] : []),
      ...(row.evidence_name
        ? [{ label: text('佐证材料', 'Proof'), value: `${row.evidence_name} ${row.evidence_sha256}` }]
        : []),
    ],
    prefill: {
      'supervision.answer-rectification': by,
      'supervision.accept-rectification': by,
      'supervision.send-back-rectification': { ...by, demands: row.demands },
      'supervision.escalate-rectification': by,
    },
    page: `/work/rectifications/${id}`,
  };
};

/** 整改: what it adds to the module. */
export const rectifications = {
  acts: (uploads: () => Uploads) => [
    orderRectification,
    answerRectification(uploads),
    acceptRectification,
    sendBackRectification,
    escalateRectification,
  ],
  reads: (uploads: () => Uploads) => [rectificationsRead, rectificationRead, rectificationProofRead(uploads)],
  keeps: keptFiles,
  checks: [rectificationsCheck],
  problems: problemTypes(problems),
  rules: [RC1, RC2],
  lifecycles: [rectificationLifecycle],
  papers: rectificationPapers,
  subjects: { rectification: rectificationView },
} as const;
