export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';
export type Newline = 'crlf' | 'lf' | 'cr' | 'mixed' | 'none';
export type Container = 'text' | 'xlsx' | 'xlsb' | 'xls' | 'ods';

/**
 * How a file was read: every decision the reader took, in the form in which a person may correct it. Row numbers are those a
 * spreadsheet shows (the first row is 1; a record with line breaks inside a cell is one row).
 */
export interface Reading {
  readonly container: Container;
  /** `null` for workbooks, as are newline, delimiter and quote. */
  readonly encoding: Encoding | null;
  readonly byteOrderMark: boolean;
  /** The newline between rows; line breaks inside cells do not count. */
  readonly newline: Newline | null;
  readonly delimiter: string | null;
  /** `none`: quotes are ordinary characters. */
  readonly quote: '"' | 'none' | null;
  /** `null` for text files. */
  readonly sheet: string | null;
  /** `first-only`: a merged area has its value in its first cell only, as the workbook stores it. `filled`: in each of its cells. */
  readonly mergedCells: 'first-only' | 'filled' | null;
  /** Empty: the file has no header and the columns are named 列1, 列2 … */
  readonly headerRows: readonly number[];
  /** Rows above the header that are not data. */
  readonly titleRows: readonly number[];
  /** Rows below the data that are not data. */
  readonly footerRows: readonly number[];
}

/** A person's correction of a reading: what is named here is not decided by the reader. */
export type Correction = Partial<
  Pick<
    Reading,
    'encoding' | 'delimiter' | 'quote' | 'sheet' | 'mergedCells' | 'headerRows' | 'titleRows' | 'footerRows'
  >
>;
