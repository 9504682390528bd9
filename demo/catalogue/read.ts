import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Papa from 'papaparse';

/** The demo catalogue as the CSV a bureau would hand in (UTF-8, header as in the city's own export). */
export const catalogueCsv = (): Buffer =>
  gunzipSync(readFileSync(join(import.meta.dirname, 'catalogue.csv.gz')));

export const catalogueFileName = '公枢市公共数据资源目录.csv';

export interface CatalogueEntry {
  readonly number: number;
  readonly department: string;
  readonly title: string;
  readonly theme: string;
  readonly formats: string;
  readonly updatedAt: string;
  readonly summary: string;
  readonly reference: string;
}

/** Entries as they stand, defects and all: spellings are not tidied here. */
export function readCatalogue(): readonly CatalogueEntry[] {
  const { data } = Papa.parse<{ readonly [column: string]: string }>(catalogueCsv().toString('utf8'), {
    header: true,
    skipEmptyLines: true,
    delimiter: ',',
  });
  return data.map((row) => ({
    number: Number(row['序号']),
    department: row['所属部门']!,
    title: row['数据集名称']!,
    theme: row['所属主题']!,
    formats: row['格式类型']!,
    updatedAt: row['更新日期']!,
    summary: row['摘要']!,
    reference: row['条目参考']!,
  }));
}
