import { type Check, type Text, type Tx, text } from '#foundation';
import { contentDigest } from '../digest.ts';
import { changedLines } from '../model/above/report-document.ts';
import { aboveTables, type DispatchRow, type ReportAboveRow } from '../store/reports-above.ts';
import { reportLines } from './compose.ts';

/**
 * Every number of a report that was approved is counted again from the figures it was made of, which a check of their own holds against the records;
 * the report is what its digest says, was not approved by who drafted it, and is sent only where it was taken.
 */
export const reportsAboveCheck: Check = {
  name: 'supervision.reports-above',
  title: text('向上级的报告可以重新计算得出', 'Reports to the level above are what their figures come to'),
  async run(tx) {
    const rows = await aboveTables(tx)
      .selectFrom('supervision.report_above')
      .selectAll()
      .where('state', 'in', ['approved', 'sent', 'corrected'])
      .execute();
    const dispatches = await aboveTables(tx)
      .selectFrom('supervision.dispatch')
      .selectAll()
      .orderBy('asked_at')
      .orderBy('id')
      .execute();
    const sent = Map.groupBy(dispatches, ({ subject_id }) => subject_id);
    const corrected = new Set(rows.filter(({ state }) => state === 'corrected').map(({ id }) => id));
    const faults: Text[] = dispatches.filter((one) => contentDigest(one.content) !== one.digest).map(changed);
    for (const row of rows) faults.push(...(await faultsOf(tx, row, sent.get(row.id)?.[0], corrected)));
    return { looked: rows.length + dispatches.length, faults };
  },
};

const changed = ({ id }: DispatchRow): Text =>
  text(`报送 ${id} 与其摘要值不符`, `Dispatch ${id} is not what its digest says`);

async function faultsOf(
  tx: Tx,
  row: ReportAboveRow,
  dispatch: DispatchRow | undefined,
  corrected: ReadonlySet<string>,
): Promise<readonly Text[]> {
  const faults: Text[] = [];
  if (contentDigest(row.document) !== row.digest)
    faults.push(text(`${row.id} 与其摘要值不符`, `${row.id} is not what its digest says`));
  if (row.decided_by === row.drafted_by)
    faults.push(text(`${row.id} 由起草人自己审定`, `${row.id} was approved by who drafted it`));
  if (!dispatch || dispatch.digest !== row.digest)
    faults.push(
      text(
        `${row.id} 审定的内容没有照样报送`,
        `${row.id} was approved and something else, or nothing, is sent`,
      ),
    );
  else if ((dispatch.state === 'delivered') !== (row.state !== 'approved'))
    faults.push(
      text(
        `${row.id} 的状态与送达记录不符`,
        `${row.id} is ${row.state} and its dispatch is ${dispatch.state}`,
      ),
    );
  if (row.corrects && row.state !== 'approved' && !corrected.has(row.corrects))
    faults.push(
      text(
        `${row.id} 更正的 ${row.corrects} 未标为已更正`,
        `${row.id} corrects ${row.corrects}, which is not marked so`,
      ),
    );
  // A corrected report says what the figures were when it was made: they may have been put right since.
  if (row.state !== 'corrected') faults.push(...(await numberFaults(tx, row)));
  return faults;
}

async function numberFaults(tx: Tx, row: ReportAboveRow): Promise<readonly Text[]> {
  const kept = { lines: row.document?.lines ?? [] };
  const counted = { lines: await reportLines(tx, row.first_month, row.last_month) };
  return changedLines(kept, counted).map(({ line: { figure, of, key }, before, after }) => {
    const name = `${figure} ${of} ${key}`.trim();
    return text(
      `${row.id}：${name} 报告为 ${before ?? '无'}，重算为 ${after ?? '无'}`,
      `${row.id}: ${name} is reported as ${before ?? 'none'} and comes to ${after ?? 'none'}`,
    );
  });
}
