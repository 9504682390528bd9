import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvCell, csvLine, jsonCell } from './cells.ts';
import { askedRows, cutAt, fitsColumn, unescaped } from './question.ts';
import type { OpenColumn } from './table.ts';

const columns: readonly OpenColumn[] = [
  { name: '站点', type: 'text' },
  { name: '气温', type: 'decimal' },
  { name: '日期', type: 'date' },
  { name: 'a:b;c,d', type: 'integer' },
];
const of = (asked: Parameters<typeof askedRows>[1]) => askedRows(columns, asked);

describe('what is asked of open rows', () => {
  it('is read with separators inside of names and values behind a backslash', () => {
    expect(
      of({ fields: '气温,a:b;c\\,d', filter: '站点:in:甲|乙\\|丙;a\\:b\\;c,d:ge:7', sort: '-日期' }),
    ).toEqual({
      asked: {
        columns: [columns[1], columns[3]],
        filters: [
          { column: columns[0], way: 'in', values: ['甲', '乙|丙'] },
          { column: columns[3], way: 'ge', values: ['7'] },
        ],
        order: { column: columns[2], descending: true },
      },
    });
    expect(of({ filter: '站点:eq:12:30' })).toMatchObject({ asked: { filters: [{ values: ['12:30'] }] } });
    expect(of({ filter: '站点:null' })).toMatchObject({ asked: { filters: [{ way: 'null', values: [] }] } });
  });

  it('is refused with everything that is wrong at once', () => {
    const answer = of({
      fields: '无',
      filter: '气温:contains:3;气温:eq:热;日期:eq:2026-02-30;站点:like:x',
      sort: 'none',
    });
    expect('defects' in answer && answer.defects.map(({ at }) => at)).toEqual([
      '/fields',
      '/filter/0',
      '/filter/1',
      '/filter/2',
      '/filter/3',
      '/sort',
    ]);
  });

  it('cuts any texts where they were joined', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 5 }), (parts) => {
        const joined = parts.map((part) => part.replace(/[\\:]/g, '\\$&')).join(':');
        expect(cutAt(joined, ':').map(unescaped)).toEqual(parts);
      }),
    );
  });

  it('lets a value be compared only with a column that it fits', () => {
    expect(fitsColumn(columns[1]!, '1e9')).toBe(false);
    expect(fitsColumn(columns[1]!, "1' OR 1=1")).toBe(false);
    expect(fitsColumn(columns[0]!, '\0')).toBe(false);
    expect(fitsColumn(columns[2]!, '2028-02-29')).toBe(true);
  });
});

describe('cells', () => {
  it('are numbers in JSON as long as nothing is lost', () => {
    const decimal = columns[1]!;
    expect(jsonCell('500.00', decimal)).toBe(500);
    expect(jsonCell('0.001', decimal)).toBe(0.001);
    expect(jsonCell('12345678901234567890.5', decimal)).toBe('12345678901234567890.5');
    expect(jsonCell('007', columns[0]!)).toBe('007');
    expect(jsonCell(null, decimal)).toBeNull();
  });

  it('are quoted in CSV where they have to be', () => {
    expect(csvLine(['a,b', '说“好”', 'x"y', null, ' z', '行\n行', ''])).toBe(
      '"a,b",说“好”,"x""y",," z","行\n行",""\r\n',
    );
    expect(csvCell('=1+1')).toBe('=1+1');
  });
});
