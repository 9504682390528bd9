import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { evidenceOf, type PersonalEvidence } from '#platform/privacy';
import { disagreements } from './disagreements.ts';
import {
  type ListedColumn,
  listedColumns,
  type ReadRealFile,
  readRealFiles,
  realFilesFolder,
  realFilesPresent,
} from './real-files.ts';

if (!realFilesPresent)
  console.warn(`跳过：没有真实文件样本 ${realFilesFolder}。 Skipped: the sample of real files is not there.`);

const report = readFileSync(join(import.meta.dirname, '../../docs/build/detection-on-real-files.md'), 'utf8');

describe.skipIf(!realFilesPresent)('personal data in 166 files as a city portal published them', () => {
  let files: readonly ReadRealFile[] = [];
  let list: readonly ListedColumn[] = [];
  beforeAll(async () => {
    files = await readRealFiles();
    list = listedColumns();
  }, 120_000);

  const evidences = (file: string): readonly (PersonalEvidence & { readonly blocks: boolean })[] =>
    files
      .find((read) => read.file === file)!
      .findings.flatMap((finding) => {
        const evidence = evidenceOf(finding);
        return evidence ? [{ ...evidence, blocks: finding.blocks !== undefined }] : [];
      });
  const called = (file: string) =>
    evidences(file)
      .filter(({ blocks }) => blocks)
      .map(({ column, family, hits }) => [column, family, hits]);

  test('every identity number and mobile that leaked is found and blocks', () => {
    expect(called('市文化执法总队-新闻出版领域行政处罚信息.csv')).toContainEqual([
      '证件号码',
      'resident-id',
      45,
    ]);
    expect(called('市文化执法总队-新闻出版领域行政检查信息.csv')).toContainEqual([
      '证件号码',
      'resident-id',
      36,
    ]);
    expect(called('市文化执法总队-版权领域行政处罚信息.csv')).toContainEqual(['证件号码', 'resident-id', 1]);
    expect(called('土地-成交宗地.csv')).toContainEqual(['受让人代码', 'resident-id', 1]);
    const copyright = called('市文化执法总队-违反中华人民共和国著作权法处罚数据.csv');
    expect(copyright).toContainEqual(['证件号码', 'resident-id', 3]);
    expect(copyright).toContainEqual(['法定代表人身份证号', 'resident-id', 2]);
    const handlers = called('市住房城乡建设委-居住项目建设方案备案登记表数据清洗.csv');
    expect(handlers).toContainEqual(['项目经办人电话', 'mobile', 1402]);
  });

  test('no column in which the list counted identity numbers or mobiles is passed over, but for those judged in the report', () => {
    const missed = list
      .filter(({ idcard, mobile }) => Number(idcard) > 0 || Number(mobile) > 0)
      .filter(({ file, col, idcard }) => {
        const read = files.find((one) => one.file === file)!;
        const column = read.table.columns[read.positions.indexOf(Number(col))]!.name;
        const family = Number(idcard) > 0 ? 'resident-id' : 'mobile';
        return !evidences(file).some((one) => one.column === column && one.family === family);
      })
      .map(({ file, header }) => `${file} ${header}`);
    expect(missed).toEqual([
      '全市水务工程项目审批信息.csv 项目代码',
      '市经济信息化局-市经信局行政许可异议数据.csv 许可/处罚文书号',
    ]);
  });

  test.each(['企业欠税公告信息.csv', '市交通委-汽车租赁企业信用评价结果数据.csv'])(
    'numbers of fifteen digits in %s are not called identity numbers',
    (file) => {
      expect(evidences(file).filter(({ family }) => family === 'resident-id')).toEqual([]);
      expect(called(file)).toEqual([]);
    },
  );

  test('nothing blocks but what leaked', () => {
    const blocked = files
      .filter(({ findings }) => findings.some(({ blocks }) => blocks))
      .map(({ file }) => file);
    expect(blocked.toSorted()).toEqual(
      [
        '土地-成交宗地.csv',
        '市住房城乡建设委-居住项目建设方案备案登记表数据清洗.csv',
        '市文化执法总队-新闻出版领域行政处罚信息.csv',
        '市文化执法总队-新闻出版领域行政检查信息.csv',
        '市文化执法总队-版权领域行政处罚信息.csv',
        '市文化执法总队-违反中华人民共和国著作权法处罚数据.csv',
      ].toSorted(),
    );
  });

  test('credit codes of individual businesses are found, and no others are called so', () => {
    const all = files
      .flatMap(({ file }) => evidences(file))
      .filter(({ family }) => family === 'individual-business');
    expect(all.reduce((sum, { hits }) => sum + hits, 0)).toBeGreaterThanOrEqual(650);
    expect(all.every(({ class: of }) => of === 'organisation')).toBe(true);
  });

  test('every disagreement with the machine-made list is judged in the report', () => {
    const lines = disagreements(files, list).map(
      ({ file, column, list: theirs, ours }) => `| ${[file, column, theirs, ours].join(' | ')} |`,
    );
    expect(lines.filter((line) => !report.includes(line))).toEqual([]);
  });

  test('no finding holds a number of the files', () => {
    const told = JSON.stringify(
      files.flatMap(({ findings }) => findings.map(({ evidence }) => evidence?.examples)),
    );
    expect(told).not.toMatch(/\d{7}/);
  });
});
