import { type Check, type Text, type Tx, text } from '#foundation';
import { documentsOf, tasksOf } from '#platform/casework';
import { type RectificationRow, rectificationTables } from '../store/rectifications.ts';
import { rectificationRef } from './desk.ts';
import { rectificationAccepted, rectificationHandedOn, rectificationNotice } from './papers.ts';

/**
 * Each round of a rectification has its notice and its end one paper; it was ended by a person who neither ordered nor answered it, handed on only once
 * it was answered or over; and what is open lies on one desk, what is over on none.
 */
export const rectificationsCheck: Check = {
  name: 'supervision.rectifications',
  title: text(
    '整改的文书、办理人和办件齐全相符',
    'Rectifications have their papers, two persons and one desk',
  ),
  async run(tx) {
    const rows = await rectificationTables(tx)
      .selectFrom('supervision.rectification')
      .selectAll()
      .orderBy('number')
      .execute();
    const faults: Text[] = [];
    for (const row of rows)
      faults.push(...personFaults(row), ...(await paperFaults(tx, row)), ...(await deskFaults(tx, row)));
    return { looked: rows.length, faults };
  },
};

function personFaults(row: RectificationRow): readonly Text[] {
  const { id, closed_by, answered_by } = row;
  const faults: Text[] = [];
  if (closed_by !== null && [row.ordered_by, answered_by].includes(closed_by))
    faults.push(text(`${id} 由责令人或者报告人自己办结`, `${id} was ended by who ordered or answered it`));
  if (['answered', 'accepted'].includes(row.state) && (answered_by === null || row.answer === null))
    faults.push(text(`${id} 没有整改情况`, `${id} is ${row.state} and was not answered`));
  if (row.organisation === row.ordered_org)
    faults.push(text(`${id} 由整改单位自己责令`, `${id} was ordered by who has to do it`));
  return faults;
}

async function paperFaults(tx: Tx, row: RectificationRow): Promise<readonly Text[]> {
  const papers = await documentsOf(tx, rectificationRef(row));
  const count = (template: { readonly id: string }) =>
    papers.filter((paper) => paper.template === template.id).length;
  const due = {
    notices: row.round,
    accepted: row.state === 'accepted' ? 1 : 0,
    handedOn: row.state === 'escalated' ? 1 : 0,
  };
  const has = {
    notices: count(rectificationNotice),
    accepted: count(rectificationAccepted),
    handedOn: count(rectificationHandedOn),
  };
  return has.notices === due.notices && has.accepted === due.accepted && has.handedOn === due.handedOn
    ? []
    : [
        text(
          `${row.id} 第 ${row.round} 轮，有通知书 ${has.notices} 份、验收意见 ${has.accepted} 份、移送书 ${has.handedOn} 份`,
          `${row.id} is in round ${row.round} with ${has.notices} notices, ${has.accepted} opinions and ${has.handedOn} papers of handing on`,
        ),
      ];
}

async function deskFaults(tx: Tx, row: RectificationRow): Promise<readonly Text[]> {
  const open = (await tasksOf(tx, rectificationRef(row))).filter(({ state }) => state === 'open');
  const wanted = row.closed_at === null ? 1 : 0;
  return open.length === wanted
    ? []
    : [
        text(
          `${row.id} 应有 ${wanted} 件待办，实有 ${open.length} 件`,
          `${row.id} should lie on ${wanted} desks and lies on ${open.length}`,
        ),
      ];
}
