import { sql } from 'kysely';
import { type Check, FaultList, text } from '#foundation';
import type { Registry } from '../registry.ts';
import { listOf } from './lists.ts';
import { filerOf, type ImportRecord, keyOfRow } from './store.ts';

interface DoneRow extends ImportRecord {
  readonly number: number;
}

/**
 * Of a row that says it was done there is the act, under the key of its file and number; rows of a sheet are as many as were read, and none is left to do
 * where the import says it is through.
 */
export const importCheck = (registry: () => Pick<Registry, 'imports'>): Check => ({
  name: 'casework.imports',
  title: text('导入的各行与所办的事项一致', 'Rows of spreadsheets and what was done agree'),
  async run(tx) {
    const faults = new FaultList();
    const { rows: heads } = await sql<{ id: string; wrong: string | null }>`
      SELECT import.id, CASE
        WHEN import.state <> 'discarded' AND import.rows <> count(line.number) THEN 'rows'
        WHEN import.state = 'discarded' AND count(line.number) > 0 THEN 'kept'
        WHEN import.state = 'finished' AND count(line.number) FILTER (WHERE line.state IN ('read', 'ready')) > 0 THEN 'left'
      END AS wrong
      FROM casework.import AS import LEFT JOIN casework.import_row AS line ON line.import_id = import.id
      GROUP BY import.id ORDER BY import.id`.execute(tx.tables());
    for (const { id, wrong } of heads)
      if (wrong) faults.add(text(`${id}：${headFaults[wrong]!.zh}`, `${id}: ${headFaults[wrong]!.en}`));
    const { rows } = await sql<DoneRow>`
      SELECT import.*, line.number FROM casework.import_row AS line
      JOIN casework.import AS import ON import.id = line.import_id
      WHERE line.state = 'done' ORDER BY import.id, line.number`.execute(tx.tables());
    const keys = rows.map((row) => keyOfRow(row, row.number));
    const { rows: claims } = await sql<{ actor: string; key: string; act: string }>`
      SELECT actor, key, act FROM kernel.idempotency WHERE key = ANY (${keys}::text[])`.execute(tx.tables());
    const done = new Set(claims.map(({ actor, key, act }) => `${actor} ${act} ${key}`));
    for (const [place, row] of rows.entries()) {
      const act = listOf(registry, row.list)?.act.name;
      if (act !== undefined && done.has(`${filerOf(row)} ${act} ${keys[place]}`)) continue;
      faults.add(
        text(
          `${row.id} 第 ${row.number} 行记为已办理，却没有所办的事项`,
          `row ${row.number} of ${row.id} says it was done, and there is no such act`,
        ),
      );
    }
    return faults.report(heads.length + rows.length);
  },
});

const headFaults: { readonly [name: string]: ReturnType<typeof text> } = {
  rows: text('行数与读取时不同', 'it has not as many rows as were read'),
  kept: text('已作废而内容仍在', 'it was discarded and its rows are still there'),
  left: text('记为办理完毕而仍有未办的行', 'it says it is through and rows are left'),
};
