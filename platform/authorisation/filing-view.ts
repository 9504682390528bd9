import { type SubjectView, text } from '#foundation';
import { numberOf } from './actions/filing.ts';
import { findFiling } from './store/filings.ts';

/** What has to be filed, until when, and what came back. */
export const filingView: SubjectView = async (tx, id) => {
  const filing = await findFiling(tx, id);
  if (!filing) return null;
  const number = await numberOf(tx, filing);
  const what = filing.subject_kind === 'agreement' ? text('协议', 'Agreement') : text('实施方案', 'Plan');
  return {
    title: text(`备案：${what.zh} ${number}`, `Filing: ${what.en} ${number}`),
    facts: [
      { label: text('事项', 'What'), value: `${what.zh} ${number} 第 ${filing.version} 版` },
      { label: text('办理期限', 'Until'), value: filing.due_on.toString() },
      ...(filing.line_receiver
        ? [
            {
              label: text('经线路报备', 'Over the line'),
              value: `${filing.line_receiver}：${{ waiting: '待回执', taken: '已收', refused: '未收' }[filing.line_state!]}${filing.line_answer ? `（${filing.line_answer}）` : ''}`,
            },
          ]
        : []),
      ...(filing.filed_on
        ? [
            { label: text('备案机关', 'Authority'), value: filing.authority ?? '' },
            { label: text('备案文号', 'Reference'), value: filing.reference ?? '' },
            { label: text('备案日期', 'Filed on'), value: filing.filed_on.toString() },
          ]
        : []),
    ],
    prefill: {
      'authorisation.enter-filing': { filingId: id },
      'authorisation.send-filing': {
        filingId: id,
        ...(filing.line_receiver ? { authority: filing.line_receiver } : {}),
      },
    },
    ...(filing.subject_kind === 'agreement' ? { page: `/agreements/${filing.subject_id}#filings` } : {}),
  };
};
