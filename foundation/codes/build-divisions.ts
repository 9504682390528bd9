/**
 * Writes `divisions.json` anew from copies of its two sources (see SOURCE.md):
 * `node foundation/codes/build-divisions.ts <areacodes csv> <mumuy-history.json> <mumuy-diff.json>`. Not used by the running product.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import Papa from 'papaparse';
import type { DivisionRow, DivisionTable } from './division-table.ts';

interface AreaCode {
  readonly 代码: string;
  readonly 名称: string;
  readonly 启用时间: string;
  readonly '变更/弃用时间': string;
  readonly 新代码: string;
}
type Named = { readonly [code: string]: string };
type Successors = { readonly [code: string]: readonly string[] };

/** Codes of the second source that are younger than the first one's last year; when exactly, it does not say. */
const addedLater = ['500157', '653132', '659013'];
const abolishedLater = { '500105': '500157', '500112': '500157' } as const;
const firstYearAfterDated = 2025;
const editionOfLater = 2026;

/** Joins the dated table with what only the second source knows. */
export function buildDivisions(csv: string, history: Named, replaced: Successors): DivisionTable {
  const { data } = Papa.parse<AreaCode>(csv.replace(/^\uFEFF/, ''), { header: true, skipEmptyLines: true });
  const dated = data.map((row): DivisionRow => {
    const later = abolishedLater[row.代码 as keyof typeof abolishedLater];
    if (later && row['变更/弃用时间'] === '') {
      return [
        row.代码,
        row.名称,
        Number(row.启用时间),
        editionOfLater,
        [row.新代码, later].filter(Boolean).join(';'),
      ];
    }
    const until = row['变更/弃用时间'] === '' ? null : Number(row['变更/弃用时间']);
    return [row.代码, row.名称, Number(row.启用时间), until, row.新代码];
  });
  const known = new Set(dated.map(([code]) => code));
  for (const code of addedLater) dated.push([code, history[code]!, firstYearAfterDated, null, '']);
  // Codes that the second source made up for Taiwan, Hong Kong and Macao are not in GB/T 2260.
  const undated = Object.keys(history)
    .filter((code) => !known.has(code) && !addedLater.includes(code) && !/^(71|8)/.test(code))
    .sort()
    .map((code): [string, string, string] => [code, history[code]!, (replaced[code] ?? []).join(';')]);
  return {
    through: editionOfLater,
    dated: dated.sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0)),
    undated,
  };
}

/** One row a line: a change of the data is then a readable change of the file. */
const lines = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).join(',\n');

if (import.meta.main) {
  const [csv, history, replaced] = process.argv.slice(2).map((file) => readFileSync(file, 'utf8'));
  if (!csv || !history || !replaced)
    throw new Error('usage: node foundation/codes/build-divisions.ts <csv> <history> <diff>');
  const table = buildDivisions(csv, JSON.parse(history) as Named, JSON.parse(replaced) as Successors);
  const json = `{"through":${table.through},\n"dated":[\n${lines(table.dated)}\n],\n"undated":[\n${lines(table.undated)}\n]}\n`;
  writeFileSync(new URL('divisions.json', import.meta.url), json);
}
