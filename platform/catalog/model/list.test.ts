import { existsSync, readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { cellName } from '#foundation';
import { cutAfter, normaliseTheme, readList } from './list.ts';
import { listReport } from './list-report.ts';

const header = ['序号', '所属部门', '数据集名称', '所属主题', '格式类型', '下载次数', '更新日期', '摘要'];
const row = (changes: Partial<Record<string, string>> = {}) => {
  const values: Record<string, string> = {
    序号: '1',
    所属部门: '市民政局',
    数据集名称: '养老机构',
    所属主题: '社会保障',
    格式类型: 'csv,xlsx，csv',
    下载次数: '0',
    更新日期: '2026-02-11 16:35:36',
    摘要: '养老机构信息，包括名称、地址等字段信息',
    ...changes,
  };
  return header.map((name) => values[name] ?? '');
};
const defectsOf = (rows: string[][]) => {
  const list = readList([header, ...rows]);
  if (!list.ok) throw new Error('the list should be readable');
  return list.entries.map((entry) => entry.defects.map((defect) => defect.code));
};

describe('a catalogue list', () => {
  it('reads fields as they are meant', () => {
    const list = readList([header, row()]);
    expect(list).toMatchObject({
      ok: true,
      entries: [{ line: 2, listNumber: 1, formats: ['csv', 'xlsx'], theme: '社会保障', defects: [] }],
    });
    if (list.ok) expect(list.entries[0]?.updatedAt?.toString()).toBe('2026-02-11T08:35:36Z');
  });

  it('keeps an entry with defects and says each of them', () => {
    expect(defectsOf([row(), row(), row({ 数据集名称: '养老 机构' })])).toEqual([
      ['duplicate-title', 'similar-title'],
      ['duplicate-title', 'similar-title'],
      ['similar-title'],
    ]);
    expect(defectsOf([row({ 摘要: '由市局提供的许可信息，包括' })])).toEqual([['summary-cut']]);
    expect(defectsOf([row({ 摘要: '', 更新日期: '去年', 所属主题: ' 社会保障' })])).toEqual([
      ['no-summary', 'bad-date', 'theme-spelling'],
    ]);
    expect(defectsOf([row({ 所属部门: '往年开放数据' })])).toEqual([['archive-department']]);
  });

  it('is returned whole when a column is missing or a line has no title, with the cell named', () => {
    expect(readList([header.filter((name) => name !== '摘要')])).toMatchObject({
      ok: false,
      defects: [{ at: 'A1:摘要' }],
    });
    expect(readList([header, row(), row({ 数据集名称: ' ' })])).toMatchObject({
      ok: false,
      defects: [{ at: 'C3' }],
    });
  });

  it('skips blank lines without losing count of the line numbers', () => {
    const list = readList([header, row(), header.map(() => ''), row({ 数据集名称: '其他' })]);
    if (list.ok) expect(list.entries.map((entry) => entry.line)).toEqual([2, 4]);
  });
});

describe('small readings', () => {
  it('tells after which word a summary was cut', () => {
    expect(cutAfter('信息，包括')).toBe('包括');
    expect(cutAfter('信息，包含：')).toBe('包含');
    expect(cutAfter('包括名称')).toBeNull();
  });
  it('normalises themes and names cells', () => {
    expect(normaliseTheme(' 政府机构与社会团体')).toBe('政府机构与社会团体');
    expect([cellName(0, 1), cellName(25, 2), cellName(26, 3), cellName(701, 4), cellName(702, 5)]).toEqual([
      'A1',
      'Z2',
      'AA3',
      'ZZ4',
      'AAA5',
    ]);
  });
});

const real = new URL('../../../../shared/data/catalog-cn-beijing/beijing-catalog.csv', import.meta.url);
describe.runIf(existsSync(real))('the real catalogue of 4,432 entries', () => {
  it('is read whole, with the defects that are known to be in it', () => {
    const csv = readFileSync(real, 'utf8').replace(/^\uFEFF/, '');
    const { data } = Papa.parse<string[]>(csv, { skipEmptyLines: true });
    const list = readList(data);
    if (!list.ok) throw new Error(JSON.stringify(list.defects.slice(0, 5)));
    expect(listReport(list.entries)).toMatchObject({
      entries: 4432,
      departments: 73,
      archived: 2089,
      repeatedTitles: 177,
      rowsWithRepeatedTitle: 382,
      summariesCutAfter: { 包括: 2, 包含: 13 },
    });
  });
});
if (!existsSync(real))
  console.info('catalogue list: ../shared is not here, the 4,432 real entries were not read');
