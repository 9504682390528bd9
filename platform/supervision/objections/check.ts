import { type Check, type Text, text } from '#foundation';
import { weighsOn } from '#platform/lineage';
import { freezesAtOnce } from '../model/objections/grounds.ts';
import { standingStates } from '../model/objections/lifecycle.ts';
import { freezesOf, marksOf } from '../store/objections.ts';
import { objectionTables } from '../store/tables.ts';

/**
 * Every open objection that was accepted has its mark in the lineage, every freeze in force its freeze, and nothing stands for one that is settled: a freeze
 * that nobody decided, or that outlived its objection, would stop a product for no reason.
 */
export const objectionMarksCheck: Check = {
  name: 'supervision.objection-marks',
  title: text('异议标注与冻结同在办异议相符', 'Marks and freezes are those of open objections'),
  async run(tx) {
    const rows = await objectionTables(tx).selectFrom('supervision.objection').selectAll().execute();
    const faults: Text[] = [];
    for (const row of rows) {
      const marks = await marksOf(tx, row.id);
      const live = new Set<string>();
      for (const { reason_id } of marks) if ((await weighsOn(tx, reason_id)).length > 0) live.add(reason_id);
      for (const { reason_id, cleared_at } of marks)
        if (live.has(reason_id) !== (cleared_at === null))
          faults.push(
            cleared_at === null
              ? text(`${row.id} 的标注 ${reason_id} 不在`, `${row.id}: its mark ${reason_id} does not stand`)
              : text(
                  `${row.id} 已撤销的标注 ${reason_id} 仍在`,
                  `${row.id}: its mark ${reason_id} was lifted and still stands`,
                ),
          );
      const own = marks.filter(({ freeze_id, cleared_at }) => freeze_id === null && cleared_at === null);
      if (standingStates.includes(row.state) !== own.length > 0)
        faults.push(
          text(
            `${row.id} 为 ${row.state}，其标注${own.length > 0 ? '仍在' : '不在'}`,
            `${row.id} is ${row.state}, and its marks ${own.length > 0 ? 'stand' : 'are not there'}`,
          ),
        );
      if (row.frozen_at_once !== (row.accepted_at !== null && freezesAtOnce(row.ground)))
        faults.push(text(`${row.id} 的即时冻结与理由不符`, `${row.id} is frozen at once against its ground`));
      for (const freeze of await freezesOf(tx, row.id)) {
        const stands = marks.some(
          ({ freeze_id, cleared_at }) => freeze_id === freeze.id && cleared_at === null,
        );
        if (stands !== (freeze.state === 'in-force'))
          faults.push(
            text(
              `${freeze.id} 为 ${freeze.state}，冻结${stands ? '仍在' : '不在'}`,
              `${freeze.id} is ${freeze.state}, and its freeze ${stands ? 'stands' : 'is not there'}`,
            ),
          );
        if (freeze.decided_by !== null && freeze.decided_by === freeze.proposed_by)
          faults.push(
            text(`${freeze.id} 由提请人自己决定`, `${freeze.id} was decided by the person who proposed it`),
          );
      }
    }
    return { looked: rows.length, faults };
  },
};
