import { type SubjectTitles, type SubjectView, type Text, text, viewWithTitles } from '#foundation';
import { tipKinds } from '../model/tips/words.ts';
import { findTip, type TipRow, tipTables } from '../store/tips.ts';
import { tipTitle } from './desk.ts';

const tipName = (row: Pick<TipRow, 'number'>): Text =>
  text(`举报${tipTitle(row)}`, `Report No. ${row.number}`);

export const titlesOfTips: SubjectTitles = async (tx, ids) => {
  const rows = await tipTables(tx)
    .selectFrom('supervision.tip')
    .select(['id', 'number'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, tipName(row)]));
};

/** A report on the task page: what kind, and nothing of what was written; that is on its own page, where looks are written down. */
export const tipView: SubjectView = viewWithTitles(async (tx, id) => {
  const row = await findTip(tx, id);
  if (!row) return null;
  const byTip = { tipId: id };
  const about = tipKinds[row.about];
  return {
    title: tipName(row),
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
}, titlesOfTips);
