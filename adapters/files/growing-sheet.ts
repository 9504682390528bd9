import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Zip, ZipDeflate } from 'fflate';
import Papa from 'papaparse';
import type { SheetCell } from '#foundation';
import type { GrowingSheet } from '#platform/casework';

/** A file that only this process sees: its name is taken away while it is open, so a crash leaves nothing behind. */
async function unnamedFile(): Promise<FileHandle> {
  const folder = await mkdtemp(join(tmpdir(), 'gongshu-list-'));
  try {
    return await open(join(folder, 'list'), 'wx+', 0o600);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What is written comes to a file; reading it to its end, or giving the reader up, closes it. */
async function read(file: FileHandle): Promise<{ readonly body: Readable; readonly bytes: number }> {
  const { size } = await file.stat();
  return { body: file.createReadStream({ start: 0, autoClose: true }), bytes: size };
}

/** CSV (RFC 4180) in UTF-8 with its mark, by which spreadsheet programs know it. */
export async function growingCsv(head: readonly string[]): Promise<GrowingSheet> {
  const file = await unnamedFile();
  const add = async (rows: readonly (readonly SheetCell[])[]): Promise<void> => {
    if (rows.length > 0)
      await file.appendFile(`${Papa.unparse(rows as SheetCell[][], { newline: '\r\n' })}\r\n`);
  };
  await file.appendFile('\uFEFF');
  await add([head]);
  return {
    add,
    async end(note) {
      if (note) await add([[note]]);
      return read(file);
    },
    drop: () => file.close(),
  };
}

/** Rows of a sheet, its head among them, by the format itself (ECMA-376 Part 1, 18.3.1.73). */
export const rowsOfASheet = 1_048_576;

/**
 * A workbook with one sheet that is packed while it grows. The workbook library builds the whole book in memory before it writes; of a list of
 * 300,000 lines that is more than a server has to spare, so the four small parts are written as they are and the sheet row by row.
 */
export async function growingWorkbook(name: string, head: readonly string[]): Promise<GrowingSheet> {
  const file = await unnamedFile();
  const packed: Uint8Array[] = [];
  let failed: Error | null = null;
  const zip = new Zip((error, chunk) => {
    if (error) failed = error;
    else packed.push(chunk);
  });
  const written = async (): Promise<void> => {
    if (failed) throw failed;
    if (packed.length > 0) await file.appendFile(Buffer.concat(packed.splice(0)));
  };
  const text = new TextEncoder();
  const part = (path: string, content: string): void => {
    const entry = new ZipDeflate(path);
    zip.add(entry);
    entry.push(text.encode(content), true);
  };
  for (const [path, content] of partsOf(name)) part(path, content);
  const sheet = new ZipDeflate('xl/worksheets/sheet1.xml');
  zip.add(sheet);
  sheet.push(text.encode(`${declaration}<worksheet xmlns="${main}"><sheetData>`));
  const add = async (rows: readonly (readonly SheetCell[])[]): Promise<void> => {
    sheet.push(text.encode(rows.map(rowOf).join('')));
    await written();
  };
  await add([head]);
  return {
    add,
    async end(note) {
      if (note) await add([[note]]);
      sheet.push(text.encode('</sheetData></worksheet>'), true);
      zip.end();
      await written();
      return read(file);
    },
    drop: () => file.close(),
  };
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const kinds = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const partsOf = (name: string): readonly (readonly [path: string, content: string])[] => [
  [
    '[Content_Types].xml',
    `${declaration}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${kinds}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${kinds}.worksheet+xml"/></Types>`,
  ],
  [
    '_rels/.rels',
    `${declaration}<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ],
  [
    'xl/workbook.xml',
    `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${escaped(name)}" sheetId="1" r:id="r1"/></sheets></workbook>`,
  ],
  [
    'xl/_rels/workbook.xml.rels',
    `${declaration}<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
  ],
];

/** Texts stand in their cells as texts, so that no program takes one for a formula. */
const rowOf = (cells: readonly SheetCell[]): string =>
  `<row>${cells
    .map((cell) =>
      typeof cell === 'number' && Number.isFinite(cell)
        ? `<c><v>${cell}</v></c>`
        : `<c t="inlineStr"><is><t xml:space="preserve">${escaped(String(cell))}</t></is></c>`,
    )
    .join('')}</row>`;

const entities: { readonly [letter: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
/** What XML 1.0 has no letter for is left out: control characters but the tab and the ends of lines, and halves of letters. */
const escaped = (text: string): string =>
  text
    .replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]|\p{Cs}/gu, '')
    .replace(/[&<>"]/g, (letter) => entities[letter]!);
