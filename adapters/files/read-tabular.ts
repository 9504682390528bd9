import { boundArchive } from './archive.ts';
import { rowsOf } from './cells.ts';
import { decode } from './decode.ts';
import { readDelimited } from './delimited.ts';
import { FindingList } from './finding-list.ts';
import type { Finding } from './findings.ts';
import type { Grid } from './grid.ts';
import { findLayout } from './layout.ts';
import { defaultLimits, type Limits } from './limits.ts';
import type { Correction, Reading } from './reading.ts';
import { brokenPromise, recognise, refuseMarkup } from './recognise.ts';
import { type FileRefusal, FileRefused } from './refusals.ts';
import { assembleTable, type Table, type TableBody } from './table.ts';
import { checkCompound, readWorkbook } from './workbook.ts';

export interface ReadOptions {
  /** Name as received. Only compared with the content, never trusted. */
  readonly fileName: string;
  readonly limits?: Partial<Limits>;
  /** What a person decided otherwise than the reader. */
  readonly correction?: Correction;
}

export type TabularResult =
  | { readonly ok: true; readonly table: Table }
  | { readonly ok: false; readonly refusal: FileRefusal };

type Source = Pick<
  Reading,
  'container' | 'encoding' | 'byteOrderMark' | 'newline' | 'delimiter' | 'quote' | 'sheet'
> & {
  readonly grid: Grid;
};

/**
 * Read a CSV, XLSX, XLSB, XLS or ODS file as a table of text, or refuse it with the exact reason. Pure and deterministic: same
 * bytes and options, same table and findings. Every decision is a finding and can be corrected; every row is accounted for.
 * Takes up to seconds for large files: servers call `readInWorker`.
 */
export function readTabular(bytes: Uint8Array, options: ReadOptions): TabularResult {
  const limits: Limits = { ...defaultLimits, ...options.limits };
  const correction = options.correction ?? {};
  const findings = new FindingList(limits.samples);
  try {
    if (bytes.length > limits.bytes) throw tooLarge('字节数 (bytes)', bytes.length, limits.bytes);
    const source = openSource(bytes, limits, findings, correction);
    findings.sheet = source.sheet ?? undefined;
    noteName(options.fileName, source, findings);
    const filled = correction.mergedCells === 'filled' && source.sheet !== null;
    const grid = filled ? fillMerged(source.grid) : source.grid;
    boundGrid(grid, limits);
    const layout = findLayout(grid, correction, findings);
    const body = assembleTable(grid, layout, limits, findings);
    if (filled) findings.explain('merged-cells', { filled: true });
    noteCorrection(correction, findings);
    const { grid: _, ...decided } = source;
    const mergedCells = source.sheet === null ? null : filled ? 'filled' : 'first-only';
    const reading: Reading = { ...decided, mergedCells, ...layout };
    return { ok: true, table: withRows(body, reading, findings.list()) };
  } catch (error) {
    if (error instanceof FileRefused) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

/** Rows as texts are for those who look at a few, or at a small table: they are made when asked for. */
function withRows(body: TableBody, reading: Reading, findings: readonly Finding[]): Table {
  let rows: Table['rows'] | undefined;
  return {
    ...body,
    get rows() {
      rows ??= rowsOf(body.cells, body.account.data);
      return rows;
    },
    reading,
    findings,
  };
}

const tooLarge = (what: string, found: number, limit: number): FileRefused =>
  new FileRefused('too-large', { what, found, limit });

function openSource(
  bytes: Uint8Array,
  limits: Limits,
  findings: FindingList,
  correction: Correction,
): Source {
  const { container, zipped } = recognise(bytes);
  if (container === 'text') {
    const { text, encoding, byteOrderMark } = decode(bytes, findings, correction.encoding);
    if (text.trim() === '') throw new FileRefused('empty');
    refuseMarkup(text);
    const { grid, newline, delimiter, quote } = readDelimited(text, limits, findings, correction);
    return { container, encoding, byteOrderMark, newline, delimiter, quote, sheet: null, grid };
  }
  if (zipped) boundArchive(bytes, limits.decompressedBytes);
  else checkCompound(bytes);
  const { grid, sheet } = readWorkbook(bytes, limits, findings, correction.sheet);
  return {
    container,
    encoding: null,
    byteOrderMark: false,
    newline: null,
    delimiter: null,
    quote: null,
    sheet,
    grid,
  };
}

const containerNames: { readonly [container: string]: string } = {
  text: 'delimited text',
  xlsx: 'an XLSX workbook',
  xlsb: 'an XLSB workbook',
  xls: 'an XLS workbook',
  ods: 'an ODS workbook',
};

function noteName(fileName: string, source: Source, findings: FindingList): void {
  const extension = brokenPromise(fileName, source.container);
  if (extension !== undefined)
    findings.state('name-mismatch', 1, {
      extension,
      container: source.container,
      content: containerNames[source.container]!,
    });
}

function noteCorrection(correction: Correction, findings: FindingList): void {
  const fields = Object.entries(correction).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  if (fields.length > 0) findings.state('corrected-reading', fields.length, { fields: fields.join(', ') });
}

function boundGrid(grid: Grid, limits: Limits): void {
  if (grid.rows.length > limits.rows) throw tooLarge('行数 (rows)', grid.rows.length, limits.rows);
  let cells = 0;
  let widest = 0;
  for (const row of grid.rows) {
    cells += row.length;
    widest = Math.max(widest, row.length);
  }
  if (widest > limits.columns) throw tooLarge('列数 (columns)', widest, limits.columns);
  if (cells > limits.cells) throw tooLarge('单元格数 (cells)', cells, limits.cells);
}

function fillMerged(grid: Grid): Grid {
  const rows = grid.rows.map((row) => [...row]);
  for (const { top, left, bottom, right } of grid.merges) {
    const value = rows[top - grid.firstRow]?.[left - 1] ?? '';
    for (let row = top - grid.firstRow; row <= Math.min(bottom - grid.firstRow, rows.length - 1); row++)
      for (let column = left - 1; column < Math.min(right, rows[row]!.length); column++)
        rows[row]![column] = value;
  }
  return { rows, firstRow: grid.firstRow, merges: grid.merges };
}
