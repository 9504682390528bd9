import { offeredIn, type SubjectView, text } from '#foundation';
import { periodInWords } from '../evaluation/desk.ts';
import { dispatchLifecycle, reportAboveLifecycle } from '../model/above/lifecycle.ts';
import { dispatchesOf, findDispatch, findReport, type ReportAboveRow } from '../store/reports-above.ts';
import { periodOf } from './desk.ts';

/** As the acts' form names the period: `q1` … `q4`, `year`. */
const periodCode = (row: ReportAboveRow): string =>
  periodOf(row) === 'year' ? 'year' : `q${Math.ceil(row.last_month.month / 3)}`;

export const reportView: SubjectView = async (tx, id) => {
  const row = await findReport(tx, id);
  if (!row) return null;
  const period = periodInWords(row);
  const by = { reportId: id };
  const [dispatch] = await dispatchesOf(tx, id);
  const draft = {
    year: row.first_month.year,
    period: periodCode(row),
    ...(row.receiver ? { receiver: row.receiver } : {}),
    ...(row.summary ? { summary: row.summary } : {}),
  };
  return {
    title: text(
      `向上级的报告：${period.zh}（第${row.version}版）`,
      `Report to the level above: ${period.en}, version ${row.version}`,
    ),
    lifecycle: { id: 'supervision.report-above', state: row.state },
    facts: [
      { label: text('最后一日', 'Last day'), value: row.due_on.toString() },
      ...(row.receiver ? [{ label: text('上级', 'Authority above'), value: row.receiver }] : []),
      ...(row.summary ? [{ label: text('情况说明', 'Summary'), value: row.summary }] : []),
      ...(row.reason ? [{ label: text('更正理由', 'Reason of the correction'), value: row.reason }] : []),
      ...(row.opinion ? [{ label: text('审定或退回意见', 'Opinion'), value: row.opinion }] : []),
      ...(dispatch
        ? [
            {
              label: text('报送', 'Sending'),
              value: dispatch.receipt ?? dispatchLifecycle.states[dispatch.state].title.zh,
            },
          ]
        : []),
    ],
    prefill: {
      // A correction sent back is drafted anew from the version it corrects.
      ...(row.corrects
        ? offeredIn(reportAboveLifecycle, row.state, {
            'supervision.correct-report-above': ['draft', { reportId: row.corrects }],
          })
        : offeredIn(reportAboveLifecycle, row.state, { 'supervision.draft-report-above': ['draft', draft] })),
      ...offeredIn(reportAboveLifecycle, row.state, {
        'supervision.correct-report-above': ['correct', by],
      }),
      ...offeredIn(reportAboveLifecycle, row.state, {
        'supervision.approve-report-above': ['approve', by],
        'supervision.return-report-above': ['return', by],
      }),
      ...(dispatch && dispatch.state !== 'delivered'
        ? {
            'supervision.enter-delivery': { dispatchId: dispatch.id },
            'supervision.send-again': { dispatchId: dispatch.id },
          }
        : {}),
    },
    page: `/work/reports-above/${id}`,
  };
};

export const dispatchView: SubjectView = async (tx, id) => {
  const row = await findDispatch(tx, id);
  if (!row) return null;
  const by = { dispatchId: id };
  return {
    title: text(`报送：${row.title}`, `Dispatch: ${row.title}`),
    lifecycle: { id: 'supervision.dispatch', state: row.state },
    facts: [
      { label: text('收件单位', 'To'), value: row.receiver },
      { label: text('提出时间', 'Asked at'), value: row.asked_at.toString() },
      { label: text('已试次数', 'Tries'), value: String(row.attempts) },
      ...(row.answer ? [{ label: text('未收原因', 'Why it was not taken'), value: row.answer }] : []),
      ...(row.receipt ? [{ label: text('回执', 'Receipt'), value: row.receipt }] : []),
      { label: text('内容摘要值', 'Digest'), value: row.digest },
    ],
    prefill: offeredIn(dispatchLifecycle, row.state, {
      'supervision.enter-delivery': ['deliver', by],
      'supervision.send-again': ['again', by],
    }),
    page:
      row.kind === 'report-above'
        ? `/work/reports-above/${row.subject_id}`
        : `/work/incidents/${row.subject_id}`,
  };
};
