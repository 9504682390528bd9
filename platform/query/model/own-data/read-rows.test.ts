import { describe, expect, it } from 'vitest';
import type { OwnTable } from './own-table.ts';
import { ownTableDefects } from './own-table.ts';
import { type OwnGiven, readOwnRows } from './read-rows.ts';

const table: OwnTable = {
  name: 'shops',
  columns: [
    { name: 'district', type: 'text', required: true },
    { name: 'staff', type: 'integer', required: false },
    { name: 'turnover', type: 'decimal', required: false },
    { name: 'opened', type: 'date', required: false },
  ],
  key: 'district',
  keyRepeats: false,
  mostRows: 3,
};

const read = (given: OwnGiven, more: Partial<OwnTable> = {}) => readOwnRows({ ...table, ...more }, given);
const refused = (given: OwnGiven, more: Partial<OwnTable> = {}) => {
  const result = read(given, more);
  return result.ok ? result.value : result.problem;
};

describe('rows a caller brings', () => {
  it('are the same as JSON and as CSV, in the order of the declared columns', () => {
    const expected = [
      ['东区', '3', '12.50', '2026-01-02'],
      ['西,"区', null, null, null],
    ];
    const json = read({
      rows: [
        { district: '东区', staff: 3, turnover: '12.50', opened: '2026-01-02' },
        { district: '西,"区', staff: null },
      ],
    });
    expect(json).toEqual({ ok: true, value: expected });
    const csv = read({
      csv: '\ufeffstaff,district,opened,turnover\r\n3,东区,2026-01-02,12.50\r\n\r\n,"西,""区",,\r\n',
    });
    expect(csv).toEqual({ ok: true, value: expected });
  });

  it.each<[string, OwnGiven, object]>([
    ['NaN', { rows: [{ district: 'a', staff: Number.NaN }] }, { row: 1, column: 'staff' }],
    ['infinity', { rows: [{ district: 'a', turnover: 'Infinity' }] }, { row: 1, column: 'turnover' }],
    ['an exponent', { rows: [{ district: 'a', turnover: 1e21 }] }, { row: 1, column: 'turnover' }],
    [
      'nineteen digits',
      { rows: [{ district: 'a', staff: '1234567890123456789' }] },
      { row: 1, column: 'staff' },
    ],
    [
      'thirteen digits before the point',
      { rows: [{ district: 'a', turnover: '1234567890123' }] },
      { row: 1, column: 'turnover' },
    ],
    [
      'seven digits behind it',
      { rows: [{ district: 'a', turnover: '0.1234567' }] },
      { row: 1, column: 'turnover' },
    ],
    ['a day that is not', { rows: [{ district: 'a', opened: '2026-02-30' }] }, { row: 1, column: 'opened' }],
    ['a text too long', { rows: [{ district: 'x'.repeat(201) }] }, { row: 1, column: 'district' }],
    ['a control character', { rows: [{ district: 'secret\u001fvalue' }] }, { row: 1, column: 'district' }],
    ['half a character', { rows: [{ district: 'secret\ud800' }] }, { row: 1, column: 'district' }],
    ['no key', { rows: [{ district: 'a' }, { staff: 1 }] }, { row: 2, column: 'district' }],
    ['an empty key', { csv: 'district,staff,turnover,opened\n"",1,,' }, { row: 1, column: 'district' }],
    [
      'the same key twice',
      { rows: [{ district: 'secret' }, { district: 'b' }, { district: 'secret' }] },
      { row: 3, column: 'district' },
    ],
    ['a short line', { csv: 'district,staff,turnover,opened\na,1,,\nb,1' }, { row: 2 }],
    ['a column of another name', { rows: [{ district: 'a', secret: '1' }] }, { row: 1 }],
  ])('%s is refused by row and column, and no value is repeated', (_what, given, data) => {
    const problem = refused(given);
    expect(problem).toMatchObject({ code: 'query/own-data-unreadable', data });
    expect(JSON.stringify(problem)).not.toContain('secret');
  });

  it.each<[string, OwnGiven]>([
    ['rows and csv at once', { rows: [], csv: '' }],
    ['neither', {}],
    ['no row', { rows: [] }],
    ['a header alone', { csv: 'district,staff,turnover,opened\n' }],
    ['too many rows', { rows: ['a', 'b', 'c', 'd'].map((district) => ({ district })) }],
    ['too many lines', { csv: `district,staff,turnover,opened\n${'a,,,\n'.repeat(9)}` }],
    ['an open quote', { csv: 'district,staff,turnover,opened\n"a,1,,' }],
    ['a quote inside a field', { csv: 'district,staff,turnover,opened\na"b,1,,' }],
    ['a header that lacks a column', { csv: 'district,staff\na,1' }],
    ['a header that names one twice', { csv: 'district,district,staff,turnover,opened\na,a,1,,' }],
    ['columns of a prototype', { rows: [JSON.parse('{"district":"a","__proto__":"1"}')] }],
  ])('%s is refused', (_what, given) => {
    expect(refused(given)).toMatchObject({ code: 'query/own-data-unreadable' });
  });

  it('may repeat a key where two reviews said so', () => {
    expect(read({ rows: [{ district: 'a' }, { district: 'a' }] }, { keyRepeats: true }).ok).toBe(true);
  });

  it('are bounded in bytes, whatever the definition says', () => {
    const wide = 'x'.repeat(200);
    const rows = Array.from({ length: 30_000 }, (_, index) => ({
      district: `${wide.slice(6)}${index + 100_000}`,
    }));
    expect(refused({ rows }, { mostRows: 100_000 })).toMatchObject({ code: 'query/own-data-unreadable' });
  });
});

describe('a declared table', () => {
  it('has a key among its required columns, and each column once', () => {
    expect(ownTableDefects(table)).toEqual([]);
    expect(ownTableDefects({ ...table, key: 'staff' }).map(({ at }) => at)).toEqual(['/key']);
    expect(ownTableDefects({ ...table, key: 'none' }).map(({ at }) => at)).toEqual(['/key']);
    expect(
      ownTableDefects({ ...table, columns: [...table.columns, table.columns[0]!] }).map(({ at }) => at),
    ).toEqual(['/columns/4/name']);
  });
});
