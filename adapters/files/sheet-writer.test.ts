import * as XLSX from '@e965/xlsx';
import { expect, it } from 'vitest';
import { sheetWriter } from './sheet-writer.ts';

const read = (bytes: Buffer) => {
  const book = XLSX.read(bytes, { cellFormula: true });
  return { name: book.SheetNames[0]!, page: book.Sheets[book.SheetNames[0]!]! };
};

it('writes head, rows and a note, which a reader gets back as they were', async () => {
  const bytes = await sheetWriter.write({
    name: '清单/一[二]',
    head: ['文号', '件数'],
    rows: [
      ['公数告〔2026〕1号', 3],
      ['', 0],
    ],
    note: '只有前两行',
  });
  const { name, page } = read(bytes);
  expect(name).toBe('清单 一 二 ');
  expect(XLSX.utils.sheet_to_json(page, { header: 1, defval: '' })).toEqual([
    ['文号', '件数'],
    ['公数告〔2026〕1号', 3],
    ['', 0],
    ['只有前两行', ''],
  ]);
});

it('has no formula, whatever stands in a cell', async () => {
  const { page } = read(await sheetWriter.write({ name: 'x', head: ['a'], rows: [['=1+1'], ["'=1+1"]] }));
  for (const place of ['A2', 'A3']) expect(page[place]).toMatchObject({ t: 's' });
  expect(page.A2.f).toBeUndefined();
});
