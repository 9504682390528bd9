import { cellName, type Defect, type ImportColumn, type ImportColumns, text } from '#foundation';
import type { ReadSheet } from '../ports.ts';

/** Where the columns stand in a sheet. */
export interface Head {
  /** Number of its row in the file. */
  readonly row: number;
  /** Position from 0 of each column that is there. */
  readonly places: ReadonlyMap<string, number>;
  /** Heads that name no column of the list; what stands under them is not looked at. */
  readonly ignored: readonly string[];
}

/** Titles and notes may stand above the head, no more lines than this. */
const reach = 12;

/** The head of a column as the template has it, with its unit. */
export const headOf = (column: ImportColumn, language: 'zh' | 'en'): string => {
  const unit = column.unit?.[language];
  const title = column.title[language];
  if (!unit) return title;
  return language === 'zh' ? `${title}（${unit}）` : `${title} (${unit})`;
};

/** Heads differ in blanks, width and a star for what is required; the column is the same. */
const bare = (head: string): string =>
  head
    .normalize('NFKC')
    .replace(/[\s*]+/g, '')
    .toLowerCase();

const namesOf = (column: ImportColumn): readonly string[] =>
  [headOf(column, 'zh'), headOf(column, 'en'), column.title.zh, column.title.en, ...(column.also ?? [])].map(
    bare,
  );

/**
 * The row that names the most columns is the head, whatever stands above it and in whatever order the columns are. Told as defects: no head at all, a
 * column named twice.
 */
export function findHead(
  sheet: ReadSheet,
  columns: ImportColumns,
): { readonly ok: true; readonly head: Head } | { readonly ok: false; readonly defects: readonly Defect[] } {
  const known = new Map(
    Object.entries(columns).flatMap(([name, column]) => namesOf(column).map((head) => [head, name] as const)),
  );
  const named = (row: ReadSheet['rows'][number]) => row.cells.filter((cell) => known.has(bare(cell))).length;
  const best = sheet.rows
    .slice(0, reach)
    .reduce<ReadSheet['rows'][number] | undefined>(
      (most, row) => (named(row) > (most ? named(most) : 0) ? row : most),
      undefined,
    );
  if (!best) {
    const first = Object.values(columns).map((column) => headOf(column, 'zh'));
    const english = Object.values(columns).map((column) => headOf(column, 'en'));
    return {
      ok: false,
      defects: [
        {
          at: placeOf(sheet, 0, sheet.rows[0]?.number ?? 1),
          message: text(
            `前 ${reach} 行中没有表头。表头应为：${first.join('、')}。请下载模板填写。`,
            `There is no head in the first ${reach} rows. It should be: ${english.join(', ')}. Download the template.`,
          ),
        },
      ],
    };
  }
  const places = new Map<string, number>();
  const ignored: string[] = [];
  const defects: Defect[] = [];
  best.cells.forEach((cell, place) => {
    if (cell === '') return;
    const name = known.get(bare(cell));
    if (name === undefined) ignored.push(cell.slice(0, 60));
    else if (places.has(name)) {
      const first = cellName(places.get(name)!, best.number);
      defects.push({
        at: placeOf(sheet, place, best.number),
        message: text(
          `“${columns[name]!.title.zh}”列出现两次，已见于 ${first}。`,
          `The column “${columns[name]!.title.en}” is there twice, first in ${first}.`,
        ),
      });
    } else places.set(name, place);
  });
  if (defects.length > 0) return { ok: false, defects };
  return { ok: true, head: { row: best.number, places, ignored } };
}

/** A cell as a person finds it: `填写!C7`, of a text file `C7`. */
export const placeOf = (sheet: Pick<ReadSheet, 'sheet'>, column: number, row: number): string =>
  `${sheet.sheet === null ? '' : `${sheet.sheet}!`}${cellName(column, row)}`;
