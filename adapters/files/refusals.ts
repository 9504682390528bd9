import { type Json, type Text, text } from '#foundation';

/** Why a file cannot be read as a table. Closed list; `at` says where, `evidence` with what numbers. */
export interface FileRefusal {
  readonly code: RefusalCode;
  readonly message: Text;
  readonly at?: RefusalPlace;
  readonly evidence: { readonly [name: string]: Json };
}

export interface RefusalPlace {
  readonly sheet?: string;
  readonly row?: number;
  /** Offset of the first byte that is wrong, from 0. */
  readonly byte?: number;
}

type Evidence = { readonly [name: string]: Json };

const list = {
  empty: () => text('文件没有内容。', 'The file has no content.'),
  'too-large': (e: Evidence) =>
    text(
      `超过读取上限：${e['what']} 为 ${e['found']}，上限 ${e['limit']}。请拆分文件或由管理员调整上限。`,
      `Beyond the limit: ${e['what']} is ${e['found']}, the limit is ${e['limit']}. Split the file or have the limit raised.`,
    ),
  'not-a-table': (e: Evidence) =>
    text(
      `文件内容是${e['kindZh']}，不是表格。请上传 CSV、XLSX 或 XLS。`,
      `The content is ${e['kindEn']}, not a table. Upload CSV, XLSX or XLS.`,
    ),
  binary: (e: Evidence) =>
    text(
      `文件是二进制内容（第 ${e['byte']} 字节为控制字符 0x${e['value']}），不是文本表格。`,
      `The content is binary (control character 0x${e['value']} at byte ${e['byte']}), not a table in text.`,
    ),
  'unknown-encoding': (e: Evidence) =>
    text(
      `无法确定文字编码：按 UTF-8 在第 ${e['utf8']} 字节出错，按 GB18030 在第 ${e['gb18030']} 字节出错。请另存为 UTF-8 后重新上传。`,
      `The text encoding is unknown: as UTF-8 it fails at byte ${e['utf8']}, as GB18030 at byte ${e['gb18030']}. Save it as UTF-8 and upload again.`,
    ),
  'damaged-encoding': (e: Evidence) =>
    text(
      `文件是 ${e['encoding']} 文本，但第 ${e['byte']} 字节处编码损坏。请从来源重新导出；不猜测缺失的文字。`,
      `The text is ${e['encoding']} but damaged at byte ${e['byte']}. Export it again from the source; missing characters are not guessed.`,
    ),
  'unclosed-quote': (e: Evidence) =>
    text(
      `第 ${e['row']} 行的引号没有结束，其后的内容会并入同一单元格。请改正，或指定“引号按普通字符读取”。`,
      `A quote opened in row ${e['row']} never ends and would swallow what follows. Correct it, or choose to read quotes as ordinary characters.`,
    ),
  encrypted: () =>
    text(
      '工作簿设有密码，无法读取。请去除密码后上传。',
      'The workbook is encrypted. Remove the password and upload again.',
    ),
  'damaged-workbook': (e: Evidence) =>
    text(`工作簿已损坏：${e['reason']}。`, `The workbook is damaged: ${e['reason']}.`),
  'no-cells': (e: Evidence) =>
    text(`没有任何有内容的单元格（${e['where']}）。`, `No cell has content (${e['where']}).`),
  'correction-impossible': (e: Evidence) =>
    text(`无法按指定方式读取：${e['zh']}。`, `The correction cannot be applied: ${e['en']}.`),
  'out-of-time': (e: Evidence) =>
    text(
      `读取超过 ${e['milliseconds']} 毫秒仍未完成，已停止。`,
      `Reading was stopped: not finished after ${e['milliseconds']} ms.`,
    ),
  'out-of-memory': (e: Evidence) =>
    text(
      `读取所需内存超过 ${e['megabytes']} MB，已停止。`,
      `Reading was stopped: it needs more than ${e['megabytes']} MB of memory.`,
    ),
} as const satisfies { readonly [code: string]: (evidence: Evidence) => Text };

export type RefusalCode = keyof typeof list;
export const refusalCodes = Object.keys(list) as readonly RefusalCode[];

export const fileRefusal = (code: RefusalCode, evidence: Evidence = {}, at?: RefusalPlace): FileRefusal => ({
  code,
  message: (list[code] as (evidence: Evidence) => Text)(evidence),
  at,
  evidence,
});

/** Carries a refusal out of the depth of the reader to its door; never leaves this folder. */
export class FileRefused extends Error {
  readonly refusal: FileRefusal;
  constructor(code: RefusalCode, evidence: Evidence = {}, at?: RefusalPlace) {
    const refusal = fileRefusal(code, evidence, at);
    super(`${refusal.code}: ${refusal.message.en}`);
    this.refusal = refusal;
  }
}
