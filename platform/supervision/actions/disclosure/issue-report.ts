import { isDeepStrictEqual } from 'node:util';
import { Type } from 'typebox';
import { type Actor, defineAction, ok, refuse, type Tx, text } from '#foundation';
import { completeTasks, issueDocument, openTask, recordStep } from '#platform/casework';
import { appendPublicFact } from '#platform/evidence';
import { organisationName } from '#platform/identity';
import {
  completeness,
  enter,
  reportDigest,
  reportOf,
  reportRef,
  reportSubject,
  roleOf,
  titleOf,
} from '../../disclosure/desk.ts';
import { addresseesOf } from '../../disclosure/filed-to.ts';
import { drawnLines } from '../../disclosure/lines/draw.ts';
import { disclosurePaper, operatorReportPaper } from '../../disclosure/papers.ts';
import { reportProblems as problems } from '../../disclosure/problems.ts';
import { isReport, kindTitles } from '../../model/disclosure/fields.ts';
import { reportLifecycle } from '../../model/disclosure/lifecycle.ts';
import { personOf } from '../../objections/desk.ts';
import { answering } from '../../sides.ts';
import { changeReport, lockReport, type ReportRow, versionsOf } from '../../store/yearly-reports.ts';
import { byReport, opinion, ReportAnswer } from './fields.ts';

const approval = 'supervision.approve-report';

export const submitReport = defineAction({
  name: 'supervision.submit-yearly-report',
  title: text('提交审核', 'Hand in for approval'),
  description: text(
    '内容逐项检查，缺项不能提交；由本单位另一人审核。',
    'Everything that is asked for is looked for first; another person of the same body approves it.',
  ),
  input: Type.Object(byReport, { additionalProperties: false }),
  output: ReportAnswer,
  problems: [problems['report-incomplete'].type],
  rules: ['R33', 'R44'],
  subject: (tx, input, actor) => reportSubject(tx, input.reportId, actor),
  async run(actor, input, tx) {
    const row = await lockReport(tx, input.reportId);
    const next = reportLifecycle.next(row.state, 'submit');
    if (!next.ok) return next;
    const whole = completeness(row, tx.now);
    if (!whole.holds) return refuse(incomplete(whole));
    await changeReport(tx, row.id, {
      state: next.value,
      submitted_by: personOf(actor),
      submitted_at: tx.now,
    });
    const title = await titleOf(tx, row);
    await recordStep(tx, { subject: reportRef(row), title: text('提交审核', 'Handed in'), actor });
    await openTask(tx, {
      kind: approval,
      title: text(`审核：${title.zh}`, `Approve: ${title.en}`),
      subject: reportRef(row),
      organisationId: await answering(tx, row.organisation),
      responsibility: 'supervision',
      role: roleOf[row.kind],
      apartFrom: [...new Set([row.drafted_by ?? '', personOf(actor)])],
      acts: ['supervision.approve-yearly-report', 'supervision.return-yearly-report'],
    });
    await enter(tx, row, 'submitted', actor);
    return ok({ reportId: row.id, state: next.value });
  },
});

const incomplete = ({ rule, clause, reasons }: ReturnType<typeof completeness>) =>
  problems['report-incomplete']({
    rule,
    clause,
    defects: reasons.slice(1).map((message) => ({ at: '/', message })),
  });

export const returnReport = defineAction({
  name: 'supervision.return-yearly-report',
  title: text('退回修改', 'Send back'),
  description: text('写明需要修改的内容。', 'Say what has to be changed.'),
  input: Type.Object(
    { ...byReport, opinion: opinion('修改意见', 'What has to be changed') },
    { additionalProperties: false },
  ),
  output: ReportAnswer,
  problems: [],
  fourEyes: true,
  subject: (tx, input, actor) => reportSubject(tx, input.reportId, actor),
  async run(actor, input, tx) {
    const row = await lockReport(tx, input.reportId);
    const next = reportLifecycle.next(row.state, 'return');
    if (!next.ok) return next;
    await changeReport(tx, row.id, { state: next.value, opinion: input.opinion });
    await completeTasks(tx, { subject: reportRef(row), kind: approval }, actor);
    await recordStep(tx, {
      subject: reportRef(row),
      title: text(`退回：${input.opinion}`, `Sent back: ${input.opinion}`),
      actor,
    });
    await enter(tx, row, 'returned', actor);
    return ok({ reportId: row.id, state: next.value });
  },
});

export const approveReport = defineAction({
  name: 'supervision.approve-yearly-report',
  title: text('审核公布', 'Approve and issue'),
  description: text(
    '由编制、提交以外的人员审核。信息披露向社会公布，摘要值进入公开日志；运营情况报告出具文书，报送价格主管部门和数据主管部门。',
    'By another person than who drafted and handed it in. A disclosure is published with its digest in the log; a report on an operator is issued as a paper and filed with the price and the data authority.',
  ),
  input: Type.Object(
    { ...byReport, opinion: opinion('审核意见', 'Opinion') },
    { additionalProperties: false },
  ),
  output: ReportAnswer,
  problems: [
    problems['report-incomplete'].type,
    problems['records-moved'].type,
    problems['nobody-to-file-to'].type,
  ],
  rules: ['R33', 'R44'],
  fourEyes: true,
  subject: (tx, input, actor) => reportSubject(tx, input.reportId, actor),
  async run(actor, input, tx) {
    const row = await lockReport(tx, input.reportId);
    const next = reportLifecycle.next(row.state, 'issue');
    if (!next.ok) return next;
    const whole = completeness(row, tx.now);
    if (!whole.holds) return refuse(incomplete(whole));
    const again = await drawnLines(tx, reportOf(row));
    const drawn = row.lines.filter(({ field }) => field !== 'own-information');
    if (!isDeepStrictEqual(JSON.parse(JSON.stringify(again)), drawn))
      return refuse(problems['records-moved']());
    const serveTo = isReport(row.kind) ? await addresseesOf(tx, row.agreements) : [];
    if (isReport(row.kind) && serveTo.length < 2) return refuse(problems['nobody-to-file-to']());
    const issued = await issue(tx, actor, row, { opinion: input.opinion, serveTo });
    const [before] = (await versionsOf(tx, row)).filter(({ state }) => state === 'issued');
    if (before) await changeReport(tx, before.id, { state: 'replaced' });
    await changeReport(tx, row.id, {
      state: next.value,
      decided_by: personOf(actor),
      decided_at: tx.now,
      opinion: input.opinion,
      filed_to: [...serveTo],
      ...issued,
    });
    await completeTasks(tx, { subject: reportRef(row) }, actor);
    await recordStep(tx, { subject: reportRef(row), title: text('审核公布', 'Issued'), actor });
    return ok({ reportId: row.id, state: next.value });
  },
});

/** Paper and entry. A disclosure says its digest publicly; of a report on an operator the log has a commitment. */
async function issue(
  tx: Tx,
  actor: Actor,
  row: ReportRow,
  { opinion: said, serveTo }: { readonly opinion: string; readonly serveTo: readonly string[] },
) {
  const digest = reportDigest(reportOf(row));
  const keeper = await answering(tx, row.organisation);
  const by = await organisationName(tx, row.organisation);
  const values = {
    year: String(row.year),
    version: String(row.version),
    reason: row.reason ?? '首次编制',
    lines: String(row.lines.length),
    opinion: said,
    digest,
  };
  const paper = await issueDocument(tx, {
    ...(isReport(row.kind)
      ? {
          template: operatorReportPaper,
          addressee: (await Promise.all(serveTo.map((id) => organisationName(tx, id)))).join('、'),
          values: {
            ...values,
            operator: await organisationName(tx, row.about),
            overall: row.own.overall ?? '—',
            report: row.lines.map(({ label, value }) => `${label.zh}：${value.zh}`),
          },
        }
      : {
          template: disclosurePaper,
          addressee: '社会公众',
          values: { ...values, discloser: by, kind: kindTitles[row.kind].zh },
        }),
    actor,
    issuedBy: keeper,
    subject: reportRef(row),
    serveTo: serveTo.map((organisationId) => ({ organisationId })),
  });
  const entry = isReport(row.kind)
    ? await enter(tx, row, 'filed', actor, { digest, document: paper.digest })
    : await appendPublicFact(tx, {
        kind: 'supervision.yearly-disclosure',
        subject: row.id,
        fact: {
          discloser: by,
          role: row.kind,
          year: row.year,
          version: row.version,
          reason: row.reason,
          lines: row.lines.length,
          number: paper.number,
          digest,
        },
      });
  return { digest, document_id: paper.id, log_entry: entry.id };
}
