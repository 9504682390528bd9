import * as XLSX from '@e965/xlsx';
import type { SheetWriter } from '#platform/casework';
import { growingCsv, growingWorkbook } from './growing-sheet.ts';

/** Workbooks with one sheet. Every text is written as text, so that no program takes it for a formula. */
export const sheetWriter: SheetWriter = {
  async write({ name, head, rows, note }) {
    const lines = [[...head], ...rows.map((row) => [...row]), ...(note ? [[note]] : [])];
    const page = XLSX.utils.aoa_to_sheet(lines, { dense: true });
    page['!cols'] = head.map((title, place) => ({ wch: widthOf(title, rows, place) }));
    const book = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(book, page, sheetName(name));
    return XLSX.write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer;
  },
  begin: (format, { name, head }) =>
    format === 'csv' ? growingCsv(head) : growingWorkbook(sheetName(name), head),
};

/** What a workbook takes as the name of a sheet. */
const sheetName = (name: string): string => name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31);

/** Wide enough for the head and the first rows; a Chinese character is two wide. */
const widthOf = (title: string, rows: readonly (readonly (string | number)[])[], place: number): number => {
  const widths = [title, ...rows.slice(0, 50).map((row) => String(row[place] ?? ''))].map((cell) =>
    [...cell].reduce((sum, letter) => sum + (letter > '\u2e80' ? 2 : 1), 0),
  );
  return Math.min(60, Math.max(6, ...widths) + 2);
};
