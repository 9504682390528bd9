import Papa from 'papaparse';
import type { Cell } from './columns.ts';

export interface Sheet {
  /** File name without ending. */
  readonly name: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

const bare = (cell: Cell): string | number | boolean => cell ?? '';

/** UTF-8 with a byte order mark, as Excel wants it; cells that a spreadsheet would run as a formula are disarmed. */
export const csvOf = (sheet: Sheet): string =>
  `\uFEFF${Papa.unparse(
    { fields: [...sheet.head], data: sheet.rows.map((row) => row.map(bare)) },
    { escapeFormulae: true, newline: '\r\n' },
  )}`;

export function saveCsv(sheet: Sheet): void {
  save(`${sheet.name}.csv`, new Blob([csvOf(sheet)], { type: 'text/csv;charset=utf-8' }));
}

/** XLSX is written in the browser; the library is loaded when it is first asked for. */
export async function saveXlsx(sheet: Sheet): Promise<void> {
  const { utils, write } = await import('@e965/xlsx');
  const page = utils.aoa_to_sheet([[...sheet.head], ...sheet.rows.map((row) => row.map(bare))]);
  const book = utils.book_new();
  utils.book_append_sheet(book, page, sheet.name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31));
  const bytes = write(book, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer;
  save(
    `${sheet.name}.xlsx`,
    new Blob([bytes], { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }),
  );
}

/** Hands the browser a file that was made here. */
export function save(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
