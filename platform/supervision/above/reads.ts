import { type SqlBool, sql } from 'kysely';
import { Type } from 'typebox';
import {
  type Actor,
  cutToPage,
  defineFileRead,
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
import { type SheetWriter, stepsOf } from '#platform/casework';
import { canonicalBytes } from '../digest.ts';
import { periodInWords } from '../evaluation/desk.ts';
import { dispatchLifecycle, reportAboveLifecycle } from '../model/above/lifecycle.ts';
import { changedLines } from '../model/above/report-document.ts';
import { oversees } from '../reads/named-items.ts';
import { Nullable } from '../reads/shapes.ts';
import { sidesOf } from '../sides.ts';
import {
  aboveTables,
  type DispatchRow,
  dispatchesOf,
  findReport,
  type ReportAboveRow,
} from '../store/reports-above.ts';
import { reportRef } from './desk.ts';
import { aboveProblems as problems } from './problems.ts';
import { figureTitle, groupTitle, lineOfTitles, reportSheet } from './sheet.ts';

const Line = {
  id: Type.String(),
  number: Type.Integer(),
  period: TextSchema,
  version: Type.Integer(),
  state: Type.String(),
  stateTitle: TextSchema,
  dueOn: Type.String(),
  sentAt: Nullable,
};
const line = (row: ReportAboveRow) => ({
  id: row.id,
  number: Number(row.number),
  period: periodInWords(row),
  version: row.version,
  state: row.state as string,
  stateTitle: reportAboveLifecycle.states[row.state].title,
  dueOn: row.due_on.toString(),
  sentAt: row.sent_at?.toString() ?? null,
});

export const Dispatch = Type.Object({
  id: Type.String(),
  kind: Type.String(),
  receiver: Type.String(),
  state: Type.String(),
  stateTitle: TextSchema,
  askedAt: Type.String(),
  attempts: Type.Integer(),
  answer: Nullable,
  way: Nullable,
  receipt: Nullable,
  deliveredAt: Nullable,
  digest: Type.String(),
  paper: Nullable,
});
export const shownDispatch = (row: DispatchRow) => ({
  id: row.id,
  kind: row.kind as string,
  receiver: row.receiver,
  state: row.state as string,
  stateTitle: dispatchLifecycle.states[row.state].title,
  askedAt: row.asked_at.toString(),
  attempts: row.attempts,
  answer: row.answer,
  way: row.way as string | null,
  receipt: row.receipt,
  deliveredAt: row.delivered_at?.toString() ?? null,
  digest: row.digest,
  paper: row.paper,
});

const mayRead = async (tx: Tx, actor: Actor, row: ReportAboveRow): Promise<boolean> =>
  oversees(actor) || (await sidesOf(tx, actor)).has(row.organisation);
const readable = async (tx: Tx, actor: Actor, id: string): Promise<ReportAboveRow | null> => {
  const row = await findReport(tx, id);
  return row && (await mayRead(tx, actor, row)) ? row : null;
};

/** Reports to the level above, for the authority that makes them and those who oversee; the newest first. */
export const reportsRead = defineRead({
  name: 'supervision.reports-above',
  title: text('向上级的报告', 'Reports to the level above'),
  path: '/api/v1/reports-above',
  audience: 'signed-in',
  input: Type.Object(pageInput, { additionalProperties: false }),
  output: PageOf(Type.Object(Line)),
  sheet: {
    number: text('编号', 'Number'),
    period: text('报告期', 'Period'),
    version: text('版本', 'Version'),
    stateTitle: text('状态', 'State'),
    dueOn: text('最后一日', 'Last day'),
    sentAt: text('送达时间', 'Delivered'),
  },
  async run(actor, input, tx) {
    const limit = input.limit ?? 50;
    const after = unpackPlaceInTime(input.cursor);
    const mine = oversees(actor)
      ? sql<SqlBool>`true`
      : sql<SqlBool>`organisation = ANY (${[...(await sidesOf(tx, actor))]}::text[])`;
    const all = aboveTables(tx).selectFrom('supervision.report_above').where(mine);
    const rows = await all
      .selectAll()
      .where(
        sql<SqlBool>`(${!after} OR (created_at, id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::text))`,
      )
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute();
    const { total } = await all.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow();
    const { shown, next } = cutToPage(rows, limit, (last) => [last.created_at.toString(), last.id]);
    return ok({ items: shown.map(line), next, total });
  },
});

/** One report: what it says, each number with its list where there is one, where it was sent, and what it changed of the version before. */
export const reportRead = defineRead({
  name: 'supervision.report-above',
  title: text('一份向上级的报告', 'One report to the level above'),
  path: '/api/v1/reports-above/{id}',
  audience: 'signed-in',
  input: Type.Object({ id: Type.String({ maxLength: 60 }) }, { additionalProperties: false }),
  output: Type.Object({
    ...Line,
    receiver: Nullable,
    summary: Nullable,
    reason: Nullable,
    opinion: Nullable,
    corrects: Nullable,
    takenAt: Nullable,
    digest: Nullable,
    paper: Nullable,
    lines: Type.Array(
      Type.Object({
        group: TextSchema,
        figure: Type.String(),
        title: TextSchema,
        of: Type.String(),
        ofTitle: TextSchema,
        key: Type.String(),
        name: Type.String(),
        value: Type.Integer(),
        list: Type.String(),
        /** In the version it corrects; null where nothing is corrected, or it says nothing of it. */
        before: Type.Union([Type.Integer(), Type.Null()]),
      }),
    ),
    dispatches: Type.Array(Dispatch),
    steps: Type.Array(Type.Object({ title: TextSchema, at: Type.String() })),
  }),
  problems: [problems['no-such-report-above'].type],
  looked: ({ id }) => `report-above/${id}`,
  async run(actor, input, tx) {
    const row = await readable(tx, actor, input.id);
    if (!row) return refuse(problems['no-such-report-above']());
    const before = row.corrects ? await findReport(tx, row.corrects) : undefined;
    const changes = new Map(
      before?.document && row.document
        ? changedLines(before.document, row.document).map((one) => [one.line, one.before])
        : [],
    );
    return ok({
      ...line(row),
      receiver: row.receiver,
      summary: row.summary,
      reason: row.reason,
      opinion: row.opinion,
      corrects: row.corrects,
      takenAt: row.document?.takenAt ?? null,
      digest: row.digest,
      paper: row.paper,
      lines: (row.document?.lines ?? []).map((one) => ({
        ...one,
        of: one.of as string,
        group: groupTitle(one.figure),
        title: figureTitle(one.figure),
        ofTitle: lineOfTitles[one.of],
        before: changes.get(one) ?? null,
      })),
      dispatches: (await dispatchesOf(tx, row.id)).map(shownDispatch),
      steps: (await stepsOf(tx, reportRef(row.id))).map(({ title, at }) => ({ title, at: at.toString() })),
    });
  },
});

/** The report as it was sent: its bytes have the digest that stands in the log. Before it is approved there is none. */
export const reportJson = defineFileRead({
  name: 'supervision.report-above-json',
  title: text('报告（JSON）', 'The report as JSON'),
  path: '/api/v1/reports-above/{id}/report.json',
  audience: 'signed-in',
  input: Type.Object({ id: Type.String({ maxLength: 60 }) }, { additionalProperties: false }),
  problems: [problems['no-such-report-above'].type],
  looked: ({ id }) => `report-above/${id}`,
  async run(actor, input, tx) {
    const row = await readable(tx, actor, input.id);
    if (!row?.digest) return refuse(problems['no-such-report-above']());
    return ok({
      contentType: 'application/json',
      body: canonicalBytes(row.document),
      fileName: `${row.id}.json`,
      cache: 'no-store',
    });
  },
});

export const reportWorkbook = (sheets: SheetWriter) =>
  defineFileRead({
    name: 'supervision.report-above-workbook',
    title: text('报告（XLSX）', 'The report as a workbook'),
    path: '/api/v1/reports-above/{id}/report.xlsx',
    audience: 'signed-in',
    input: Type.Object({ id: Type.String({ maxLength: 60 }) }, { additionalProperties: false }),
    problems: [problems['no-such-report-above'].type],
    looked: ({ id }) => `report-above/${id}`,
    async run(actor, input, tx) {
      const row = await readable(tx, actor, input.id);
      if (!row?.document) return refuse(problems['no-such-report-above']());
      return ok({
        contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        body: await sheets.write(reportSheet(row.document, 'zh')),
        fileName: `${row.id}.xlsx`,
        cache: 'no-store',
      });
    },
  });
