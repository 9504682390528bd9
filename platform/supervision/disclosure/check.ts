import { isDeepStrictEqual } from 'node:util';
import { type Check, dateAt, type Text, type Tx, text } from '#foundation';
import { findDocument } from '#platform/casework';
import { DamagedLeaf, findEntry, openingsOf, saidAbout } from '#platform/evidence';
import { isReport } from '../model/disclosure/fields.ts';
import { type ReportRow, reportTables } from '../store/yearly-reports.ts';
import { complaintsOf, countedComplaints } from './complaints.ts';
import { reportDigest, reportOf } from './desk.ts';
import { drawnLines } from './lines/draw.ts';

/** Every issued report says what its records say when they are drawn again, and the log has its digest. */
export const reportsCheck: Check = {
  name: 'supervision.yearly-reports',
  title: text('年度披露可由记录重算并与日志一致', 'Yearly disclosures are what records and log say'),
  async run(tx) {
    const rows = await reportTables(tx)
      .selectFrom('supervision.yearly_report')
      .selectAll()
      .where('state', 'in', ['issued', 'replaced'])
      .orderBy('number')
      .execute();
    const faults: Text[] = [];
    for (const row of rows) faults.push(...(await whereReadable(row.id, () => faultsOf(tx, row))));
    return { looked: rows.length, faults };
  },
};

/** Where an entry that is drawn on cannot be read, nothing can be drawn again: that is the fault. */
async function whereReadable(id: string, find: () => Promise<readonly Text[]>): Promise<readonly Text[]> {
  try {
    return await find();
  } catch (error) {
    if (!(error instanceof DamagedLeaf)) throw error;
    return [
      text(
        `${id} 所依据的日志条目已损坏，无法重新生成`,
        `${id}: an entry it is drawn from is damaged, so it cannot be drawn again`,
      ),
    ];
  }
}

async function faultsOf(tx: Tx, row: ReportRow): Promise<readonly Text[]> {
  const faults: Text[] = [];
  const digest = reportDigest(reportOf(row));
  if (digest !== row.digest)
    faults.push(text(`${row.id} 与其摘要值不符`, `${row.id} is not what its digest says`));
  const entry = row.log_entry ? await findEntry(tx, row.log_entry) : null;
  const said =
    entry && ((entry.leaf as { fact?: { digest?: unknown } }).fact ?? (await openingsOf(tx, entry.id)));
  // Of a report on an operator the salts may be erased after retention: then its entry is all there is.
  const erased = entry !== null && isReport(row.kind) && said === null;
  if (!erased && said?.['digest' as keyof typeof said] !== row.digest)
    faults.push(text(`日志中 ${row.id} 的摘要值不同`, `The log has another digest of ${row.id}`));
  if (!row.document_id || !(await findDocument(tx, row.document_id)))
    faults.push(text(`${row.id} 没有文书`, `${row.id} has no paper`));
  if ([row.drafted_by, row.submitted_by].includes(row.decided_by))
    faults.push(text(`${row.id} 由编制人自己审核`, `${row.id} was approved by who drafted it`));
  faults.push(...(await recounted(tx, row)));
  return faults;
}

/** Each line again from the records; of own information only the digest stands. */
async function recounted(tx: Tx, row: ReportRow): Promise<readonly Text[]> {
  const kept = row.lines.filter(({ field }) => field !== 'own-information');
  const again = JSON.parse(JSON.stringify(await drawnLines(tx, reportOf(row)))) as typeof kept;
  const faults: Text[] = [];
  for (let place = 0; place < Math.max(kept.length, again.length); place++) {
    const [said, now] = [kept[place], again[place]];
    if (isDeepStrictEqual(said, now)) continue;
    const line = said ?? now!;
    faults.push(
      text(
        `${row.id}：“${line.label.zh}”公布为“${said?.value.zh ?? '无'}”，记录为“${now?.value.zh ?? '无'}”`,
        `${row.id}: “${line.label.en}” was published as “${said?.value.en ?? 'nothing'}”, records say “${now?.value.en ?? 'nothing'}”`,
      ),
    );
    // One that is left out moves all after it.
    if (said === undefined || now === undefined || said.label.zh !== now.label.zh) break;
  }
  return faults;
}

/** The counts of complaints that were published of each year, counted again. */
export const complaintsCheck: Check = {
  name: 'supervision.complaints-of-year',
  title: text('公布的举报和异议数与记录一致', 'Published counts of complaints are those there were'),
  async run(tx) {
    const faults: Text[] = [];
    let looked = 0;
    const last = dateAt(tx.now).year - 1;
    for (let year = last; year >= last - 30; year--) {
      faults.push(
        ...(await whereReadable(`complaints-${year}`, async () => {
          const found = await complaintFaults(tx, year);
          if (found) looked++;
          return found ?? [];
        })),
      );
    }
    return { looked, faults };
  },
};

/** Null where nothing was published of that year. */
async function complaintFaults(tx: Tx, year: number): Promise<readonly Text[] | null> {
  const published = await complaintsOf(tx, year);
  if (!published) return null;
  const faults: Text[] = [];
  const told = (await saidAbout(tx, [`complaints-${year}`], tx.now.add({ seconds: 1 }))).length;
  if (told > 1)
    faults.push(
      text(`${year}年度的数公布了 ${told} 次`, `The counts of ${year} were published ${told} times`),
    );
  const again = await countedComplaints(tx, year);
  if (!isDeepStrictEqual(JSON.parse(JSON.stringify(again)), JSON.parse(JSON.stringify(published.lines))))
    faults.push(
      text(
        `complaints-${year}：公布的数与记录不符`,
        `complaints-${year}: what was published is not what there was`,
      ),
    );
  return faults;
}
