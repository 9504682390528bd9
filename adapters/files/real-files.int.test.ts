import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import Papa from 'papaparse';
import * as tar from 'tar';
import { beforeAll, describe, expect, test } from 'vitest';
import { type FindingCode, inferColumns, readTabular, type Table } from './index.ts';

const folder = resolve(import.meta.dirname, '../../../shared/data/beijing-open');
const present = existsSync(`${folder}/files.tar.gz`);
if (!present)
  console.warn(`跳过：没有真实文件样本 ${folder}。 Skipped: the sample of real files is not there.`);

interface ManifestLine {
  readonly file: string;
  readonly real_format: 'csv' | 'xls' | 'xlsx';
  readonly encoding: string;
  readonly newline: string;
  readonly rows: string;
  readonly ragged_rows: string;
  readonly empty_rows: string;
  readonly dup_rows: string;
  readonly title_row_header: string;
  readonly sci_notation_cells: string;
}

/**
 * Where this reader and the machine-made manifest differ, as `file | what | ours | theirs`, with the reason. Everything not listed
 * here agrees. The manifest counts rows after the first, repeated empty rows as duplicates, and looks at text files only.
 */
const knownDifferences: { readonly [reason: string]: readonly string[] } = {
  // The first row is a title; an export filled its blanks with `Unnamed: 1`, which the manifest took for names of columns.
  'a title row behind placeholders': [
    '2022年北京市知识产权示范单位名单.csv | title | yes | no',
    '2022年度开发区和谐劳动关系创建示范企业名单.csv | title | yes | no',
    '39第四批北京市中小企业公共服务示范平台拟认定名单（经开区).csv | title | yes | no',
    '67规划和自然资源违法案件行政处罚信息.csv | title | yes | no',
    '不正当竞争类司法判例数据.csv | title | yes | no',
    '东城园国家高新技术企业名单.csv | title | yes | no',
    '中关村高新技术企业名单.csv | title | yes | no',
    '单用途商业预付卡备案企业公示.csv | title | yes | no',
    '密云区+2024+年区生态环境局行政处罚信息.csv | title | yes | no',
    '密云区旅游市场双随机一公开抽查信息.csv | title | yes | no',
    '密云区规划和自然资源违法案件行政处罚信息.csv | title | yes | no',
    '延庆镇行政处罚公示2022年1_Sheet1.csv | title | yes | no',
    '房山区国家高新技术企业名单.csv | title | yes | no',
    '昌平区交通局2022年4月双随机抽查情况.csv | title | yes | no',
    '西城区生态环境局行政处罚.csv | title | yes | no',
    '通州区园林绿化局行政处罚信息.csv | title | yes | no',
    '通州区建设工程竣工联合验收.csv | title | yes | no',
    '通州区成品油零售经营资质审批台账.csv | title | yes | no',
  ],
  // Five identity numbers in scientific notation, which the manifest counts in a column of their own (sci_id_hits).
  'counted elsewhere by the manifest': [
    '市文化执法总队-违反中华人民共和国著作权法处罚数据.csv | sci | 5 | 0',
  ],
  // 1.101082019012E12: written without a sign, so the manifest's pattern passed over it.
  'missed by the manifest': ['市经济信息化局-市经信局行政许可异议数据.csv | sci | 1 | 0'],
};

const files = new Map<string, Buffer>();
const manifest = new Map<string, ManifestLine>();

beforeAll(async () => {
  if (!present) return;
  const text = readFileSync(`${folder}/manifest.csv`, 'utf8').replace(/^\ufeff/, '');
  for (const line of Papa.parse<ManifestLine>(text, { header: true, skipEmptyLines: true }).data)
    manifest.set(line.file, line);
  await tar.t({
    file: `${folder}/files.tar.gz`,
    onReadEntry: (entry) => {
      const parts: Buffer[] = [];
      entry.on('data', (part: Buffer) => parts.push(part));
      entry.on('end', () => files.set(entry.path, Buffer.concat(parts)));
    },
  });
});

const countOf = (table: Table, code: FindingCode): number =>
  table.findings.find((finding) => finding.code === code)?.count ?? 0;

describe.skipIf(!present)('166 files as a city portal published them', () => {
  test('each is loaded or refused with an exact reason, and agrees with the manifest or is a known case', () => {
    expect(files.size).toBe(166);
    const differences: string[] = [];
    const differ = (file: string, what: string, ours: unknown, theirs: unknown): void => {
      if (String(ours) !== String(theirs)) differences.push(`${file} | ${what} | ${ours} | ${theirs}`);
    };
    const refused: string[] = [];
    for (const [file, bytes] of files) {
      const line = manifest.get(file)!;
      const result = readTabular(bytes, { fileName: file });
      if (!result.ok) {
        refused.push(`${file}: ${result.refusal.code}`);
        continue;
      }
      const { reading, account } = result.table;
      const { physical, title, header, footer, empty, data } = account;
      expect(title + header + footer + empty + data, file).toBe(physical);
      differ(file, 'format', reading.container === 'text' ? 'csv' : reading.container, line.real_format);
      if (reading.container !== 'text') continue;
      differ(file, 'encoding', `${reading.encoding}${reading.byteOrderMark ? '-bom' : ''}`, line.encoding);
      differ(file, 'newline', reading.newline, line.newline);
      differ(file, 'rows', physical - 1, line.rows);
      differ(file, 'title', title > 0 ? 'yes' : 'no', line.title_row_header);
      differ(file, 'empty', empty, line.empty_rows);
      differ(
        file,
        'ragged',
        countOf(result.table, 'short-rows') + countOf(result.table, 'long-rows'),
        line.ragged_rows,
      );
      differ(file, 'dup', countOf(result.table, 'duplicate-rows') + Math.max(0, empty - 1), line.dup_rows);
      differ(file, 'sci', countOf(result.table, 'damaged-numbers'), line.sci_notation_cells);
    }
    expect(refused).toEqual([]);
    expect(differences.toSorted()).toEqual(Object.values(knownDifferences).flat().toSorted());
  });

  test('columns whose values are damaged, ambiguous or identifying stay text, with the cells that say why', () => {
    const typed = (file: string, column: string) => {
      const result = readTabular(files.get(file)!, { fileName: file });
      if (!result.ok) throw new Error(result.refusal.code);
      return inferColumns(result.table).find((candidate) => candidate.name === column)!;
    };
    expect(typed('土地-成交宗地.csv', '更新时间')).toMatchObject({
      type: 'text',
      nonConforming: [{ reason: 'damaged-number', count: 21_373 }],
    });
    expect(typed('北京市节能技术产品推荐目录.csv', '修改时间')).toMatchObject({
      type: 'text',
      nonConforming: [{ reason: 'ambiguous-day-month', count: 393 }],
    });
    expect(typed('67规划和自然资源违法案件行政处罚信息.csv', '行政处罚时间')).toMatchObject({
      type: 'date',
      nonConforming: [{ reason: 'spreadsheet-serial-date', count: 1 }],
    });
    expect(typed('市文化执法总队-版权领域行政处罚信息.csv', '公示截止期').nonConforming).toMatchObject([
      { reason: 'impossible-date' },
    ]);
    expect(typed('东城园国高新企业名单.csv', '社会统一信用代码').type).toBe('code');
    expect(typed('12315绿色通道.csv', '是否有效')).toMatchObject({ type: 'code', examples: ['09'] });
  });

  test('the widest file keeps its four columns and accounts for the other 16,300', () => {
    const file = '整理收集市场监管部门对商标印制单位行政处罚信息名单.csv';
    const result = readTabular(files.get(file)!, { fileName: file });
    if (!result.ok) throw new Error(result.refusal.code);
    expect(result.table.columns).toHaveLength(4);
    const long = result.table.findings.find((finding) => finding.code === 'long-rows');
    expect(long).toMatchObject({ count: 2, evidence: { expected: 4, filled: 0 } });
    const bounded = readTabular(files.get(file)!, { fileName: file, limits: { columns: 16_000 } });
    expect(bounded).toMatchObject({ ok: false, refusal: { code: 'too-large', evidence: { found: 16_304 } } });
  });
});
