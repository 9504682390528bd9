import { describe, expect, it } from 'vitest';
import { text } from '#foundation';
import { defineDocumentTemplate, fillTemplate } from './template.ts';

const template = defineDocumentTemplate({
  id: 'registration.correction-notice',
  title: text('一次性补正告知书', 'Notice of all defects'),
  series: '登补',
  clause: { document: '登记办法', article: '10' },
  issuedIn: ['registration.return-application'],
  paragraphs: ['“{登记数据名称}”的申请材料需要补正：', '{defects}', '请于收到本告知书后补正并重新提交。'],
});

describe('a paper', () => {
  it('numbers the lines of a list where it stands alone', () => {
    expect(
      fillTemplate(template, { 登记数据名称: '企业信息', defects: ['缺存证编号', '缺安全评估'] }),
    ).toEqual([
      '“企业信息”的申请材料需要补正：',
      '1. 缺存证编号',
      '2. 缺安全评估',
      '请于收到本告知书后补正并重新提交。',
    ]);
  });

  it('does not read values as templates', () => {
    const filled = fillTemplate(template, { 登记数据名称: '{defects}$&', defects: ['{登记数据名称}'] });
    expect(filled.slice(0, 2)).toEqual(['“{defects}$&”的申请材料需要补正：', '1. {登记数据名称}']);
  });

  it.each([
    ['a place without a value', { 登记数据名称: '甲' }, 'no value for {defects}'],
    ['an empty value', { 登记数据名称: '', defects: ['乙'] }, 'no value for {登记数据名称}'],
    ['an empty list', { 登记数据名称: '甲', defects: [] }, 'no value for {defects}'],
    ['a value without a place', { 登记数据名称: '甲', defects: ['乙'], more: '丙' }, 'no place for more'],
    ['a list inside a sentence', { 登记数据名称: ['甲'], defects: ['乙'] }, 'stands inside a sentence'],
  ])('is not issued with %s', (_what, values, message) => {
    expect(() => fillTemplate(template, values)).toThrow(message);
  });
});

describe('a template', () => {
  it.each([
    [{ series: 'abc' }, 'one to four Chinese characters'],
    [{ paragraphs: [] }, 'no paragraphs'],
    [{ paragraphs: ['{not a place}'] }, 'is no named place'],
    [{ paragraphs: ['{open'] }, 'is no named place'],
  ])('with %j is refused where it is declared', (wrong, message) => {
    expect(() => defineDocumentTemplate({ ...template, ...wrong })).toThrow(message);
  });
});
