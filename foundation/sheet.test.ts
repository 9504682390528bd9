import { describe, expect, it } from 'vitest';
import { atPlace, sheetCell } from './sheet.ts';

describe('a cell', () => {
  it.each([
    ['=HYPERLINK("http://x")', `'=HYPERLINK("http://x")`],
    ['+86', `'+86`],
    ['-1', `'-1`],
    ['@sum', `'@sum`],
    ['\tx', `'\tx`],
    ['a=b', 'a=b'],
    [-1, -1],
    [null, ''],
    [true, '是'],
    [['=a', '乙'], `'=a、乙`],
    [{ zh: '=甲', en: 'x' }, `'=甲`],
  ])('of %j is %j', (value, cell) => {
    expect(sheetCell(value, 'zh')).toBe(cell);
  });
  it('speaks the language asked for', () => {
    expect(sheetCell({ zh: '甲', en: 'one' }, 'en')).toBe('one');
    expect(sheetCell(false, 'en')).toBe('no');
  });
});

it('a place leads into a line, and to nothing where there is nothing', () => {
  const line = { operator: { name: '甲' } };
  expect(atPlace(line, 'operator.name')).toBe('甲');
  expect(atPlace(line, 'operator.name.first')).toBeUndefined();
  expect(atPlace(line, 'winner.name')).toBeUndefined();
});
