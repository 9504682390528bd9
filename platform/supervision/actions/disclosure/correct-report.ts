import { Type } from 'typebox';
import { defineAction, newId, ok, refuse, text } from '#foundation';
import { completeTasks, openTask, recordStep } from '#platform/casework';
import { enter, reportRef, reportSubject, roleOf, titleOf, workOn } from '../../disclosure/desk.ts';
import { reportProblems as problems } from '../../disclosure/problems.ts';
import { isUnderWay, reportLifecycle } from '../../model/disclosure/lifecycle.ts';
import { answering } from '../../sides.ts';
import { changeReport, lockReport, reportTables, versionsOf } from '../../store/yearly-reports.ts';
import { byReport, opinion, ReportAnswer } from './fields.ts';

/** What was issued stays; a correction is a new version that says why, and takes its place when it is issued. */
export const correctReport = defineAction({
  name: 'supervision.correct-yearly-report',
  title: text('更正', 'Correct'),
  description: text(
    '已公布的版本保留；更正作为新版本重新编制、审核，公布后替代原版本，并公开更正原因。',
    'What was issued stays. The correction is a new version, drafted and approved anew, that replaces it when issued and says publicly why.',
  ),
  input: Type.Object(
    { ...byReport, reason: opinion('更正原因', 'Why it is corrected') },
    { additionalProperties: false },
  ),
  output: ReportAnswer,
  problems: [problems['report-under-way'].type],
  idempotent: true,
  subject: (tx, input, actor) => reportSubject(tx, input.reportId, actor),
  async run(actor, input, tx) {
    const row = await lockReport(tx, input.reportId);
    const next = reportLifecycle.next(row.state, 'replace');
    if (!next.ok) return next;
    const versions = await versionsOf(tx, row);
    if (versions.some(({ state }) => isUnderWay(state))) return refuse(problems['report-under-way']());
    const id = newId('yrp');
    const made = await reportTables(tx)
      .insertInto('supervision.yearly_report')
      .values({
        id,
        kind: row.kind,
        organisation: row.organisation,
        about: row.about,
        year: row.year,
        version: versions[0]!.version + 1,
        state: 'owed',
        due_on: row.due_on,
        reason: input.reason,
        agreements: row.agreements,
        lines: JSON.stringify(row.lines),
        own: JSON.stringify(row.own),
        opened_at: tx.now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!made) return refuse(problems['report-under-way']());
    const title = await titleOf(tx, row);
    await openTask(tx, {
      kind: 'supervision.yearly-report',
      title: text(`更正：${title.zh}`, `Correct: ${title.en}`),
      subject: reportRef({ id }),
      organisationId: await answering(tx, row.organisation),
      responsibility: 'supervision',
      role: roleOf[row.kind],
      acts: workOn(row.kind),
    });
    await recordStep(tx, {
      subject: reportRef(row),
      title: text(`更正：${input.reason}`, `Correction: ${input.reason}`),
      actor,
    });
    return ok({ reportId: id, state: 'owed' });
  },
});

/** A correction that turns out not to be needed goes; what was issued stands as it was, and another correction may begin. */
export const dropCorrection = defineAction({
  name: 'supervision.drop-correction',
  title: text('撤下更正', 'Drop the correction'),
  description: text(
    '尚未提交的更正可以撤下并说明原因；已公布的版本继续有效。首次编制的年度披露是法定义务，不能撤下。',
    'A correction that was not handed in is dropped with its reason; the version issued before stands. A first version is owed and cannot be dropped.',
  ),
  input: Type.Object(
    { ...byReport, reason: opinion('撤下原因', 'Why it is dropped') },
    { additionalProperties: false },
  ),
  output: ReportAnswer,
  problems: [problems['first-is-owed'].type],
  dangerous: true,
  subject: (tx, input, actor) => reportSubject(tx, input.reportId, actor),
  async run(actor, input, tx) {
    const row = await lockReport(tx, input.reportId);
    if (row.version === 1) return refuse(problems['first-is-owed']());
    const next = reportLifecycle.next(row.state, 'drop');
    if (!next.ok) return next;
    await changeReport(tx, row.id, { state: next.value, opinion: input.reason });
    await completeTasks(tx, { subject: reportRef(row) }, actor);
    await recordStep(tx, {
      subject: reportRef(row),
      title: text(`撤下更正：${input.reason}`, `The correction was dropped: ${input.reason}`),
      actor,
    });
    await enter(tx, row, 'dropped', actor);
    return ok({ reportId: row.id, state: next.value });
  },
});
