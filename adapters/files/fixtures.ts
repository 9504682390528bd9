import * as XLSX from '@e965/xlsx';
import { type Finding, type FindingCode, type ReadOptions, readTabular, type Table } from './index.ts';

/** Text as UTF-8 bytes. */
export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** 「名称,区\r\n…」 and the like in GB18030; only the characters the tests use are known. */
export function gb18030(text: string): Uint8Array {
  const codes: { readonly [character: string]: readonly number[] } = {
    名: [0xc3, 0xfb],
    称: [0xb3, 0xc6],
    区: [0xc7, 0xf8],
    公: [0xb9, 0xab],
    司: [0xcb, 0xbe],
    东: [0xb6, 0xab],
    西: [0xce, 0xf7],
  };
  return Uint8Array.from([...text].flatMap((character) => codes[character] ?? [character.charCodeAt(0)]));
}

/** A workbook with these sheets. */
export function workbook(
  sheets: { readonly [name: string]: readonly (readonly unknown[])[] },
  options: { type?: 'xlsx' | 'biff8'; change?: (book: XLSX.WorkBook) => void } = {},
): Uint8Array {
  const book = XLSX.utils.book_new();
  for (const [name, rows] of Object.entries(sheets))
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows as unknown[][]), name);
  options.change?.(book);
  const bytes = XLSX.write(book, {
    type: 'buffer',
    bookType: options.type ?? 'xlsx',
    compression: true,
  }) as Buffer;
  return new Uint8Array(bytes);
}

/** Read and expect a table. */
export function tableOf(bytes: Uint8Array | string, options: Partial<ReadOptions> = {}): Table {
  const result = readTabular(typeof bytes === 'string' ? utf8(bytes) : bytes, {
    fileName: 'x.csv',
    ...options,
  });
  if (!result.ok)
    throw new Error(`refused: ${result.refusal.code} ${JSON.stringify(result.refusal.evidence)}`);
  return result.table;
}

/** Read and expect a refusal. */
export function refusalOf(bytes: Uint8Array | string, options: Partial<ReadOptions> = {}) {
  const result = readTabular(typeof bytes === 'string' ? utf8(bytes) : bytes, {
    fileName: 'x.csv',
    ...options,
  });
  if (result.ok) throw new Error('read, not refused');
  return result.refusal;
}

export const findingOf = (table: Table, code: FindingCode): Finding | undefined =>
  table.findings.find((finding) => finding.code === code);
