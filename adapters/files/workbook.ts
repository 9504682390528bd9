import * as XLSX from '@e965/xlsx';
import * as codepages from '@e965/xlsx/dist/cpexcel.full';
import type { FindingList } from './finding-list.ts';
import type { Grid, Merge } from './grid.ts';
import type { Limits } from './limits.ts';
import { FileRefused } from './refusals.ts';

XLSX.set_cptable(codepages); // workbooks before 1997 hold GBK text

export interface WorkbookReading {
  readonly grid: Grid;
  readonly sheet: string;
}

type Cell = XLSX.CellObject;
type Cells = (Cell | undefined)[][];

/** Does the name of a part of an OLE file say what it is? Excel's is `Workbook`, or `Book` before 1997. */
const foreignParts: { readonly [path: string]: readonly [zh: string, en: string] } = {
  WordDocument: ['Word 文档', 'a Word document'],
  'PowerPoint Document': ['演示文稿', 'a presentation'],
};

/** Look into an OLE container before parsing it: encrypted and foreign documents have their own reason. */
export function checkCompound(bytes: Uint8Array): void {
  let names: string[];
  try {
    names = XLSX.CFB.read(bytes, { type: 'array' }).FullPaths.map(
      (path: string) => path.split('/').at(-1) ?? '',
    );
  } catch (error) {
    throw new FileRefused('damaged-workbook', { reason: messageOf(error) });
  }
  if (names.includes('EncryptedPackage')) throw new FileRefused('encrypted');
  for (const [part, [kindZh, kindEn]] of Object.entries(foreignParts))
    if (names.includes(part)) throw new FileRefused('not-a-table', { kindZh, kindEn });
}

/** One sheet of a workbook as rows of text. `wanted` is a person's choice of sheet. */
export function readWorkbook(
  bytes: Uint8Array,
  limits: Limits,
  findings: FindingList,
  wanted?: string | null,
): WorkbookReading {
  const book = parse(bytes, limits);
  const sheet = chooseSheet(book, findings, wanted);
  const cells = cellsOf(book, sheet);
  const grid = gridOf(
    cells,
    book.Sheets[sheet]!,
    Boolean(book.Workbook?.WBProps?.date1904),
    sheet,
    limits,
    findings,
  );
  noteHidden(book, sheet, findings);
  noteProperties(book, findings);
  return { grid, sheet };
}

function parse(bytes: Uint8Array, limits: Limits): XLSX.WorkBook {
  try {
    return XLSX.read(bytes, {
      type: 'array',
      dense: true,
      cellNF: true,
      cellStyles: true,
      cellText: false,
      cellHTML: false,
      sheetRows: limits.rows + 1,
    });
  } catch (error) {
    const reason = messageOf(error);
    if (/password|encrypt/i.test(reason)) throw new FileRefused('encrypted');
    throw new FileRefused('damaged-workbook', { reason });
  }
}

const messageOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, 200);

const cellsOf = (book: XLSX.WorkBook, sheet: string): Cells =>
  ((book.Sheets[sheet] as { '!data'?: Cells } | undefined)?.['!data'] ?? []) as Cells;

const hasContent = (book: XLSX.WorkBook, sheet: string): boolean =>
  cellsOf(book, sheet).some((row) =>
    row?.some((cell) => cell !== undefined && cell.t !== 'z' && cell.v !== ''),
  );

const isHidden = (book: XLSX.WorkBook, sheet: string): boolean =>
  (book.Workbook?.Sheets?.[book.SheetNames.indexOf(sheet)]?.Hidden ?? 0) !== 0;

/** The sheet asked for, or the first visible one with content. Others with content are named, never merged in. */
function chooseSheet(book: XLSX.WorkBook, findings: FindingList, wanted?: string | null): string {
  const names = book.SheetNames;
  if (wanted !== undefined && wanted !== null && !names.includes(wanted))
    throw new FileRefused('correction-impossible', {
      zh: `没有名为“${wanted}”的工作表（有：${names.join('、')}）`,
      en: `there is no sheet “${wanted}” (there are: ${names.join(', ')})`,
    });
  const filled = names.filter((name) => hasContent(book, name));
  const chosen = wanted ?? filled.find((name) => !isHidden(book, name)) ?? filled[0];
  if (chosen === undefined || !filled.includes(chosen))
    throw new FileRefused(
      'no-cells',
      { where: chosen ?? names.join('、') },
      chosen ? { sheet: chosen } : undefined,
    );
  const others = filled.filter((name) => name !== chosen);
  if (others.length > 0)
    findings.state('other-sheets', others.length, { sheet: chosen, others: others.join('、') });
  else if (names.length > 1) findings.state('sheet-chosen', 1, { sheet: chosen, sheets: names.length });
  return chosen;
}

function gridOf(
  cells: Cells,
  sheet: XLSX.WorkSheet,
  date1904: boolean,
  name: string,
  limits: Limits,
  findings: FindingList,
): Grid {
  if (cells.length > limits.rows)
    throw new FileRefused(
      'too-large',
      { what: '行数 (rows)', found: `> ${limits.rows}`, limit: limits.rows },
      { sheet: name },
    );
  const width = cells.reduce((widest, row) => Math.max(widest, lastFilled(row) + 1), 0);
  const rows: string[][] = [];
  for (let r = 0; r < cells.length; r++) {
    const row = new Array<string>(width).fill('');
    for (let c = 0; c < Math.min(width, cells[r]?.length ?? 0); c++) {
      const cell = cells[r]?.[c];
      if (cell) row[c] = textOf(cell, date1904, r + 1, c + 1, findings);
    }
    rows.push(row);
  }
  while (rows.length > 0 && rows.at(-1)!.every((cell) => cell === '')) rows.pop(); // formatted but empty rows
  return { rows, firstRow: 1, merges: (sheet['!merges'] ?? []).map(mergeOf) };
}

const lastFilled = (row: readonly (Cell | undefined)[] | undefined): number =>
  row?.findLastIndex((cell) => cell !== undefined && cell.t !== 'z' && cell.v !== '') ?? -1;

const mergeOf = (range: XLSX.Range): Merge => ({
  top: range.s.r + 1,
  left: range.s.c + 1,
  bottom: range.e.r + 1,
  right: range.e.c + 1,
});

function textOf(cell: Cell, date1904: boolean, row: number, column: number, findings: FindingList): string {
  if (cell.f !== undefined) findings.see('formulas', row, column, cell.f);
  switch (cell.t) {
    case 's':
      return String(cell.v ?? '')
        .replaceAll('\r\n', '\n')
        .replaceAll('\r', '\n');
    case 'b':
      return cell.v ? 'TRUE' : 'FALSE';
    case 'e': {
      const shown = errorText(cell);
      findings.see('error-cells', row, column, shown);
      return shown;
    }
    case 'n':
      if (typeof cell.v !== 'number') break;
      if (XLSX.SSF.is_date(cell.z ?? '')) {
        findings.see('workbook-dates', row, column);
        return dateText(cell.v, date1904);
      }
      return numberText(cell.v, row, column, findings);
    case 'd':
      return cell.v instanceof Date ? cell.v.toISOString().slice(0, 19).replace('T', ' ') : String(cell.v);
  }
  if (cell.f !== undefined) findings.see('formulas-without-result', row, column, cell.f);
  return '';
}

const errorNames: { readonly [code: number]: string } = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
};
const errorText = (cell: Cell): string => errorNames[Number(cell.v)] ?? '#ERROR';

/** Spreadsheets count with 15 digits; what a double has beyond them is an artefact. Plain notation always. */
export function numberText(value: number, row: number, column: number, findings: FindingList): string {
  if (Number.isInteger(value) && Math.abs(value) >= 1e15) {
    const digits = BigInt(value).toString();
    findings.see('beyond-precision', row, column, digits);
    return digits;
  }
  const shown = String(Number(value.toPrecision(15)));
  return shown.includes('e') ? value.toFixed(20).replace(/0+$/, '') : shown;
}

/** A spreadsheet's day number as ISO text; without a date it is a time of day. */
export function dateText(value: number, date1904: boolean): string {
  const at = XLSX.SSF.parse_date_code(value, { date1904 }) as {
    y: number;
    m: number;
    d: number;
    H: number;
    M: number;
    S: number;
  } | null;
  if (at === null) return String(value);
  const two = (part: number): string => String(Math.floor(part)).padStart(2, '0');
  const time = `${two(at.H)}:${two(at.M)}:${two(at.S)}`;
  if (value >= 0 && value < 1) return time;
  const date = `${String(at.y).padStart(4, '0')}-${two(at.m)}-${two(at.d)}`;
  return time === '00:00:00' ? date : `${date} ${time}`;
}

function noteHidden(book: XLSX.WorkBook, name: string, findings: FindingList): void {
  const sheet = book.Sheets[name]!;
  const rows = (sheet['!rows'] ?? []).filter((row) => row?.hidden).length;
  const columns = (sheet['!cols'] ?? []).filter((column) => column?.hidden).length;
  if (isHidden(book, name))
    findings.state('hidden-content', 1, { whatZh: '工作表', whatEn: 'sheets' }, [], 'sheet');
  if (rows > 0) findings.state('hidden-content', rows, { whatZh: '行', whatEn: 'rows' }, [], 'rows');
  if (columns > 0)
    findings.state('hidden-content', columns, { whatZh: '列', whatEn: 'columns' }, [], 'columns');
}

/** Who wrote and saved a workbook travels with it. The values are not repeated in the finding. */
function noteProperties(book: XLSX.WorkBook, findings: FindingList): void {
  const properties = (['Author', 'LastAuthor', 'Manager'] as const).filter(
    (name) => (book.Props?.[name] ?? '').trim() !== '',
  );
  if (properties.length > 0)
    findings.state('document-properties', properties.length, { properties: properties.join(', ') });
}
