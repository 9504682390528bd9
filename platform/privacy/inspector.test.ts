import { describe, expect, it } from 'vitest';
import { inspectorUnder, personalDataInspector } from './inspector.ts';
import { detectionLimits, evidenceOf, undecidedCode } from './model/detection/index.ts';

type Cells = readonly string[];
const tableOf = (columns: { readonly [name: string]: Cells }) => ({
  columns: Object.keys(columns).map((name) => ({ name, type: 'text' as const })),
  rows: Math.max(...Object.values(columns).map((cells) => cells.length)),
  values: (index: number) => Object.values(columns)[index]!.map((text) => ({ text, rows: 1 })),
});
const inspect = (columns: { readonly [name: string]: Cells }) =>
  personalDataInspector(tableOf(columns)).map(({ code, severity, blocks }) => [code, severity, blocks ?? '']);

const names = ['王秀英', '李建国', '张丽', '刘志强', '陈静'];
const rooms = ['1', '2', '3', '4', '5'].map((room) => `北京市海淀区学院路5号院3号楼2单元50${room}室`);
const ids = ['11010519491231002X', '440524188001010014'];

describe('findings of a table', () => {
  it('block open service for what names a person by itself, and tell the rest', () => {
    expect(inspect({ 证件号码: ids, 手机: ['13800138000'], 护照号: ['E12345678'] })).toEqual([
      ['personal-data/resident-id', 'error', 'open-release'],
      ['personal-data/mobile', 'error', 'open-release'],
      ['personal-data/passport', 'error', 'open-release'],
    ]);
    expect(inspect({ 性别: ['男', '女'], 出生日期: ['1990-01-02', '1985-07-08'] })).toEqual([
      ['personal-data/sex', 'info', ''],
      ['personal-data/birth-date', 'info', ''],
    ]);
    expect(inspect({ 代码: ['91350100M000100Y43'] })).toEqual([['personal-data/credit-code', 'info', '']]);
  });
  it('block service altogether where names of columns are somebody’s: a file without a header', () => {
    const found = personalDataInspector(tableOf({ '13800138000': ['1'], '11010519491231002X': ['2'] }));
    expect(found.map(({ code, blocks, at }) => [code, blocks, at])).toEqual([
      ['personal-data/resident-id', 'service', undefined],
      ['personal-data/mobile', 'service', undefined],
    ]);
    expect(JSON.stringify(found.map(({ message, evidence }) => [message, evidence]))).not.toMatch(
      /13800138000|19491231/,
    );
  });
  it('block names of persons beside what tells whose they are, and neither alone', () => {
    expect(inspect({ 姓名: names })).toEqual([['personal-data/person-name', 'warning', '']]);
    expect(inspect({ 姓名: names, 家庭住址: rooms })).toEqual([
      ['personal-data/person-name', 'error', 'open-release'],
      ['personal-data/address-room', 'warning', ''],
    ]);
  });
  it('do not take officers of firms at the firm’s address for private persons at home', () => {
    expect(
      inspect({
        企业名称: [
          '北京甲科技有限公司',
          '北京乙商贸有限公司',
          '北京丙餐饮有限公司',
          '北京丁中心',
          '北京戊商店',
        ],
        法定代表人: names,
        注册地址: rooms,
      }),
    ).toEqual([
      ['personal-data/person-name', 'info', ''],
      ['personal-data/address-room', 'info', ''],
    ]);
  });
  it('carry their evidence, and no value anywhere', () => {
    const [finding] = personalDataInspector(tableOf({ 备注: [...ids, '110105194912310021', '无'] }));
    expect(evidenceOf(finding as never)).toMatchObject({
      family: 'resident-id',
      class: 'direct',
      hits: 2,
      filled: 4,
      hitRate: 0.5,
      validShare: 0.6667,
      distinct: 2,
      examples: ['110***************', '440***************'],
      confidence: 'high',
      sensitive: false,
      standard: 'GB/T 45574-2025',
    });
    for (const id of ids) expect(JSON.stringify(finding)).not.toContain(id.slice(4, 16));
  });
  it('R61: follow the standard they are asked under', () => {
    const under = (standard: 'GB/T 35273-2020' | 'GB/T 45574-2025') =>
      inspectorUnder(standard)(tableOf({ 证件号码: ids })).map(
        (finding) => evidenceOf(finding as never)?.sensitive,
      );
    expect(under('GB/T 35273-2020')).toEqual([true]);
    expect(under('GB/T 45574-2025')).toEqual([false]);
  });
});

describe('what could not be decided', () => {
  const small = (limits: Partial<typeof detectionLimits>) =>
    inspectorUnder('GB/T 45574-2025', { ...detectionLimits, ...limits });
  it.each([
    ['budget', { characters: 5 }],
    ['long-cells', { cellCharacters: 5 }],
  ] as const)('is told with its reason (%s) and blocks: not looked at is not clean', (reason, limits) => {
    const findings = small(limits)(tableOf({ 正文: ['这是一段比较长的文字', '短'] }));
    expect(findings).toMatchObject([
      { code: undecidedCode, blocks: 'open-release', evidence: { reason }, at: [{ column: '正文' }] },
    ]);
    expect(findings[0]!.message.en).toContain('Could not decide');
    expect(findings[0]!.message.zh).toContain('未能判定');
  });
  it('counts findings beyond the limit instead of leaving them out silently', () => {
    const many = Object.fromEntries(
      Array.from({ length: 20 }, (_, place) => [`手机${place}`, ['13800138000']]),
    );
    const findings = small({ findings: 5 })(tableOf(many));
    expect(findings).toHaveLength(6);
    expect(findings[5]).toMatchObject({
      code: undecidedCode,
      count: 15,
      evidence: { reason: 'too-many-findings' },
    });
  });
});
