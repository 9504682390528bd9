import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import Papa from 'papaparse';
import { catalogueColumns, renameDepartment, renamePlaces } from './rename.ts';

/**
 * Make `catalogue.csv.gz` from the published catalogue: `node demo/catalogue/derive.ts PATH/beijing-catalog.csv`. Only needed when
 * the renaming changes; the product ships the result.
 */
export function deriveCatalogue(source: string): string {
  const { data } = Papa.parse<{ readonly [column: string]: string }>(source.replace(/^\ufeff/, ''), {
    header: true,
    skipEmptyLines: true,
    delimiter: ',',
  });
  const rows = data.map((row) => [
    row['序号'],
    renameDepartment(row['所属部门']!),
    renamePlaces(row['数据集名称']!),
    row['所属主题'],
    row['格式类型'],
    row['下载次数'],
    row['调用次数'],
    row['更新日期'],
    renamePlaces(row['摘要']!),
    reference(row['文章访问路径']!),
  ]);
  return `${Papa.unparse([[...catalogueColumns], ...rows], { newline: '\n' })}\n`;
}

/** Says nothing of the place it came from, yet equal links stay equal. */
const reference = (link: string): string =>
  `ref-${createHash('sha256').update(link).digest('hex').slice(0, 12)}`;

if (process.argv[1] === import.meta.filename) {
  const source = readFileSync(resolve(process.argv[2] ?? ''), 'utf8');
  const bytes = gzipSync(deriveCatalogue(source), { level: 9 });
  writeFileSync(resolve(import.meta.dirname, 'catalogue.csv.gz'), bytes);
  console.log(`catalogue.csv.gz: ${bytes.length} bytes`);
}
