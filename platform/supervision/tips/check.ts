import { type Check, type Text, text } from '#foundation';
import { tipTables } from '../store/tips.ts';

/** A report that is not accepted has its reason, a concluded one its answer by another person than who accepted it, and a named one alone has a reporter. */
export const tipsCheck: Check = {
  name: 'supervision.tips',
  title: text('举报均有答复，匿名举报没有举报人', 'Reports are answered, and unnamed ones have no reporter'),
  async run(tx) {
    const rows = await tipTables(tx)
      .selectFrom('supervision.tip as tip')
      .leftJoin('supervision.tip_reporter as reporter', 'reporter.tip_id', 'tip.id')
      .select([
        'tip.id',
        'tip.state',
        'tip.named',
        'tip.reason',
        'tip.answer',
        'tip.outcome',
        'tip.desk',
        'tip.accepted_by',
        'tip.concluded_by',
        'reporter.tip_id',
      ])
      .execute();
    const faults: Text[] = [];
    for (const row of rows) {
      if (row.state === 'not-accepted' && row.reason === null)
        faults.push(text(`${row.id} 不予受理而无理由`, `${row.id} was not accepted and nobody says why`));
      if (row.state === 'concluded' && (row.answer === null || row.outcome === null))
        faults.push(text(`${row.id} 办结而无答复`, `${row.id} is concluded without an answer`));
      if (row.desk === 'authority' && row.concluded_by !== null && row.concluded_by === row.accepted_by)
        faults.push(
          text(`${row.id} 由受理人自己办结`, `${row.id} was concluded by the person who accepted it`),
        );
      if (row.named !== (row.tip_id !== null))
        faults.push(
          text(
            `${row.id} 的举报人与具名情况不符`,
            `${row.id}: its reporter does not agree with its being named`,
          ),
        );
    }
    return { looked: rows.length, faults };
  },
};
