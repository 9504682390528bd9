import { type SubjectView, text } from '#foundation';
import { agreement as findAgreement } from '#platform/authorisation';
import { organisationName } from '#platform/identity';
import { runTitle } from './runs/desk.ts';
import { findRun } from './store/runs.ts';

/** A run on the task page of the egress review; the result itself and what resembles it are shown beside the facts. */
export const runView: SubjectView = async (tx, id) => {
  const run = await findRun(tx, id);
  if (!run) return null;
  const granted = await findAgreement(tx, run.agreement_id);
  const purpose = granted?.document.parts.scope.purposes.find(({ code }) => code === run.purpose);
  const prefill = { runId: id };
  return {
    title: text(`数据实验运行：${runTitle(run)}`, `Run: ${runTitle(run)}`),
    lifecycle: { id: 'query.run', state: run.state },
    facts: [
      { label: text('提交单位', 'Asked by'), value: await organisationName(tx, run.organisation) },
      { label: text('授权运营协议', 'Agreement'), value: run.agreement_number },
      {
        label: text('用途', 'Purpose'),
        value: purpose ? `${purpose.title}（${run.purpose}）` : run.purpose,
      },
      ...(run.result_rows === null
        ? []
        : [
            { label: text('结果行数', 'Rows of the result'), value: String(run.result_rows) },
            { label: text('不显示的数', 'Blank numbers'), value: String(run.suppressed) },
            {
              label: text('运行记录摘要（SHA-256）', 'Digest of the record (SHA-256)'),
              value: run.record_digest!,
            },
          ]),
      ...(run.review_opinion ? [{ label: text('审核意见', 'Opinion'), value: run.review_opinion }] : []),
    ],
    prefill: {
      'query.pass-egress': prefill,
      'query.return-egress': prefill,
      'query.cancel-run': prefill,
      'query.collect-run': prefill,
    },
    page: `/work/runs/${id}`,
  };
};
