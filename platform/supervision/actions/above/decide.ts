import { Type } from 'typebox';
import { defineAction, type Json, ok, text } from '#foundation';
import { handOn, issueDocument } from '#platform/casework';
import { enter, reportRef, reportSubject } from '../../above/desk.ts';
import { reportAbovePaper } from '../../above/papers.ts';
import { putDispatch } from '../../above/put.ts';
import { figureTitle } from '../../above/sheet.ts';
import { contentDigest } from '../../digest.ts';
import { periodInWords } from '../../evaluation/desk.ts';
import { reportAboveLifecycle } from '../../model/above/lifecycle.ts';
import type { ReportDocument } from '../../model/above/report-document.ts';
import { personOf } from '../../objections/desk.ts';
import { answering } from '../../sides.ts';
import { changeReport, lockReport } from '../../store/reports-above.ts';
import { byReport, long, ReportAnswer } from './fields.ts';

/** Fixes the report: digest and paper, and the order to send it, in one transaction. It is sent after the commit. */
export const approveReport = defineAction({
  name: 'supervision.approve-report-above',
  title: text('审定并报送', 'Approve and send'),
  description: text(
    '由起草人以外的人审定；报告自此固定，随即报送上级，收到回执或登记人工送达后办结。',
    'Another person than who drafted it approves. The report is fixed and sent; it is done when its receipt has come or its delivery by hand is entered.',
  ),
  input: Type.Object({ ...byReport, opinion: long('审定意见', 'Opinion') }, { additionalProperties: false }),
  output: ReportAnswer,
  problems: [],
  fourEyes: true,
  dangerous: true,
  subject: (tx, input) => reportSubject(tx, input.reportId),
  async run(actor, input, tx) {
    const row = await lockReport(tx, input.reportId);
    const next = reportAboveLifecycle.next(row.state, 'approve');
    if (!next.ok) return next;
    const document = row.document!;
    const organisation = await answering(tx, row.organisation);
    const digest = contentDigest(document);
    const period = periodInWords(row);
    const paper = await issueDocument(tx, {
      template: reportAbovePaper,
      issuedBy: organisation,
      actor,
      subject: reportRef(row.id),
      addressee: document.receiver,
      values: {
        period: period.zh,
        version: String(row.version),
        correction: row.reason ? `本版更正前一版，理由：${row.reason}` : '本期首次报告。',
        summary: document.summary,
        figures: figuresIn(document),
        departments: departmentsIn(document),
        takenAt: document.takenAt,
        digest,
        opinion: input.opinion,
      },
      serveTo: [{ organisationId: organisation }],
    });
    await changeReport(tx, row.id, {
      state: next.value,
      digest,
      decided_by: personOf(actor),
      decided_at: tx.now,
      opinion: input.opinion,
      paper: paper.id,
    });
    await putDispatch(tx, actor, {
      kind: 'report-above',
      subjectId: row.id,
      organisation,
      receiver: document.receiver,
      title: `${document.organisation}${period.zh}报告（第${row.version}版）`,
      content: document as unknown as { readonly [field: string]: Json },
      paper: paper.id,
    });
    await enter(tx, 'report-above', 'approved', actor, {
      report: row.id,
      version: row.version,
      digest,
      document: paper.digest,
    });
    await handOn(
      tx,
      actor,
      { ...reportRef(row.id), title: period.zh },
      text(`审定报送：${paper.number}`, `Approved and sent: ${paper.number}`),
    );
    return ok({ reportId: row.id, state: next.value });
  },
});

const figuresIn = ({ lines }: ReportDocument): readonly string[] =>
  lines.filter(({ of }) => of === 'whole').map(({ figure, value }) => `${figureTitle(figure).zh}：${value}`);

function departmentsIn({ lines }: ReportDocument): readonly string[] {
  const clocks = lines.filter(({ of, figure }) => of === 'organisation' && figure.startsWith('clock.'));
  const found = [...Map.groupBy(clocks, ({ name }) => name)].map(
    ([name, own]) =>
      `${name}：${own.map(({ figure, value }) => `${figureTitle(figure).zh}${value}`).join('，')}`,
  );
  return found.length > 0 ? found : ['本期没有法定时限。'];
}

export const returnReport = defineAction({
  name: 'supervision.return-report-above',
  title: text('退回重拟', 'Send back'),
  description: text(
    '写明理由退回重新起草；报送时限继续计算。',
    'Back to be drafted anew, with the reason; the clock goes on.',
  ),
  input: Type.Object({ ...byReport, opinion: long('退回理由', 'Reason') }, { additionalProperties: false }),
  output: ReportAnswer,
  problems: [],
  fourEyes: true,
  subject: (tx, input) => reportSubject(tx, input.reportId),
  async run(actor, input, tx) {
    const row = await lockReport(tx, input.reportId);
    const next = reportAboveLifecycle.next(row.state, 'return');
    if (!next.ok) return next;
    await changeReport(tx, row.id, {
      state: next.value,
      opinion: input.opinion,
      drafted_by: null,
      drafted_at: null,
    });
    await enter(tx, 'report-above', 'returned', actor, { report: row.id, reason: input.opinion });
    await handOn(
      tx,
      actor,
      { ...reportRef(row.id), title: periodInWords(row).zh },
      text('退回重拟', 'Sent back'),
      {
        kind: 'supervision.report-above-draft',
        title: text('重新起草向上级的报告', 'Draft a report to the level above anew'),
        organisationId: await answering(tx, row.organisation),
        role: 'data-authority',
        acts: [row.version === 1 ? 'supervision.draft-report-above' : 'supervision.correct-report-above'],
      },
    );
    return ok({ reportId: row.id, state: next.value });
  },
});
