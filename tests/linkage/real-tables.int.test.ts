import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { familiesIn } from '../../platform/privacy/model/linkage/families-in.ts';
import { joinKeys } from '../../platform/privacy/model/linkage/join-keys.ts';
import { type LinkedTable, linkedTable } from '../../platform/privacy/model/linkage/linked-table.ts';
import { type LinkageLab, linkageLab } from './lab.ts';
import { type RealTable, realTables, realTablesPresent } from './real-tables.ts';

if (!realTablesPresent)
  console.warn('跳过：没有真实文件样本。 Skipped: the sample of real files is not there.');

/**
 * Columns that two real files have in common, judged by hand: both are lists of firms by their credit codes, and exactly so many codes stand in both
 * (counted apart from what is tested). The last pair has like headers and not one code in common.
 */
const shared: readonly (readonly [string, string, string, string, number])[] = [
  ['东城园国家高新技术企业名单', '企业统一社会信用代码', '东城园国高新企业名单', '社会统一信用代码', 272],
  [
    '东城区专精特新中小企业名单汇总信息',
    '社会统一信用代码',
    '东城园国家高新技术企业名单',
    '企业统一社会信用代码',
    94,
  ],
  ['全市水务工程项目审批信息', '建设单位统一社会信用代码', '市政府重点工程项目', '统一社会信用代码', 90],
  ['东城区专精特新中小企业名单汇总信息', '社会统一信用代码', '东城园国高新企业名单', '社会统一信用代码', 86],
  [
    '东城区创新型中小企业名单汇总信息',
    '社会统一信用代码',
    '东城园国家高新技术企业名单',
    '企业统一社会信用代码',
    77,
  ],
  [
    '东城区专精特新中小企业名单汇总信息',
    '社会统一信用代码',
    '东城区创新型中小企业名单汇总信息',
    '社会统一信用代码',
    72,
  ],
  ['东城区创新型中小企业名单汇总信息', '社会统一信用代码', '东城园国高新企业名单', '社会统一信用代码', 64],
  [
    '市文化执法总队-版权领域行政处罚信息',
    '统一社会信用代码',
    '市文化执法总队-违反中华人民共和国著作权法处罚数据',
    '统一社会信用代码',
    24,
  ],
  // Fourteen columns in common, among them codes of offices and sums of fines: the code of the firm has to be kept of them.
  [
    '市文化执法总队-新闻出版领域行政处罚信息',
    '统一社会信用代码',
    '违反《出版管理条例》处罚数据',
    '统一社会信用代码',
    33,
  ],
  ['中关村科技型小微企业支持项目信息', '社会信用代码', '延庆区“专精特新”中小企业名单', '社会统一信用代码', 0],
];

describe.skipIf(!realTablesPresent)('linkage over files as a city portal published them', () => {
  let lab: LinkageLab;
  const tables = new Map<string, { readonly real: RealTable; readonly linked: LinkedTable }>();
  beforeAll(async () => {
    lab = await linkageLab();
    const files = new Set(shared.flatMap(([one, , two]) => [`${one}.csv`, `${two}.csv`]));
    for (const real of await realTables(dirname(lab.pathOf('x')), files)) {
      const sketch = await lab.engine.sketch(real.name, real.columns);
      if (!sketch.ok) throw new Error(sketch.reason);
      const linked = linkedTable(sketch.rows, sketch.columns, familiesIn(real.findings));
      tables.set(real.file.replace(/\.csv$/, ''), { real, linked });
    }
  }, 300_000);
  afterAll(() => lab?.close());

  it.each(shared)('%s, %s, and %s, %s: %i codes in common', async (one, first, two, second, codes) => {
    const [own, other] = [tables.get(one)!, tables.get(two)!];
    if (codes > 0) {
      const keys = joinKeys(own.linked, other.linked);
      expect(keys.flat()).toContainEqual({ first, firstView: 'value', second, secondView: 'value' });
    }
    const measured = ({ real, linked }: typeof own, column: string) => ({
      parquetSha256: real.name,
      columns: [column],
      quasi: linked.quasi,
      naming: linked.naming,
    });
    const begun = await lab.engine.begin(measured(own, first));
    if (!begun.ok) throw new Error(begun.reason);
    const key = [{ first, firstView: 'value', second, secondView: 'value' }] as const;
    const answer = await begun.session.measure(measured(other, second), [key], 5);
    await begun.session.close();
    if (!answer.ok) throw new Error(answer.reason);
    const { linkedRows } = answer.effects[0]!.own;
    // A code that stands in several rows of a list links none of them; one that is no 18 characters long was not counted by hand.
    expect(linkedRows > 0).toBe(codes > 0);
    expect(linkedRows).toBeLessThanOrEqual(codes * 1.1);
  });
});
