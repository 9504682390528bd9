import { Readable } from 'node:stream';
import { Zip, ZipDeflate } from 'fflate';
import type { Json } from '#foundation';

/** The most that a sheet can hold; what asks for more is told so before. */
export const sheetLimits = { rows: 1_048_575, columns: 16_384, letters: 32_767 } as const;

export interface StreamedSheet {
  readonly name: string;
  readonly head: readonly string[];
  readonly rows: AsyncIterable<readonly (readonly Json[])[]>;
}

/**
 * A workbook with one sheet, written as its rows come: what is held is one piece of rows and what the reader has not taken yet. Numbers are numbers, everything
 * else is text, so that no program takes it for a formula. The same rows give the same bytes.
 */
export function streamWorkbook({ name, head, rows }: StreamedSheet): Readable {
  return Readable.from(pieces(name, head, rows), { objectMode: false, highWaterMark: 1 << 16 });
}

async function* pieces(
  name: string,
  head: readonly string[],
  rows: AsyncIterable<readonly (readonly Json[])[]>,
): AsyncGenerator<Uint8Array> {
  let made: Uint8Array[] = [];
  const zip = new Zip((error, data) => {
    if (error) throw error;
    made.push(data);
  });
  const taken = function* () {
    const some = made;
    made = [];
    for (const piece of some) if (piece.length > 0) yield piece;
  };
  for (const [path, content] of parts(name)) {
    const part = new ZipDeflate(path, { level: 3 });
    part.mtime = epoch;
    zip.add(part);
    part.push(utf8(content), true);
  }
  yield* taken();
  const sheet = new ZipDeflate('xl/worksheets/sheet1.xml', { level: 3 });
  sheet.mtime = epoch;
  zip.add(sheet);
  sheet.push(utf8(`${declaration}<worksheet xmlns="${spreadsheet}"><sheetData>${lineOf(head)}`));
  for await (const some of rows) {
    sheet.push(utf8(some.map(lineOf).join('')));
    yield* taken();
  }
  sheet.push(utf8('</sheetData></worksheet>'), true);
  zip.end();
  yield* taken();
}

const epoch = new Date(1980, 0, 1, 12);
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const spreadsheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const types = 'application/vnd.openxmlformats';

const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8');

const lineOf = (cells: readonly Json[]): string => `<row>${cells.map(cellOf).join('')}</row>`;

function cellOf(value: Json): string {
  if (value === null) return '<c/>';
  if (typeof value === 'number' && Number.isFinite(value)) return `<c><v>${value}</v></c>`;
  if (typeof value === 'boolean') return `<c t="b"><v>${value ? 1 : 0}</v></c>`;
  const written = typeof value === 'string' ? value : JSON.stringify(value);
  return `<c t="inlineStr"><is><t xml:space="preserve">${xml(cut(written))}</t></is></c>`;
}

/** A cell holds no more letters than that; what is longer says so at its end. */
const cut = (text: string): string =>
  text.length <= sheetLimits.letters ? text : `${text.slice(0, sheetLimits.letters - 1)}…`;

/** Text of an element: marked letters by name, and what XML 1.0 cannot hold replaced. */
const xml = (text: string): string => {
  let written = '';
  for (const letter of text.toWellFormed()) written += named[letter] ?? (isHeld(letter) ? letter : '\ufffd');
  return written;
};
const named: { readonly [letter: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\r': '&#13;',
};
const isHeld = (letter: string): boolean =>
  letter >= ' ' ? letter !== '\ufffe' && letter !== '\uffff' : letter === '\t' || letter === '\n';

const parts = (name: string): readonly (readonly [path: string, content: string])[] => [
  [
    '[Content_Types].xml',
    `${declaration}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="${types}-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
  ],
  [
    '_rels/.rels',
    `${declaration}<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ],
  [
    'xl/_rels/workbook.xml.rels',
    `${declaration}<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
  ],
  [
    'xl/workbook.xml',
    `${declaration}<workbook xmlns="${spreadsheet}" xmlns:r="${office}"><sheets><sheet name="${xml(sheetName(name)).replaceAll('"', '&quot;')}" sheetId="1" r:id="r1"/></sheets></workbook>`,
  ],
];

const sheetName = (name: string): string =>
  name
    .replace(/[\\/?*[\]:']/g, ' ')
    .slice(0, 31)
    .trim() || 'data';
