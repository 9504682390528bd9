import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readTabular } from '#adapters/files';
import { parseUscc } from '#foundation';
import { readCatalogue } from '../catalogue/read.ts';
import { demoFileBytes, demoFiles } from './demo-files.ts';
import { selection } from './selection.ts';

const files = demoFiles();

test('the manifest, the selection and the folder name the same files', () => {
  const names = files.map((file) => file.fileName).sort();
  expect(names).toEqual(Object.keys(selection).sort());
  const folder = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.csv')).sort();
  expect(folder).toEqual(names);
});

test('at most 12 MB, and every container and encoding is among them', () => {
  expect(files.reduce((sum, file) => sum + file.bytes, 0)).toBeLessThan(12 * 1024 * 1024);
  expect(new Set(files.map((file) => file.container))).toEqual(new Set(['text', 'xls', 'xlsx']));
  expect(new Set(files.map((file) => file.encoding))).toEqual(new Set(['utf-8', 'gb18030', null]));
});

test('the defects of real files are among them', () => {
  const defects = new Set(files.flatMap((file) => [...file.defects, ...file.cellDefects]));
  for (const defect of [
    'name-mismatch', 'title-rows', 'merged-header', 'placeholder-headers', 'blank-headers', 'empty-columns', 'empty-rows',
    'duplicate-rows', 'damaged-numbers', 'merged-cells', 'lone-cell-rows', 'total-rows', 'padded-cells', 'tidied-headers',
    'document-properties', 'ambiguous-day-month', 'damaged-number', 'spreadsheet-serial-date',
  ]) expect(defects, defect).toContain(defect);
});

const surnames = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤';
const person = new RegExp(`^[${surnames}][\\u4e00-\\u9fff*]{1,2}$`);
const namedInBrackets = new RegExp(`[（(][${surnames}][\\u4e00-\\u9fff]{1,2}[)）]$`);
/** Words of two or three characters that begin like a surname and are none. */
const places = new Set(["石景山", "金融", "黄村"]);
const mobile = /(?<![0-9A-Za-z])1[3-9]\d{9}(?![0-9A-Za-z])/;
const residentId = /(?<![0-9A-Za-z])[1-9]\d{5}(19|20)\d{2}(0[1-9]|1[0-2])\d{5}[\dX](?![0-9A-Za-z])/;

describe.each(files)('$fileName', (file) => {
  const result = readTabular(demoFileBytes(file), { fileName: file.fileName });
  if (!result.ok) throw new Error(result.refusal.message.en);
  const { table } = result;

  test('is as the manifest says', () => {
    expect({ rows: table.rows.length, columns: table.columns.length }).toEqual({ rows: file.rows, columns: file.columns });
    const codes = new Set<string>(table.findings.map((finding) => finding.code));
    for (const defect of file.defects) expect(codes).toContain(defect);
  });

  test('belongs to an entry of the catalogue', () => {
    if (file.catalogueTitle === null) return;
    const entry = readCatalogue().find((candidate) => candidate.title === file.catalogueTitle);
    expect(entry?.department).toBeDefined();
  });

  test('names no natural person', () => {
    const headers = table.columns.map((column) => column.name).join('、');
    expect(headers).not.toMatch(/法定代表|法人代表|负责人|姓名|当事人|执法人员|检查人员|经办|联系人|电话|手机|身份证/);
    const found = table.rows.flat().filter((cell) => {
      if (cell === null) return false;
      const value = cell.trim();
      if (places.has(value)) return false;
      const uscc = parseUscc(value);
      return (
        person.test(value) || namedInBrackets.test(value) || mobile.test(value) || residentId.test(value) ||
        (uscc.ok && uscc.value.code.startsWith('92'))
      );
    });
    expect(found).toEqual([]);
  });
});
