import { type SubjectView, text } from '#foundation';
import { tipKinds } from '../model/tips/words.ts';
import { findTip } from '../store/tips.ts';
import { tipTitle } from './desk.ts';

/** A report on the task page: what kind, and nothing of what was written; that is on its own page, where looks are written down. */
export const tipView: SubjectView = async (tx, id) => {
  const row = await findTip(tx, id);
  if (!row) return null;
  const byTip = { tipId: id };
  const about = tipKinds[row.about];
  return {
    title: text(`举报${tipTitle(row)}`, `Report No. ${row.number}`),
    lifecycle: { id: 'supervision.tip', state: row.state },
    facts: [
      { label: text('举报对象类别', 'Against what'), value: `${about.zh} · ${about.en}` },
      { label: text('收到时间', 'Received'), value: row.received_at.toString() },
    ],
    prefill: {
      'supervision.accept-tip': byTip,
      'supervision.decline-tip': byTip,
      'supervision.conclude-tip': byTip,
      'supervision.see-reporter': byTip,
    },
    page: `/work/tips/${id}`,
  };
};
