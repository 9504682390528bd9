import { describe, expect, it } from 'vitest';
import { judgeTable, lookAtColumns } from '../index.ts';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const withCheck = (body: string): string =>
  body +
  '10X98765432'[[...body].reduce((sum, digit, place) => sum + Number(digit) * weights[place]!, 0) % 11];
const ids = Array.from({ length: 40 }, (_, row) =>
  withCheck(`110101${1960 + row}0${1 + (row % 9)}${10 + (row % 18)}${100 + row * 7}`),
);
const prefixes = ['138', '139', '150', '177', '186', '199'];
const mobiles = Array.from(
  { length: 40 },
  (_, row) => prefixes[row % 6]! + String(12_345_678 + row * 1_007_919).slice(-8),
);

function found(header: string, cells: readonly string[]): string[] {
  const { columns } = lookAtColumns({
    columns: [{ name: header }],
    values: () => cells.map((text) => ({ text, rows: 1 })),
  });
  return judgeTable(columns, 'GB/T 45574-2025')
    .filter(({ blocks }) => blocks)
    .map(({ evidence: { family, hits } }) => `${family} ${hits >= 30 ? 'most' : hits}`);
}
const each = (change: (digit: string) => string) => (id: string) =>
  [...id].map((one) => (/\d/.test(one) ? change(one) : one)).join('');
const parted = (between: string) => (id: string) =>
  [id.slice(0, 6), id.slice(6, 14), id.slice(14)].join(between);

describe('identity numbers that do not look like any', () => {
  it.each<[string, (id: string) => string]>([
    ['mathematical digits', each((one) => String.fromCodePoint(0x1d7ce + Number(one)))],
    ['raised digits', each((one) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(one)]!)],
    ['digits of another script', each((one) => String.fromCharCode(0x17e0 + Number(one)))],
    ['isolates between', (id) => [...id].join('\u2066')],
    ['selectors of variants between', (id) => [...id].join('\ufe0f')],
    ['tags between', (id) => [...id].join('\u{e0020}')],
    ['letters for digits', (id) => id.replaceAll('0', 'O')],
    ['dots', parted('.')],
    ['slashes', parted('/')],
    ['underscores', parted('_')],
    ['commas', parted('，')],
    ['two spaces', parted('  ')],
    ['lines', parted('\n')],
    ['thousands', (id) => id.replace(/\B(?=(.{3})+$)/g, ',')],
    ['a zero before', (id) => `0${id}`],
    ['digits around', (id) => `88${id}99`],
    ['an exponent without its sign', (id) => `${id[0]}.${id.slice(1, 17)}e17`],
    ['the check character cut off', (id) => id.slice(0, 17)],
    ['the last four in another column', (id) => id.slice(0, 14)],
    ['the check character altered', (id) => id.slice(0, 17) + (id[17] === '5' ? '6' : '5')],
  ])('%s', (_, write) => {
    expect(found('备注', ids.map(write))).toEqual(['resident-id most']);
  });

  it('are found among thousands that were made to drown them', () => {
    const made = Array.from({ length: 2000 }, (_, row) => {
      const body = `110101${1950 + (row % 60)}0${1 + (row % 9)}${10 + (row % 18)}${100 + (row % 900)}`;
      return body + (withCheck(body)[17] === '5' ? '6' : '5');
    });
    expect(found('编号', [...new Set(made), ...ids.slice(0, 5)])).toEqual(['resident-id most']);
  });

  it('are not seen in times, coordinates, versions and amounts', () => {
    const rows = (write: (row: number) => string) => Array.from({ length: 60 }, (_, row) => write(row));
    for (const cells of [
      rows((row) => `12:30:${10 + (row % 40)} 2023-01-${10 + (row % 18)} 1230`),
      rows((row) => `116.40${391 + row},39.90${420 + row}`),
      rows((row) => `${10 + (row % 80)}.12.2023/01.02.20${10 + row}`),
      rows((row) => `11,01${row},201,990,${100 + row}`),
      rows((row) => `110101201903${10 + (row % 18)}${1000 + row}`),
    ])
      expect(found('备注', cells)).toEqual([]);
  });
});

describe('mobile numbers that do not look like any', () => {
  it.each<[string, (number: string) => string]>([
    ['dots', (one) => one.replace(/(...)(....)/, '$1.$2.')],
    ['commas', (one) => one.replace(/(...)(....)/, '$1,$2,')],
    ['a slash', (one) => one.replace(/(...)/, '$1/')],
    ['brackets', (one) => one.replace(/(...)/, '($1)')],
    ['one by one', (one) => [...one].join(' ')],
    ['scientific notation', (one) => `${one[0]}.${one.slice(1)}E+10`],
    ['a zero before', (one) => `0${one}`],
  ])('%s', (_, write) => {
    expect(found('备注', mobiles.map(write))).toEqual(['mobile most']);
  });
});

it('cells of a million characters made to be slow come to an end', () => {
  for (const cell of [
    '1 '.repeat(500_000),
    '1,,'.repeat(300_000),
    '110101_'.repeat(140_000),
    'Ol'.repeat(500_000),
  ]) {
    // A pattern that went back over them would not come to an end within the test's time.
    expect(found('备注', [cell])).toEqual([]);
  }
});
