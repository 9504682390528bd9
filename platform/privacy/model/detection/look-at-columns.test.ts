import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectors } from './detectors/index.ts';
import { tableOf, verdictsOn } from './look.fixtures.ts';
import { detectionLimits, lookAtColumns } from './look-at-columns.ts';

const values = (texts: readonly string[]) => texts.map((text) => ({ text, rows: 1 }));
const columnOf = (name: string, texts: readonly string[]) => ({
  columns: [{ name }],
  values: () => values(texts),
});

describe('what a look costs', () => {
  it('is one look at each character of each distinct text, and at most one of each detector at each text', () => {
    const texts = Array.from({ length: 1000 }, (_, place) => `京A${place} 13800138000 a@b.cn 某*+${place}`);
    const { cost } = lookAtColumns(columnOf('混合', texts));
    expect(cost.texts).toBe(1000);
    expect(cost.characters).toBe(texts.reduce((sum, text) => sum + text.length, 0));
    expect(cost.looks).toBeLessThanOrEqual(1000 * detectors.length);
  });
  it('stops where the limit says so, and the rest is undecided, not clean', () => {
    const limits = { ...detectionLimits, characters: 50 };
    const { columns, cost } = lookAtColumns(
      tableOf({
        甲: ['一二三四五六七八九十'],
        乙: ['x'.repeat(45), '13800138000'],
        丙: ['440524188001010014'],
      }),
      limits,
    );
    expect(cost.characters).toBeLessThanOrEqual(50);
    // What still fits is looked at: the third column is short.
    expect(columns.map(({ undecided }) => undecided)).toEqual([undefined, 'budget', undefined]);
    expect(columns[2]!.traces[0]?.family).toBe('resident-id');
  });
  it('of a huge cell ends at its limit, and says so', () => {
    const limits = { ...detectionLimits, cellCharacters: 1000 };
    const { columns, cost } = lookAtColumns(columnOf('正文', [`${'字'.repeat(5000)}13800138000`]), limits);
    expect(cost.characters).toBe(1000);
    expect(columns[0]).toMatchObject({ undecided: 'long-cells', traces: [] });
  });
  it('of columns judged as a whole is bounded by a sample spread over the column, and the evidence says how many were looked at', () => {
    const limits = { ...detectionLimits, sampledTexts: 100 };
    const names = Array.from(
      { length: 5000 },
      (_, place) => `张伟${'芳娜秀英敏静丽强磊军'[place % 10]}${place}`,
    );
    const addresses = names.map((_, place) => `北京市海淀区中关村大街${place}号`);
    const [verdict] = verdictsOn({ 地址: addresses }, 'GB/T 45574-2025', limits);
    expect(verdict!.evidence).toMatchObject({
      family: 'address-street',
      filled: 5000,
      lookedAt: 100,
      hitRate: 1,
    });
  });
  it('of 16,000 columns is that of their cells', () => {
    const columns = Array.from({ length: 16_000 }, (_, place) => ({ name: `列${place}` }));
    const { cost, columns: seen } = lookAtColumns({ columns, values: () => values(['13800138000']) });
    expect(cost.characters).toBe(16_000 * 11);
    expect(seen.every(({ traces }) => traces[0]?.family === 'mobile')).toBe(true);
  });
});

describe('columns there is little to say about', () => {
  it('all empty, of one value, of blanks, are looked at and found clean', () => {
    const { columns } = lookAtColumns(
      tableOf({
        空: [null, null],
        身份证号: [null],
        单值: Array.from({ length: 50 }, () => '是'),
        空白: [' ', '　', '\u200b'],
      }),
    );
    expect(columns.map(({ traces }) => traces)).toEqual([[], [], [], []]);
  });
  it('a header alone is a hint and blocks nothing', () => {
    expect(verdictsOn({ 居民身份证号: ['/', '无'] })).toMatchObject([
      { severity: 'info', blocks: false, evidence: { family: 'header', class: 'hint', hits: 0 } },
    ]);
  });
});

/** Texts that make careless patterns run for ever: long repetitions with an end that does not fit. */
const nasty = [
  '1'.repeat(200_000),
  '1 '.repeat(100_000),
  '1-'.repeat(100_000),
  `${'a'.repeat(100_000)}@`,
  `${'a@'.repeat(60_000)}`,
  `${'a.'.repeat(60_000)}@${'b.'.repeat(60_000)}`,
  '*'.repeat(100_000),
  '市'.repeat(100_000),
  '京A'.repeat(60_000),
  '护照'.repeat(60_000),
  `${'9'.repeat(50)}E+${'9'.repeat(50)}`,
  '指纹'.repeat(60_000),
  `face${'.'.repeat(100_000)}`,
  ' '.repeat(100_000),
  '(010)'.repeat(40_000),
  '１'.repeat(100_000),
  '\u200b'.repeat(100_000),
  '\ud800'.repeat(1000),
];

describe('adversarial texts', () => {
  it('cost their characters once, whatever they are made of', () => {
    for (const header of [
      '备注',
      '身份证号 手机 邮箱 地址 出生日期 经度 年龄 车牌 护照 银行卡号 姓名 人脸',
    ]) {
      const { cost, columns } = lookAtColumns(columnOf(header, nasty));
      expect(cost.characters).toBe(nasty.reduce((sum, text) => sum + text.length, 0));
      expect(columns[0]!.undecided).toBeUndefined();
    }
  });
  it('of every script are looked at without a fault, and what is told never repeats one of them', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.stringMatching(/^[0-9 -]{5,30}$/),
      fc.constantFrom(
        '440524188001010014',
        '13800138000',
        '张伟芳',
        '京A12345',
        'a@b.cn',
        '北京市海淀区',
        '*',
        '某',
      ),
    );
    const text = fc.array(piece, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.array(text, { maxLength: 20 }), (header, texts) => {
        const verdicts = verdictsOn({ [header]: texts });
        for (const { evidence } of verdicts) {
          expect(evidence.hits).toBeLessThanOrEqual(evidence.filled);
          expect(evidence.hitRate).toBeLessThanOrEqual(1);
          expect(evidence.examples.length).toBeLessThanOrEqual(3);
          for (const example of evidence.examples) expect(example).toMatch(/[*<]/);
        }
        const told = JSON.stringify(
          verdicts.map(({ evidence }) => [evidence.examples, evidence.why, evidence.forms]),
        );
        for (const secret of ['440524188001010014', '13800138000', '张伟芳', 'A12345', 'a@b.cn'])
          expect(told).not.toContain(secret);
      }),
      { numRuns: 150 },
    );
  });
  it('of digits only never make an identity number that fails its check one that is sound', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^11010519(4|5|6|7|8|9)[0-9]0[1-9][0-2][1-8][0-9]{3}[0-9X]$/),
        (number) => {
          const [verdict] = verdictsOn({ 备注: [number] });
          const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
          const sum = weights.reduce((total, weight, place) => total + weight * Number(number[place]), 0);
          expect(verdict?.evidence.family === 'resident-id').toBe('10X98765432'[sum % 11] === number[17]);
        },
      ),
    );
  });
});
