import * as XLSX from '@e965/xlsx';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { findingOf, gb18030, refusalOf, tableOf, utf8, workbook } from './fixtures.ts';
import { findingCodes, findingList, readTabular, refusalCodes } from './index.ts';

describe('encoding', () => {
  test.each([
    ['utf-8', utf8('名称,区\r\n甲公司,东\r\n'), false],
    ['utf-8', Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8('名称,区\r\n甲公司,东\r\n')]), true],
    ['gb18030', gb18030('名称,区\r\n公司,东\r\n'), false],
    ['utf-16le', new Uint8Array(Buffer.from('\ufeff名称,区\r\n甲公司,东\r\n', 'utf16le')), true],
  ])('%s', (encoding, bytes, byteOrderMark) => {
    const table = tableOf(bytes);
    expect(table.reading).toMatchObject({ encoding, byteOrderMark, newline: 'crlf', delimiter: ',' });
    expect(table.columns.map((column) => column.name)).toEqual(['名称', '区']);
    expect(table.rows).toHaveLength(1);
    expect(findingOf(table, 'encoding')?.evidence).toEqual({ encoding, byteOrderMark });
  });

  test('a byte that fits no encoding is named by its offset in both', () => {
    const refusal = refusalOf(Uint8Array.from([0x61, 0x2c, 0x62, 0x0a, 0x81, 0x20, 0x63]));
    expect(refusal).toMatchObject({ code: 'unknown-encoding', evidence: { utf8: 4, gb18030: 5 } });
  });

  test('UTF-8 with one wrong byte is damaged UTF-8, not GB18030', () => {
    const good = utf8('名称,区\n'.repeat(20));
    const refusal = refusalOf(Uint8Array.from([...good, 0xe4, 0xb8, 0x41, 0x0a]));
    expect(refusal).toMatchObject({
      code: 'damaged-encoding',
      evidence: { encoding: 'utf-8', byte: good.length + 2 },
    });
  });

  test('a file cut inside a character says where', () => {
    const bytes = utf8(`${'名称,区\n'.repeat(20)}京`);
    expect(refusalOf(bytes.subarray(0, -1)).code).toBe('damaged-encoding');
  });

  test('replacement characters of an earlier conversion are found', () => {
    const table = tableOf('名称,区\n锟斤拷公司,东\n乙公司,西\ufffd\n');
    expect(findingOf(table, 'damaged-characters')).toMatchObject({
      count: 2,
      at: [
        { row: 2, column: 1 },
        { row: 3, column: 2 },
      ],
    });
  });
});

describe('what is no table is refused with its kind', () => {
  test.each([
    ['empty', new Uint8Array(), {}],
    ['empty', utf8(' \r\n\r\n '), {}],
    ['not-a-table', utf8('%PDF-1.7\n…'), { kindEn: 'a PDF document' }],
    ['not-a-table', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1, 2]), { kindEn: 'a PNG picture' }],
    ['not-a-table', utf8('<html><table><tr><td>1</td></tr></table></html>'), { kindEn: 'a web page (HTML)' }],
    ['not-a-table', utf8('<?xml version="1.0"?><a/>'), { kindEn: 'an XML document' }],
    ['not-a-table', utf8('[{"a":1},{"a":2}]'), { kindEn: 'JSON data' }],
    ['not-a-table', Uint8Array.from([0x1f, 0x8b, 8, 0]), { kindEn: 'a gzip archive' }],
    ['binary', Uint8Array.from([0x61, 0x2c, 0x00, 0x62]), { byte: 2, value: '00' }],
    ['damaged-workbook', utf8('PK\u0003\u0004 but no archive'), {}],
    ['damaged-workbook', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), {}],
  ])('%s', (code, bytes, evidence) => {
    const refusal = refusalOf(bytes);
    expect(refusal.code).toBe(code);
    expect(refusal.evidence).toMatchObject(evidence);
    expect(refusal.message.zh).not.toContain('undefined');
    expect(refusal.message.en).not.toContain('undefined');
  });

  test('an archive that is no workbook names what is in it', () => {
    const zip = XLSX.CFB.utils.cfb_new();
    XLSX.CFB.utils.cfb_add(zip, '/a.csv', Buffer.from('a,b'));
    const bytes = new Uint8Array(XLSX.CFB.write(zip, { fileType: 'zip', type: 'buffer' }) as Buffer);
    expect(refusalOf(bytes).message.en).toContain('a.csv');
  });

  test('an encrypted workbook', () => {
    const box = XLSX.CFB.utils.cfb_new();
    XLSX.CFB.utils.cfb_add(box, '/EncryptedPackage', Buffer.alloc(64));
    XLSX.CFB.utils.cfb_add(box, '/EncryptionInfo', Buffer.alloc(64));
    expect(refusalOf(new Uint8Array(XLSX.CFB.write(box, { type: 'buffer' }) as Buffer)).code).toBe(
      'encrypted',
    );
  });

  test('a workbook that would unpack to more than the bound', () => {
    const bytes = workbook({ 表: Array.from({ length: 2000 }, () => ['同一内容', '同一内容']) });
    const refusal = refusalOf(bytes, { limits: { decompressedBytes: 50_000 } });
    expect(refusal).toMatchObject({ code: 'too-large', evidence: { limit: expect.any(Number) } });
  });

  test('a workbook without a filled cell', () => {
    expect(refusalOf(workbook({ Sheet1: [], Sheet2: [['']] })).code).toBe('no-cells');
  });
});

describe('limits', () => {
  const text = '名称,区\n甲,东\n乙,西\n';
  test.each([
    [{ bytes: 10 }, '字节数 (bytes)'],
    [{ rows: 2 }, '行数 (rows)'],
    [{ columns: 1 }, '列数 (columns)'],
    [{ cells: 5 }, '单元格数 (cells)'],
  ])('%j', (limits, what) => {
    expect(refusalOf(text, { limits })).toMatchObject({ code: 'too-large', evidence: { what } });
  });
  test('exactly at the limit is read', () => {
    expect(tableOf(text, { limits: { rows: 3, columns: 2, cells: 6 } }).rows).toHaveLength(2);
  });
});

describe('rows and newlines', () => {
  test('every row is accounted for', () => {
    const table = tableOf('名单,\n名称,区\n甲,东\n,\n甲,东\n填表人：某,\n');
    expect(table.account).toEqual({ physical: 6, title: 1, header: 1, footer: 1, empty: 1, data: 2 });
    expect(table.rowNumbers).toEqual([3, 5]);
    expect(findingOf(table, 'empty-rows')?.at).toEqual([{ row: 4 }]);
    expect(findingOf(table, 'duplicate-rows')?.at).toEqual([{ row: 5 }]);
    expect(findingOf(table, 'footer-rows')?.at).toMatchObject([{ row: 6, excerpt: '填表人：某' }]);
  });

  test.each([
    ['a,b\nc,d\ne,f\n', 'lf'],
    ['a,b\r\nc,d\r\ne,f', 'crlf'],
    ['a,b\rc,d\re,f\r', 'cr'],
  ])('%j', (text, newline) => {
    const table = tableOf(text, { correction: { headerRows: [1] } });
    expect(table.reading.newline).toBe(newline);
    expect(table.rows).toEqual([
      ['c', 'd'],
      ['e', 'f'],
    ]);
  });

  test('mixed newlines end rows alike and are told', () => {
    const table = tableOf('名称,区\r\n甲,东\n乙,西\r\n');
    expect(table.rows).toHaveLength(2);
    expect(findingOf(table, 'mixed-newlines')?.evidence).toEqual({ crlf: 2, lf: 1, cr: 0 });
  });

  test('a record with line breaks inside a cell is one row', () => {
    const table = tableOf('名称,内容\r\n甲,"一\r\n二"\r\n乙,三\r\n');
    expect(table.rows).toEqual([
      ['甲', '一\n二'],
      ['乙', '三'],
    ]);
    expect(table.rowNumbers).toEqual([2, 3]);
    expect(findingOf(table, 'line-breaks')?.at).toMatchObject([{ row: 2, column: 2 }]);
    expect(findingOf(table, 'mixed-newlines')).toBeUndefined();
  });

  test('short and long rows', () => {
    const table = tableOf('名称,区\n甲\n乙,西,多\n丙,东,\n');
    expect(table.rows).toEqual([
      ['甲', null, null],
      ['乙', '西', '多'],
      ['丙', '东', null],
    ]);
    expect(findingOf(table, 'short-rows')).toMatchObject({ count: 1, at: [{ row: 2, column: 2 }] });
    expect(findingOf(table, 'long-rows')).toMatchObject({ count: 2, evidence: { expected: 2, filled: 1 } });
    expect(table.columns[2]).toEqual({ name: '列3', sourceHeader: null, position: 3 });
  });

  test('a quote that never ends is refused with its row, and can be read as a character', () => {
    const text = '名称,区\n甲,东\n"乙,西\n丙,东\n';
    expect(refusalOf(text)).toMatchObject({ code: 'unclosed-quote', at: { row: 3 } });
    expect(tableOf(text, { correction: { quote: 'none' } }).rows[1]).toEqual(['"乙', '西']);
  });
});

describe('delimiters', () => {
  test.each([
    ['\t', '名称\t区\n甲,乙\t东\n丙\t西\n'],
    [';', '名称;区\n甲;东\n丙;西\n'],
    ['|', '名称|区\n甲|东\n丙|西\n'],
  ])('%j', (delimiter, text) => {
    const table = tableOf(text);
    expect(table.reading.delimiter).toBe(delimiter);
    expect(table.columns.map((column) => column.name)).toEqual(['名称', '区']);
  });
  test('a single column has none', () => {
    expect(tableOf('企业名称\n甲公司\n乙公司\n').rows).toEqual([['甲公司'], ['乙公司']]);
  });
  test('two that fit alike are told', () => {
    expect(findingOf(tableOf('a;b,c;d\n1;2,3;4\n5;6,7;8\n'), 'delimiter-doubtful')).toBeDefined();
  });
});

describe('headers', () => {
  test('title lines above', () => {
    const table = tableOf('2022年名单,,\n单位：万元,,\n序号,名称,金额\n1,甲,20\n2,乙,30\n');
    expect(table.reading).toMatchObject({ titleRows: [1, 2], headerRows: [3] });
    expect(findingOf(table, 'title-rows')?.at).toMatchObject([{ row: 1, excerpt: '2022年名单' }, { row: 2 }]);
  });
  test('a title that an export made the header', () => {
    const table = tableOf('处罚信息,Unnamed: 1,Unnamed: 2\n序号,名称,日期\n1,甲,2022-01-01\n');
    expect(table.reading).toMatchObject({ titleRows: [1], headerRows: [2] });
    expect(findingOf(table, 'placeholder-headers')?.at).toMatchObject([
      { row: 1, column: 2 },
      { row: 1, column: 3 },
    ]);
  });
  test('no header at all', () => {
    const table = tableOf('1,甲公司,2022-01-01\n2,乙公司,2022-01-02\n3,丙公司,2022-01-03\n');
    expect(table.reading.headerRows).toEqual([]);
    expect(table.columns.map((column) => column.name)).toEqual(['列1', '列2', '列3']);
    expect(table.rows).toHaveLength(3);
    expect(findingOf(table, 'headerless')).toBeDefined();
  });
  test('blank, repeated, padded and filler names', () => {
    const table = tableOf('序号, 名\n称,区,区,,/\n1,甲,东,西,x,y\n'.replace(' 名\n称', '" 名\n称"'));
    expect(table.columns.map((column) => column.name)).toEqual(['序号', '名 称', '区', '区_2', '列5', '列6']);
    expect(findingOf(table, 'blank-headers')?.at).toMatchObject([
      { row: 1, column: 5 },
      { row: 1, column: 6 },
    ]);
    expect(findingOf(table, 'duplicate-headers')?.at).toMatchObject([{ row: 1, column: 4 }]);
    expect(findingOf(table, 'tidied-headers')?.count).toBe(1);
  });
  test('a repeated name never takes the name of another column', () => {
    expect(tableOf('区,区_2,区,名称\n东,西,南,甲\n').columns.map((column) => column.name)).toEqual([
      '区',
      '区_2',
      '区_3',
      '名称',
    ]);
  });
  test('names that differ in capitals alone are one to the engine, and control characters are none', () => {
    expect(
      tableOf('Birth,birth,birth_2,名\u007f称\n甲,乙,丙,丁\n').columns.map((column) => column.name),
    ).toEqual(['Birth', 'birth_2', 'birth_2_2', '名称']);
  });
  test('empty columns at the end are left out and told', () => {
    const table = tableOf(`序号,名称${','.repeat(250)}\n1,甲${','.repeat(250)}\n`);
    expect(table.columns).toHaveLength(2);
    expect(findingOf(table, 'empty-columns')).toMatchObject({ count: 250, evidence: { from: 3, to: 252 } });
  });
  test('a header of two rows', () => {
    const bytes = workbook(
      {
        表: [
          ['序号', '投资方', '', '备注'],
          ['', '名称', '地区', ''],
          [1, '甲', '东', '无'],
          [2, '乙', '西', '有'],
        ],
      },
      { change: (book) => (book.Sheets['表']!['!merges'] = [XLSX.utils.decode_range('B1:C1')]) },
    );
    const table = tableOf(bytes, { fileName: 'x.xlsx' });
    expect(table.reading.headerRows).toEqual([1, 2]);
    expect(table.columns.map((column) => column.name)).toEqual([
      '序号',
      '投资方/名称',
      '投资方/地区',
      '备注',
    ]);
  });
  test('a person decides otherwise', () => {
    const table = tableOf('甲,东\n乙,西\n', { correction: { headerRows: [] } });
    expect(table.rows).toHaveLength(2);
    expect(findingOf(table, 'corrected-reading')?.evidence).toEqual({ fields: 'headerRows' });
    expect(refusalOf('甲,东\n', { correction: { headerRows: [9] } })).toMatchObject({
      code: 'correction-impossible',
      at: { row: 9 },
    });
  });
  test('totals, repeated headers and lone cells are kept and told', () => {
    const table = tableOf('序号,名称,区\n1,甲,东\n第二部分,,\n序号,名称,区\n2,乙,西\n合计,2,\n');
    expect(table.rows).toHaveLength(5);
    expect(findingOf(table, 'lone-cell-rows')?.at).toMatchObject([{ row: 3 }]);
    expect(findingOf(table, 'repeated-header')?.at).toMatchObject([{ row: 4 }]);
    expect(findingOf(table, 'total-rows')?.at).toMatchObject([{ row: 6 }]);
  });
});

describe('cells', () => {
  test('scientific notation, padding, blanks, controls', () => {
    const table = tableOf('编号,名称,时间\n9.111E+17, 甲,2.02406E+13\n12, ,\u0007x\n');
    expect(table.rows[0]).toEqual(['9.111E+17', ' 甲', '2.02406E+13']);
    expect(table.rows[1]![1]).toBeNull();
    expect(findingOf(table, 'damaged-numbers')).toMatchObject({
      count: 2,
      at: [
        { row: 2, column: 1, excerpt: '9.111E+17' },
        { row: 2, column: 3 },
      ],
    });
    expect(findingOf(table, 'padded-cells')?.at).toMatchObject([{ row: 2, column: 2 }]);
    expect(findingOf(table, 'blank-cells')?.at).toMatchObject([{ row: 3, column: 2 }]);
    expect(findingOf(table, 'control-characters')?.at).toMatchObject([{ row: 3, column: 3 }]);
  });
  test('places beyond the bound are counted', () => {
    const table = tableOf(`编号,名称\n${'1E+5,甲\n'.repeat(9)}`, { limits: { samples: 2 } });
    expect(findingOf(table, 'damaged-numbers')).toMatchObject({ count: 9, at: [{ row: 2 }, { row: 3 }] });
  });
});

describe('workbooks', () => {
  const rows = [
    ['序号', '名称'],
    [1, '甲'],
    [2, '乙'],
  ];
  test.each(['xlsx', 'biff8'] as const)('%s called .csv', (type) => {
    const table = tableOf(workbook({ 表: rows }, { type }));
    expect(table.rows).toEqual([
      ['1', '甲'],
      ['2', '乙'],
    ]);
    expect(table.reading).toMatchObject({
      container: type === 'xlsx' ? 'xlsx' : 'xls',
      sheet: '表',
      encoding: null,
    });
    expect(findingOf(table, 'name-mismatch')?.evidence).toMatchObject({ extension: '.csv' });
  });
  test('empty further sheets, filled further sheets, a sheet asked for', () => {
    const one = tableOf(workbook({ 甲表: rows, 乙表: [] }), { fileName: 'x.xlsx' });
    expect(findingOf(one, 'sheet-chosen')?.evidence).toMatchObject({ sheet: '甲表' });
    const bytes = workbook({
      甲表: rows,
      乙表: [
        ['编号', '日期'],
        [5, 6],
      ],
    });
    expect(findingOf(tableOf(bytes, { fileName: 'x.xlsx' }), 'other-sheets')).toMatchObject({
      count: 1,
      evidence: { others: '乙表' },
    });
    const second = tableOf(bytes, { fileName: 'x.xlsx', correction: { sheet: '乙表' } });
    expect(second.rows).toEqual([['5', '6']]);
    expect(refusalOf(bytes, { correction: { sheet: '无' } }).code).toBe('correction-impossible');
  });
  test('a hidden sheet is not chosen before a visible one', () => {
    const bytes = workbook(
      { 藏: [['编号'], [1]], 显: rows },
      {
        change: (book) =>
          (book.Workbook = {
            Sheets: [
              { name: '藏', Hidden: 1 },
              { name: '显', Hidden: 0 },
            ],
          }),
      },
    );
    expect(tableOf(bytes, { fileName: 'x.xlsx' }).reading.sheet).toBe('显');
  });
  test('dates, long numbers, formulas, errors', () => {
    const bytes = workbook(
      {
        表: [
          ['日期', '时刻', '号码', '数', '公式', '错'],
          [44628, 44628.5, 123456789012345680, 0.1, 0, 0],
        ],
      },
      {
        change: (book) => {
          const sheet = book.Sheets['表']!;
          sheet['A2'] = { t: 'n', v: 44628, z: 'm/d/yy' };
          sheet['B2'] = { t: 'n', v: 44628.5, z: 'yyyy/m/d h:mm' };
          sheet['D2'] = { t: 'n', v: 0.1 + 0.2 };
          sheet['E2'] = { t: 'n', v: 3, f: '1+2' };
          sheet['F2'] = { t: 'e', v: 42 };
        },
      },
    );
    const table = tableOf(bytes, { fileName: 'x.xlsx' });
    expect(table.rows[0]).toEqual([
      '2022-03-08',
      '2022-03-08 12:00:00',
      '123456789012345680',
      '0.3',
      '3',
      '#N/A',
    ]);
    expect(findingOf(table, 'workbook-dates')?.count).toBe(2);
    expect(findingOf(table, 'beyond-precision')?.at).toMatchObject([{ sheet: '表', row: 2, column: 3 }]);
    expect(findingOf(table, 'formulas')?.at).toMatchObject([{ row: 2, column: 5, excerpt: '1+2' }]);
    expect(findingOf(table, 'error-cells')?.at).toMatchObject([{ row: 2, column: 6 }]);
  });
  test('who wrote a workbook is noticed, not repeated', () => {
    const bytes = workbook({ 表: rows }, { change: (book) => (book.Props = { Author: '某人' }) });
    const finding = findingOf(tableOf(bytes, { fileName: 'x.xlsx' }), 'document-properties');
    expect(finding).toMatchObject({ count: 1, evidence: { properties: 'Author' } });
    expect(JSON.stringify(finding)).not.toContain('某人');
  });
  test('merged cells are kept as stored, or filled when a person says so', () => {
    const bytes = workbook(
      {
        表: [
          ['序号', '区', '名称'],
          [1, '东', '甲'],
          [2, '', '乙'],
        ],
      },
      { change: (book) => (book.Sheets['表']!['!merges'] = [XLSX.utils.decode_range('B2:B3')]) },
    );
    const kept = tableOf(bytes, { fileName: 'x.xlsx' });
    expect(kept.rows[1]).toEqual(['2', null, '乙']);
    expect(findingOf(kept, 'merged-cells')).toMatchObject({ count: 1, at: [{ row: 2, column: 2 }] });
    const filled = tableOf(bytes, { fileName: 'x.xlsx', correction: { mergedCells: 'filled' } });
    expect(filled.rows[1]).toEqual(['2', '东', '乙']);
    expect(findingOf(filled, 'merged-cells')?.evidence).toMatchObject({ filled: true });
  });
});

test('whatever a CSV writer wrote is read back cell for cell', () => {
  const cell = fc.string({
    unit: fc.constantFrom('甲', '乙', 'a', '1', ',', '"', '\n', ' '),
    minLength: 0,
    maxLength: 6,
  });
  const grid = fc
    .integer({ min: 2, max: 5 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }),
    );
  fc.assert(
    fc.property(grid, (rows) => {
      const header = rows[0]!.map((_, index) => `名称${index}`);
      const text = Papa.unparse([header, ...rows], { newline: '\r\n' });
      const table = tableOf(text, { correction: { headerRows: [1], footerRows: [], delimiter: ',' } });
      const expected = rows.map((row) => row.map((value) => (value.trim() === '' ? null : value)));
      expect(table.rows).toEqual(expected.filter((row) => row.some((value) => value !== null)));
      const { physical, title, header: head, footer, empty, data } = table.account;
      expect(title + head + footer + empty + data).toBe(physical);
    }),
    { verbose: 1 },
  );
});

test('no bytes throw: they are read or refused', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const result = readTabular(bytes, { fileName: 'x' });
      if (!result.ok) expect(refusalCodes).toContain(result.refusal.code);
    }),
    { verbose: 1 },
  );
});

test('the list of findings is complete in both languages', () => {
  expect(findingCodes.length).toBeGreaterThan(35);
  for (const code of findingCodes) {
    const { title, message } = findingList[code];
    const said = message(3, {});
    for (const words of [title, said]) {
      expect(words.zh).toMatch(/[\u4e00-\u9fff]/);
      expect(words.en).toMatch(/[a-z]/);
    }
  }
});
