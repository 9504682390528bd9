import {
  type Actor,
  type CellValue,
  type Defect,
  type FoundName,
  type ImportColumn,
  type ReadRow,
  type SheetImport,
  type Text,
  type Tx,
  text,
  textThatCannotBeKept,
} from '#foundation';
import type { ReadSheet } from '../ports.ts';
import { armed, partsOf, readCell } from './cell.ts';
import { findHead, headOf, placeOf } from './head.ts';

/** Rows of one sheet: trying them holds locks until all were tried. */
export const mostRows = 1_000;
/** Defects told one by one; of more it is said how many. */
const mostTold = 500;

export interface FilledRow {
  /** Its number in the file. */
  readonly number: number;
  /** The cells of the known columns as they stood there, to be given back. */
  readonly said: { readonly [column: string]: string };
  readonly values: ReadRow;
  /** What it says is there already. */
  readonly unchanged: boolean;
}

/** A file that was handed in with the sheet. */
export interface Attachment {
  readonly id: string;
  readonly name: string;
}

export type SheetReading =
  | { readonly ok: true; readonly rows: readonly FilledRow[]; readonly ignored: readonly string[] }
  | { readonly ok: false; readonly defects: readonly Defect[]; readonly more: number };

const doubtWords: { readonly [what in ReadSheet['doubtful'][number]['what']]: Text } = {
  formula: text(
    '是公式，系统不计算公式。请复制后“选择性粘贴为数值”。',
    'is a formula, and formulas are not worked out. Copy it and paste its value.',
  ),
  error: text('是错误值（如 #N/A）。请填写实际的值。', 'is an error such as #N/A. Enter the value itself.'),
  'lost-digits': text(
    '是表格软件改写过的数字，末几位已丢失。请把该列设为文本格式后重新填写。',
    'is a number of which the spreadsheet has lost the last digits. Format the column as text and enter it again.',
  ),
};

const unkeepable = text(
  '含有不可见的控制字符或不完整的字符。',
  'holds an invisible control character or half a character.',
);

/**
 * Every row of a sheet as its act will get it, or everything that stands in the way, by cell: sheet, column letter and row, what was found and what is
 * expected. A row that says what is there already needs no more than that, so that an exported list comes back without a defect.
 */
export async function readRows(
  tx: Tx,
  actor: Actor,
  list: SheetImport,
  sheet: ReadSheet,
  attachments: readonly Attachment[],
): Promise<SheetReading> {
  const found = findHead(sheet, list.columns);
  if (!found.ok) return { ok: false, defects: found.defects, more: 0 };
  const { row: headRow, places, ignored } = found.head;
  const defects: Defect[] = [];
  const doubts = new Map(sheet.doubtful.map(({ row, column, what }) => [`${row} ${column}`, what]));
  const names = finder(tx, actor, attachments);
  const rows: FilledRow[] = [];
  const missingColumns = new Set<string>();

  const filled = sheet.rows.filter(
    ({ number, cells }) =>
      number > headRow && [...places.values()].some((place) => (cells[place] ?? '') !== ''),
  );
  if (filled.length > mostRows)
    return {
      ok: false,
      more: 0,
      defects: [
        {
          at: placeOf(sheet, 0, headRow),
          message: text(
            `共 ${filled.length} 行，一次最多 ${mostRows} 行。请分成几个文件。`,
            `There are ${filled.length} rows; at most ${mostRows} at a time. Split the file.`,
          ),
        },
      ],
    };
  if (filled.length === 0)
    return {
      ok: false,
      more: 0,
      defects: [
        {
          at: placeOf(sheet, 0, headRow + 1),
          message: text('表头下没有填写任何行。', 'No row is filled in under the head.'),
        },
      ],
    };

  for (const { number, cells } of filled) {
    const said: { [column: string]: string } = {};
    const values: { [column: string]: CellValue } = {};
    const own: Defect[] = [];
    for (const [name, column] of Object.entries(list.columns)) {
      const place = places.get(name);
      const cell = place === undefined ? '' : armed(cells[place] ?? '');
      if (cell === '') continue;
      const at = placeOf(sheet, place!, number);
      if (textThatCannotBeKept(cell)) {
        own.push({ at, message: joined(column, '', unkeepable) });
        continue;
      }
      said[name] = cell;
      const doubt = doubts.get(`${number} ${place! + 1}`);
      if (doubt) {
        own.push({ at, message: joined(column, cell, doubtWords[doubt]) });
        continue;
      }
      const read: CellValue[] = [];
      for (const part of column.many ? partsOf(cell) : [cell]) {
        const one = readCell(column, part);
        if (!one.ok) {
          own.push({ at, message: expected(column, part, one.expected) });
          continue;
        }
        const named = await names(column, part);
        if (named === null) read.push(one.value);
        else if (named.ok) read.push(named.value);
        else own.push({ at, message: joined(column, part, named.why) });
      }
      if (read.length > 0) values[name] = column.many ? (read as string[]) : read[0]!;
    }
    const unchanged = own.length === 0 && ((await list.unchanged?.(tx, actor, values)) ?? false);
    if (!unchanged)
      for (const [name, column] of Object.entries(list.columns)) {
        if (!column.required || said[name] !== undefined) continue;
        const place = places.get(name);
        if (place === undefined) missingColumns.add(name);
        else own.push({ at: placeOf(sheet, place, number), message: missing(column) });
      }
    defects.push(...own);
    rows.push({ number, said, values, unchanged });
  }
  const columns = [...missingColumns].map((name) => ({
    at: placeOf(sheet, 0, headRow),
    message: text(
      `表头缺少必填的“${headOf(list.columns[name]!, 'zh')}”列。`,
      `The required column “${headOf(list.columns[name]!, 'en')}” is missing.`,
    ),
  }));
  const all = [...columns, ...defects];
  if (all.length > 0)
    return { ok: false, defects: all.slice(0, mostTold), more: Math.max(0, all.length - mostTold) };
  return { ok: true, rows, ignored };
}

/** As much of what was found as helps to find it. */
const shown = (found: string): string => (found.length > 30 ? `${found.slice(0, 30)}…` : found);

const expected = (column: ImportColumn, found: string, wanted: Text): Text =>
  text(
    `“${column.title.zh}”写的是“${shown(found)}”，应为${wanted.zh}。`,
    `“${column.title.en}” says “${shown(found)}”, expected is ${wanted.en}.`,
  );
const joined = (column: ImportColumn, found: string, why: Text): Text =>
  text(
    `“${column.title.zh}”的“${shown(found)}”${why.zh}`,
    `“${column.title.en}”: “${shown(found)}” ${why.en}`,
  );
const missing = (column: ImportColumn): Text =>
  text(
    `“${column.title.zh}”为空，此列必填，如“${column.example}”。`,
    `“${column.title.en}” is empty and required, such as “${column.example}”.`,
  );

/** Names are looked up once each. */
function finder(tx: Tx, actor: Actor, attachments: readonly Attachment[]) {
  const known = new Map<ImportColumn, Map<string, FoundName>>();
  return async (column: ImportColumn, said: string): Promise<FoundName | null> => {
    if (column.kind !== 'named' && column.kind !== 'file') return null;
    const before = known.get(column) ?? new Map<string, FoundName>();
    known.set(column, before);
    const answer =
      before.get(said) ??
      (column.kind === 'file' ? attached(attachments, said) : await column.find!(tx, actor, said));
    before.set(said, answer);
    return answer;
  };
}

function attached(attachments: readonly Attachment[], said: string): FoundName {
  const same = attachments.filter(({ name }) => name.normalize('NFC') === said.normalize('NFC'));
  if (same.length === 1) return { ok: true, value: same[0]!.id };
  return same.length > 1
    ? {
        ok: false,
        why: text('有两份同名附件。请改名后重新上传。', 'is the name of two attached files. Rename one.'),
      }
    : {
        ok: false,
        why: text('不在随表上传的附件中。请一并上传该文件。', 'is none of the attached files. Attach it.'),
      };
}
