import { archiveEntries } from './archive.ts';
import type { Container } from './reading.ts';
import { FileRefused } from './refusals.ts';

/** What the bytes are, whatever the file is called. `zipped`: the container is an archive whose size must be bounded first. */
export type Recognised = { readonly container: Container; readonly zipped: boolean };

interface Signature {
  readonly bytes: readonly number[];
  readonly zh: string;
  readonly en: string;
}

const strangers: readonly Signature[] = [
  { bytes: [0x25, 0x50, 0x44, 0x46], zh: 'PDF 文档', en: 'a PDF document' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], zh: 'PNG 图片', en: 'a PNG picture' },
  { bytes: [0xff, 0xd8, 0xff], zh: 'JPEG 图片', en: 'a JPEG picture' },
  { bytes: [0x47, 0x49, 0x46, 0x38], zh: 'GIF 图片', en: 'a GIF picture' },
  { bytes: [0x52, 0x61, 0x72, 0x21], zh: 'RAR 压缩包', en: 'a RAR archive' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], zh: '7z 压缩包', en: 'a 7z archive' },
  { bytes: [0x1f, 0x8b], zh: 'gzip 压缩包', en: 'a gzip archive' },
  { bytes: [0x50, 0x41, 0x52, 0x31], zh: 'Parquet 文件', en: 'a Parquet file' },
  { bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66], zh: 'RTF 文档', en: 'an RTF document' },
];

const begins = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((value, index) => bytes[index] === value);

/** Tell workbooks from text by content; anything known to be neither is refused by its name. */
export function recognise(bytes: Uint8Array): Recognised {
  if (bytes.length === 0) throw new FileRefused('empty');
  if (begins(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return { container: 'xls', zipped: false };
  if (begins(bytes, [0x50, 0x4b])) return { container: zippedKind(bytes), zipped: true };
  const stranger = strangers.find((candidate) => begins(bytes, candidate.bytes));
  if (stranger) throw notATable(stranger.zh, stranger.en);
  return { container: 'text', zipped: false };
}

export const notATable = (kindZh: string, kindEn: string): FileRefused =>
  new FileRefused('not-a-table', { kindZh, kindEn });

function zippedKind(bytes: Uint8Array): Container {
  const names = archiveEntries(bytes).map((entry) => entry.name);
  if (names.includes('xl/workbook.xml')) return 'xlsx';
  if (names.includes('xl/workbook.bin')) return 'xlsb';
  if (names.includes('word/document.xml')) throw notATable('Word 文档', 'a Word document');
  if (names.includes('ppt/presentation.xml')) throw notATable('演示文稿', 'a presentation');
  if (names.includes('content.xml') && names.includes('mimetype')) return 'ods';
  const some = names.slice(0, 3).join('、');
  throw notATable(
    `压缩包（内有 ${names.length} 个文件：${some}）`,
    `an archive of ${names.length} files (${some})`,
  );
}

/** Text that is markup or data of another kind, seen after decoding. */
export function refuseMarkup(text: string): void {
  const start = text.slice(0, 2000).trimStart().toLowerCase();
  if (/^(<!doctype html|<html|<head|<body|<table|<meta)/.test(start))
    throw notATable('网页（HTML）', 'a web page (HTML)');
  if (start.startsWith('<?xml') || /^<[a-z][\w:-]*[\s>]/.test(start))
    throw notATable('XML 文档', 'an XML document');
  if (/^[[{]\s*["{[]/.test(start) && isJson(text)) throw notATable('JSON 数据', 'JSON data');
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** What an extension promises: the container a file of that name should have. */
const promised: { readonly [extension: string]: Container } = {
  csv: 'text',
  tsv: 'text',
  tab: 'text',
  txt: 'text',
  xlsx: 'xlsx',
  xlsm: 'xlsx',
  xlsb: 'xlsb',
  xls: 'xls',
  et: 'xls',
  ods: 'ods',
};

/** The extension when it promises something else than the content is. */
export function brokenPromise(fileName: string, container: Container): string | undefined {
  const extension = /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase();
  if (extension === undefined) return undefined;
  return promised[extension] === container ? undefined : `.${extension}`;
}
