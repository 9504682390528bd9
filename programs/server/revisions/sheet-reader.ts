import { readInWorker } from '#adapters/files';
import type { SheetReader } from '#platform/catalog';

/** Lists and forms as rows of texts, header first; every encoding and workbook kind that data files may have. */
export const sheetReader: SheetReader = {
  async rows(file) {
    const answer = await readInWorker({ bytes: file.bytes, options: { fileName: file.name } });
    if (!answer.ok) return { ok: false, reason: answer.refusal.message };
    const header = answer.table.columns.map((column) => column.sourceHeader);
    // Blank rows are not in the table; put them back so that line numbers are those of the file.
    const rows: (readonly (string | null)[])[] = [header];
    const headerRow = (answer.table.rowNumbers[0] ?? 2) - 1;
    answer.table.rows.forEach((row, index) => {
      const line = (answer.table.rowNumbers[index] ?? index + 2) - headerRow;
      while (rows.length < line) rows.push([]);
      rows.push(row);
    });
    return { ok: true, rows };
  },
};
