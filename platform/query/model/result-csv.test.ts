import { describe, expect, it } from 'vitest';
import { text } from '#foundation';
import type { ReleasedResult } from './release.ts';
import { blankMark, resultCsv } from './result-csv.ts';

const result = (
  rows: ReleasedResult['rows'],
  suppressed: ReleasedResult['suppressed'] = [],
): ReleasedResult => ({
  columns: [
    { name: 'district', type: 'text' },
    { name: 'total', type: 'decimal' },
  ],
  rows,
  suppressed,
  verdicts: [],
  complete: true,
});
const cells = (value: string) => resultCsv(result([[value, '1']]), 'rct_1', { bom: false }).split('\r\n')[1];

describe('a result as CSV', () => {
  it('begins with a byte-order mark unless told not to, and ends every line by CR LF', () => {
    expect(resultCsv(result([['a', '1']]), 'rct_1')).toBe(
      '\uFEFFdistrict,total,gongshu_receipt\r\na,1,rct_1\r\n',
    );
    expect(resultCsv(result([]), 'rct_1', { bom: false })).toBe('district,total,gongshu_receipt\r\n');
  });
  it('tells a null, an empty text and a blank number apart', () => {
    const blank = { row: 1, column: 1, statement: text('不显示', 'blank') };
    const csv = resultCsv(
      result(
        [
          [null, null],
          ['', null],
        ],
        [blank],
      ),
      'r',
      { bom: false },
    );
    expect(csv.split('\r\n').slice(1, 3)).toEqual([',,r', `"",${blankMark},r`]);
  });
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx'])(
    'makes %j harmless for a spreadsheet in a text column',
    (value) => {
      expect(cells(value)).toBe(`'${value},1,r`.replace('r', 'rct_1'));
    },
  );
  it('leaves a negative number a number', () => {
    expect(resultCsv(result([['a', '-5']]), 'r', { bom: false })).toContain('a,-5,r');
  });
  it('makes a column name harmless too', () => {
    const named = { ...result([]), columns: [{ name: '=cmd', type: 'text' as const }] };
    expect(resultCsv(named, 'r', { bom: false })).toBe("'=cmd,gongshu_receipt\r\n");
  });
  it('quotes what needs quoting and doubles quotes', () => {
    expect(cells('a"b,c')).toBe('"a""b,c",1,rct_1');
    expect(resultCsv(result([['\rx', '1']]), 'r', { bom: false })).toContain(`"'\rx",1,r`);
  });
  it('does not let a text pass for a blank', () => {
    expect(cells(blankMark)).toBe(`'${blankMark},1,rct_1`);
  });
});
