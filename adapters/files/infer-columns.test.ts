import { describe, expect, test } from 'vitest';
import { tableOf } from './fixtures.ts';
import { inferColumns } from './index.ts';

/** One column of cells, read with a second one beside it so that blank cells do not make the row empty. */
const infer = (cells: readonly string[], conformity?: number) =>
  inferColumns(
    tableOf(`值,伴\n${cells.map((cell) => `${/[",\n]/.test(cell) ? `"${cell}"` : cell},x`).join('\n')}\n`, {
      correction: { headerRows: [1], delimiter: ',' },
    }),
    { conformity },
  )[0]!;

describe('types', () => {
  test.each([
    ['integer', ['1', '2', '-30']],
    ['integer', ['2019', '2020', '/']],
    ['decimal', ['1.50', '20', '-3.125']],
    ['date', ['2022-01-01', '2022/3/4', '2022.3.5', '2022年3月6日']],
    ['date', ['20220101', '20220102']],
    ['date', ['2022-01-01 00:00:00', '2022-01-02 00:00:00']],
    ['timestamp', ['2022-01-01 08:00:00', '2022-01-02 00:00']],
    ['date', ['29/12/2020', '6/4/2022']],
    ['date', ['12/29/2020', '6/4/2022']],
    ['boolean', ['是', '否', '是']],
    ['code', ['91110108MA007PEG30', '91110101306551438N']],
    ['code', ['001', '002', '110']],
    ['code', ['110105780238342001', '110105780238342002']],
    ['text', ['甲公司', '乙公司']],
    ['text', ['1E+5', '20', '30']],
    ['text', ['6/4/2022', '7/4/2022']],
    ['text', ['29/12/2020', '12/29/2020']],
    ['text', ['1,234', '5,678']],
    ['text', []],
  ])('%s: %j', (type, cells) => {
    expect(infer(cells).type).toBe(type);
  });
});

test('a column keeps its type when few cells do not have it, and names them', () => {
  const column = infer([
    ...Array.from({ length: 40 }, (_, day) => `2022-01-${String((day % 28) + 1).padStart(2, '0')}`),
    '45356',
    '2024-2-30',
  ]);
  expect(column.type).toBe('date');
  expect(column.share).toBeCloseTo(40 / 42);
  expect(column.nonConforming).toEqual([
    { reason: 'spreadsheet-serial-date', count: 1, at: [{ row: 42, column: 1, excerpt: '45356' }] },
    { reason: 'impossible-date', count: 1, at: [{ row: 43, column: 1, excerpt: '2024-2-30' }] },
  ]);
});

test('below the asked conformity it is text', () => {
  expect(infer(['1', '2', '甲'], 0.9).type).toBe('text');
  expect(infer(['1', '2', '甲'], 0.6).type).toBe('integer');
});

test('damaged numbers are counted in the text column they stay in', () => {
  expect(infer(['9.111E+17', '91110108MA007PEG30']).nonConforming).toMatchObject([
    { reason: 'damaged-number', count: 1 },
  ]);
});

test('day and month that nothing tells apart keep the column text', () => {
  expect(infer(['6/4/2022', '7/4/2022']).nonConforming).toMatchObject([
    { reason: 'ambiguous-day-month', count: 2 },
  ]);
});

test('profile', () => {
  expect(infer(['10', '9', '/', '9', '', '无']).profile).toEqual({
    filled: 5,
    empty: 1,
    nullMarkers: { '/': 1, 无: 1 },
    distinct: 4,
    distinctExact: true,
    min: '9',
    max: '10',
    minLength: 1,
    maxLength: 2,
    top: [
      { value: '9', count: 2 },
      { value: '/', count: 1 },
      { value: '10', count: 1 },
      { value: '无', count: 1 },
    ],
  });
  expect(infer(['29/12/2020', '6/4/2022']).profile).toMatchObject({ min: '2020-12-29', max: '2022-04-06' });
});

test('the order of rows does not change the type', () => {
  const cells = ['001', '2', '30', 'A00001', '5'];
  expect(infer(cells).type).toBe(infer([...cells].reverse()).type);
});

test('day numbers of a spreadsheet are told also where they are too many for a date column', () => {
  const column = infer(['2022-09-01', '2022-09-02', '45419', '2022-09-04', '45356']);
  expect(column.type).toBe('text');
  expect(column.nonConforming).toMatchObject([
    { reason: 'spreadsheet-serial-date', count: 2, at: [{ row: 4 }, { row: 6 }] },
  ]);
});
