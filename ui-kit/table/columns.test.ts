import { describe, expect, it } from 'vitest';
import { arrange, type Column, compareCells, filtersIn, orderOf, shownColumns } from './columns.ts';
import { csvOf } from './export.ts';

interface Line {
  readonly name: string;
  readonly calls: number | null;
}
const columns: readonly Column<Line>[] = [
  { key: 'name', title: '名称', value: (line) => line.name, filter: true },
  { key: 'calls', title: '次数', value: (line) => line.calls },
  { key: 'more', title: '更多', value: () => '', hidden: true },
];
const rows: readonly Line[] = [
  { name: '甲 10', calls: 3 },
  { name: '甲 9', calls: null },
  { name: '乙', calls: 0 },
];
const names = (lines: readonly Line[]) => lines.map(({ name }) => name);

describe('columns', () => {
  it('shows what is not hidden, what the address names, and never nothing', () => {
    expect(shownColumns(columns, undefined).map(({ key }) => key)).toEqual(['name', 'calls']);
    expect(shownColumns(columns, 'more.name').map(({ key }) => key)).toEqual(['name', 'more']);
    expect(shownColumns(columns, 'gone').map(({ key }) => key)).toEqual(['name', 'calls']);
  });

  it('sorts numbers as numbers and numbers within names as numbers; unknown stays last both ways', () => {
    expect(names(arrange(rows, columns, new Map(), orderOf('calls')))).toEqual(['乙', '甲 10', '甲 9']);
    expect(names(arrange(rows, columns, new Map(), orderOf('-calls')))).toEqual(['甲 10', '乙', '甲 9']);
    expect(names(arrange(rows.slice(0, 2), columns, new Map(), orderOf('name')))).toEqual(['甲 9', '甲 10']);
    expect(compareCells(null, undefined, true)).toBe(0);
  });

  it('filters by the values in the address, under the table’s own prefix', () => {
    const filters = filtersIn({ 't.f.name': '乙|丙', 'f.name': '甲 9' }, columns, 't');
    expect(names(arrange(rows, columns, filters, null))).toEqual(['乙']);
    expect(filtersIn({ 'f.calls': '3' }, columns, '').size).toBe(0);
  });
});

describe('CSV', () => {
  it('begins with a byte order mark, quotes, and disarms formulas', () => {
    const csv = csvOf({
      name: 'x',
      head: ['a', 'b'],
      rows: [
        ['=1+1', null],
        ['x,y', 2],
      ],
    });
    expect(csv).toBe(`\uFEFFa,b\r\n"'=1+1",\r\n"x,y",2`);
  });
});
