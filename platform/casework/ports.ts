import type { SheetCell } from '#foundation';

/** A formal paper as it is printed. All of it is fixed when the paper is issued, so it prints the same for ever. */
export interface FormalDocument {
  readonly number: string;
  readonly title: string;
  readonly issuer: string;
  /** 主送: whom it is addressed to, by name. */
  readonly addressee?: string;
  readonly paragraphs: readonly string[];
  readonly issuedOn: Temporal.PlainDate;
  /** What the QR code holds: where the paper can be compared with the record. */
  readonly checkAddress: string;
  /** SHA-256 in hex of what the paper says; printed in small letters beside the code. */
  readonly digest: string;
}

/** Turns a paper into bytes that can be kept and printed. The same paper gives the same bytes. */
export interface DocumentRenderer {
  readonly contentType: string;
  /** Without a dot: `pdf`. */
  readonly extension: string;
  render(document: FormalDocument): Promise<Buffer>;
}

/** A list as it is written into a spreadsheet. */
export interface ListSheet {
  readonly name: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly SheetCell[])[];
  /** Said under the last row, as that there are more. */
  readonly note?: string;
}

/** Turns a list into the bytes of a workbook (XLSX). Text stays text: nothing in it is a formula. */
export interface SheetWriter {
  write(sheet: ListSheet): Promise<Buffer>;
}
