import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Hierarchy } from './hierarchy.ts';
import { generaliser, topLevel } from './levels.ts';

const at = (hierarchy: Hierarchy, value: string) =>
  Array.from({ length: topLevel(hierarchy) + 1 }, (_, level) => generaliser(hierarchy, level)(value));

describe('hierarchies, level by level', () => {
  it.each<[Hierarchy, string, readonly string[]]>([
    [{ kind: 'intervals', origin: '0', widths: ['10', '20'] }, '37', ['37', '[30, 40)', '[20, 40)', '*']],
    [{ kind: 'intervals', origin: '0', widths: ['10'] }, '-3', ['-3', '[-10, 0)', '*']],
    [{ kind: 'intervals', origin: '0.5', widths: ['0.25'] }, '1.1', ['1.1', '[1, 1.25)', '*']],
    [{ kind: 'prefix', keep: [4, 2] }, '47677', ['47677', '4767*', '47***', '*']],
    [{ kind: 'date' }, '2024-05-17', ['2024-05-17', '2024-05', '2024Q2', '2024', '2020–2029', '*']],
    [{ kind: 'date' }, '2024年5月17日', ['2024年5月17日', '2024-05', '2024Q2', '2024', '2020–2029', '*']],
    [{ kind: 'date' }, '20240517', ['20240517', '2024-05', '2024Q2', '2024', '2020–2029', '*']],
    [
      { kind: 'date' },
      '2024-05-17 08:00:00',
      ['2024-05-17 08:00:00', '2024-05', '2024Q2', '2024', '2020–2029', '*'],
    ],
    [{ kind: 'division' }, '110105', ['110105', '110105', '110100', '110000', '*']],
    [{ kind: 'division' }, '110105003012', ['110105003012', '110105', '110100', '110000', '*']],
    [
      { kind: 'address' },
      '浙江省杭州市西湖区文三路90号5幢302室',
      [
        '浙江省杭州市西湖区文三路90号5幢302室',
        '浙江省杭州市西湖区文三路',
        '浙江省杭州市西湖区',
        '浙江省杭州市',
        '浙江省',
        '*',
      ],
    ],
    [
      { kind: 'address' },
      '北京市朝阳区望京街道1号院2单元301',
      ['北京市朝阳区望京街道1号院2单元301', '北京市朝阳区望京街道', '北京市朝阳区', '北京市', '北京市', '*'],
    ],
    [{ kind: 'grid', sizes: ['0.01'] }, '116.3974', ['116.3974', '[116.39, 116.4)', '*']],
    [{ kind: 'grid', sizes: ['0.5'] }, '116.3974,39.9', ['116.3974,39.9', '[116, 116.5) [39.5, 40)', '*']],
    [
      {
        kind: 'table',
        lines: [
          ['a', 'vowel', '*'],
          ['b', 'other', '*'],
        ],
      },
      'a',
      ['a', 'vowel', '*'],
    ],
  ])('%j of %s', (hierarchy, value, levels) => {
    expect(at(hierarchy, value)).toEqual(levels);
  });
  it.each<[Hierarchy, string]>([
    [{ kind: 'intervals', origin: '0', widths: ['10'] }, '三十七'],
    [{ kind: 'date' }, '2024-13-01'],
    [{ kind: 'date' }, '去年'],
    [{ kind: 'division' }, '朝阳区'],
    [{ kind: 'address' }, '302室'],
    [{ kind: 'grid', sizes: ['0.01'] }, '116.39 39.9 44'],
    [{ kind: 'table', lines: [['a', 'vowel', '*']] }, 'z'],
  ])('%j does not know %s, and does not let it through', (hierarchy, value) => {
    expect(at(hierarchy, value).slice(1)).toEqual(
      at(hierarchy, value)
        .slice(1)
        .map(() => '*'),
    );
  });
  it('what is the same at a level is the same at every coarser one', () => {
    const number = fc.integer({ min: -500, max: 500 }).map(String);
    const date = fc
      .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map((one) => one.toISOString().slice(0, 10));
    const code = fc.integer({ min: 110000, max: 659999 }).map(String);
    const cases: readonly (readonly [Hierarchy, fc.Arbitrary<string>])[] = [
      [{ kind: 'intervals', origin: '3', widths: ['5', '10', '40'] }, number],
      [{ kind: 'prefix', keep: [3, 2, 1] }, fc.string({ maxLength: 5 })],
      [{ kind: 'date' }, date],
      [{ kind: 'division' }, code],
    ];
    for (const [hierarchy, values] of cases)
      fc.assert(
        fc.property(values, values, (one, other) => {
          const [first, second] = [at(hierarchy, one), at(hierarchy, other)];
          for (let level = 1; level < topLevel(hierarchy); level++)
            if (first[level] === second[level] && first[level] !== '*')
              expect(first[level + 1]).toBe(second[level + 1]);
        }),
      );
  });
});
