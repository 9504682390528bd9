import { Type } from 'typebox';
import {
  type Actor,
  defineAction,
  newOf,
  ok,
  organisationOf,
  type Result,
  refuse,
  type Tx,
  text,
} from '#foundation';
import { handOn } from '#platform/casework';
import { organisationName } from '#platform/identity';
import { reportLines } from '../../above/compose.ts';
import { enter, periodOf, reportRef, reportSubject } from '../../above/desk.ts';
import { newReport } from '../../above/due-clock.ts';
import { aboveProblems as problems } from '../../above/problems.ts';
import { lastTaking, takenIn } from '../../cockpit/store.ts';
import { periodInWords } from '../../evaluation/desk.ts';
import { reportAboveLifecycle } from '../../model/above/lifecycle.ts';
import type { ReportDocument } from '../../model/above/report-document.ts';
import { personOf } from '../../objections/desk.ts';
import { sidesOf } from '../../sides.ts';
import {
  aboveTables,
  changeReport,
  insertReport,
  lockReport,
  type ReportAboveRow,
} from '../../store/reports-above.ts';
import { monthsOf } from '../evaluation/draft.ts';
import { byReport, long, ReportAnswer, receiverField } from './fields.ts';

const periods = {
  q1: text('第一季度', 'First quarter'),
  q2: text('第二季度', 'Second quarter'),
  q3: text('第三季度', 'Third quarter'),
  q4: text('第四季度', 'Fourth quarter'),
  year: text('全年', 'The year'),
} as const;

/** Writes the report of a period that is over from the cockpit’s figures; another person then approves it. */
export const draftReport = defineAction({
  name: 'supervision.draft-report-above',
  title: text('起草向上级的报告', 'Draft a report to the level above'),
  description: text(
    '按驾驶舱已固定的指标形成季度或年度报告，数字（出域关口的除外）都带其清单；由另一人审定后报送。',
    'A report of a quarter or a year from the final figures of the cockpit, each number, but those of the gate, with its list; another person approves it and it is sent.',
  ),
  input: Type.Object(
    {
      year: Type.Integer({ minimum: 2024, maximum: 2100, title: '年度', titleEn: 'Year' }),
      period: Type.Enum(Object.keys(periods) as (keyof typeof periods)[], {
        title: '报告期',
        titleEn: 'Period',
        enumTitles: periods,
      }),
      receiver: receiverField('上级主管部门', 'Authority above'),
      summary: long('情况说明', 'Summary'),
    },
    { additionalProperties: false },
  ),
  output: ReportAnswer,
  problems: [problems['report-period-not-final'].type, problems['reported-already'].type],
  rules: ['SR1'],
  subject: newOf('report-above'),
  async run(actor, { year, period, receiver, summary }, tx) {
    const { from, through } = monthsOf(year, period);
    if (!(await isFinal(tx, through))) return refuse(problems['report-period-not-final']());
    const own = organisationOf(actor) ?? '';
    const there = await aboveTables(tx)
      .selectFrom('supervision.report_above')
      .select('id')
      .where('organisation', 'in', [...(await sidesOf(tx, actor)), own])
      .where('first_month', '=', from)
      .where('last_month', '=', through)
      .where('version', '=', 1)
      .executeTakeFirst();
    const begun = there ? await lockReport(tx, there.id) : await newReport(tx, own, from, through, false);
    // Another one was begun at the same time, or lies with somebody already.
    if (begun?.state !== 'due') return refuse(problems['reported-already']());
    return writeUp(tx, actor, begun, { receiver, summary, reason: null, corrects: null });
  },
});

/** What was sent turns out wrong: a new version from the figures as they are, which takes its place when it is taken. */
export const correctReport = defineAction({
  name: 'supervision.correct-report-above',
  title: text('更正报告', 'Correct a report'),
  description: text(
    '已送达的报告有误的，说明理由，按现有指标形成新版；审定并送达后取代前一版，前一版仍可查看。',
    'A delivered report that is wrong gets a new version from the figures as they are, with the reason. Approved and delivered it takes the place of the one before, which stays to be read.',
  ),
  input: Type.Object(
    { ...byReport, reason: long('更正理由', 'Reason'), summary: long('情况说明', 'Summary') },
    { additionalProperties: false },
  ),
  output: ReportAnswer,
  problems: [problems['reported-already'].type],
  subject: (tx, input) => reportSubject(tx, input.reportId),
  async run(actor, input, tx) {
    const before = await lockReport(tx, input.reportId);
    const next = reportAboveLifecycle.next(before.state, 'correct');
    if (!next.ok) return next;
    const row = await nextVersion(tx, before, organisationOf(actor) ?? before.organisation);
    if (row?.state !== 'due') return refuse(problems['reported-already']());
    return writeUp(tx, actor, row, {
      receiver: before.receiver ?? '',
      summary: input.summary,
      reason: input.reason,
      corrects: before.digest,
    });
  },
});

/** The version after, begun now or sent back to be drafted anew. */
async function nextVersion(
  tx: Tx,
  before: ReportAboveRow,
  organisation: string,
): Promise<ReportAboveRow | undefined> {
  await insertReport(tx, {
    organisation,
    first_month: before.first_month,
    last_month: before.last_month,
    version: before.version + 1,
    corrects: before.id,
    due_on: before.due_on,
  });
  return aboveTables(tx)
    .selectFrom('supervision.report_above')
    .selectAll()
    .where('corrects', '=', before.id)
    .forUpdate()
    .executeTakeFirst();
}

/** The period is over and a later month was taken, so that what happened in it changes no more. */
async function isFinal(tx: Tx, through: Temporal.PlainDate): Promise<boolean> {
  const last = await lastTaking(tx);
  return last !== null && Temporal.PlainDate.compare(last.month, through) > 0 && (await takenIn(tx, through));
}

async function writeUp(
  tx: Tx,
  actor: Actor,
  row: ReportAboveRow,
  said: {
    readonly receiver: string;
    readonly summary: string;
    readonly reason: string | null;
    readonly corrects: string | null;
  },
): Promise<Result<{ reportId: string; state: string }>> {
  const next = reportAboveLifecycle.next(row.state, 'draft');
  if (!next.ok) return next;
  const title = periodInWords(row);
  const taken = await lastTaking(tx);
  const document: ReportDocument = {
    organisation: await organisationName(tx, organisationOf(actor) ?? row.organisation),
    receiver: said.receiver,
    period: {
      kind: periodOf(row),
      from: row.first_month.toString(),
      through: row.last_month.add({ months: 1 }).subtract({ days: 1 }).toString(),
      title: title.zh,
    },
    version: row.version,
    corrects: said.corrects,
    reason: said.reason,
    summary: said.summary,
    takenAt: taken!.takenAt.toString(),
    lines: await reportLines(tx, row.first_month, row.last_month),
  };
  await changeReport(tx, row.id, {
    state: next.value,
    reason: said.reason,
    receiver: said.receiver,
    summary: said.summary,
    document: JSON.stringify(document),
    drafted_by: personOf(actor),
    drafted_at: tx.now,
    opinion: null,
  });
  await enter(tx, 'report-above', 'drafted', actor, { report: row.id, version: row.version });
  await handOn(
    tx,
    actor,
    { ...reportRef(row.id), title: title.zh },
    text(`起草：第${row.version}版`, `Drafted, version ${row.version}`),
    {
      kind: 'supervision.report-above-approval',
      title: text('审定向上级的报告', 'Approve a report to the level above'),
      organisationId: organisationOf(actor) ?? row.organisation,
      role: 'data-authority',
      apartFrom: [personOf(actor)],
      acts: ['supervision.approve-report-above', 'supervision.return-report-above'],
    },
  );
  return ok({ reportId: row.id, state: next.value });
}
