import { type Check, type Text, type Tx, text } from '#foundation';
import type { ReportLine } from '../model/above/report-document.ts';
import { aboveTables, type DispatchRow, dispatchesOf, type ReportAboveRow } from '../store/reports-above.ts';
import { reportLines } from './compose.ts';
import { contentDigest } from './desk.ts';

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
    const dispatches = await aboveTables(tx).selectFrom('supervision.dispatch').selectAll().execute();
    const faults: Text[] = dispatches.filter((one) => contentDigest(one.content) !== one.digest).map(changed);
    for (const row of rows) faults.push(...(await faultsOf(tx, row)));
    return { looked: rows.length + dispatches.length, faults };
  },
};

const changed = ({ id }: DispatchRow): Text =>
  text(`报送 ${id} 与其摘要值不符`, `Dispatch ${id} is not what its digest says`);

async function faultsOf(tx: Tx, row: ReportAboveRow): Promise<readonly Text[]> {
  const faults: Text[] = [];
  if (contentDigest(row.document) !== row.digest)
    faults.push(text(`${row.id} 与其摘要值不符`, `${row.id} is not what its digest says`));
  if (row.decided_by === row.drafted_by)
    faults.push(text(`${row.id} 由起草人自己审定`, `${row.id} was approved by who drafted it`));
  const [dispatch] = await dispatchesOf(tx, row.id);
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
  const corrected = row.corrects && row.state !== 'approved';
  if (corrected && !(await isCorrected(tx, row.corrects!)))
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

const isCorrected = async (tx: Tx, id: string): Promise<boolean> =>
  (
    await aboveTables(tx)
      .selectFrom('supervision.report_above')
      .select('state')
      .where('id', '=', id)
      .executeTakeFirst()
  )?.state === 'corrected';

async function numberFaults(tx: Tx, row: ReportAboveRow): Promise<readonly Text[]> {
  const keyOf = ({ figure, of, key }: ReportLine) => `${figure} ${of} ${key}`.trim();
  const said = new Map((row.document?.lines ?? []).map((line) => [keyOf(line), line.value]));
  const now = new Map(
    (await reportLines(tx, row.first_month, row.last_month)).map((line) => [keyOf(line), line.value]),
  );
  return [...new Set([...said.keys(), ...now.keys()])].flatMap((key) => {
    const [kept, counted] = [said.get(key), now.get(key)];
    return kept === counted
      ? []
      : [
          text(
            `${row.id}：${key} 报告为 ${kept ?? '无'}，重算为 ${counted ?? '无'}`,
            `${row.id}: ${key} is reported as ${kept ?? 'none'} and comes to ${counted ?? 'none'}`,
          ),
        ];
  });
}
