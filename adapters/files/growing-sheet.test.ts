import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { buffer } from 'node:stream/consumers';
import * as XLSX from '@e965/xlsx';
import { expect, it } from 'vitest';
import { sheetWriter } from './sheet-writer.ts';

it('a workbook that grew is read back as it was written, by the workbook library', async () => {
  const sheet = await sheetWriter.begin('xlsx', { name: '清单/一[二]', head: ['文号', '件数'] });
  await sheet.add([
    ['公数告〔2026〕1号 <&"', 3],
    ['=1+1', 0],
  ]);
  await sheet.add([]);
  await sheet.add([['  前后空格  ', -1.5]]);
  const { body, bytes } = await sheet.end('只有前三行');
  const file = await buffer(body);
  expect(file).toHaveLength(bytes);
  const book = XLSX.read(file, { cellFormula: true });
  expect(book.SheetNames).toEqual(['清单 一 二 ']);
  const page = book.Sheets[book.SheetNames[0]!]!;
  expect(XLSX.utils.sheet_to_json(page, { header: 1 })).toEqual([
    ['文号', '件数'],
    ['公数告〔2026〕1号 <&"', 3],
    ['=1+1', 0],
    ['  前后空格  ', -1.5],
    ['只有前三行'],
  ]);
  expect(page.A3).toMatchObject({ t: 's' });
  expect(page.A3.f).toBeUndefined();
});

it('leaves no file behind, whether it was read or dropped', async () => {
  const before = (await readdir(tmpdir())).filter((name) => name.startsWith('gongshu-list-'));
  const dropped = await sheetWriter.begin('csv', { name: 'x', head: ['a'] });
  await dropped.drop();
  const kept = await sheetWriter.begin('csv', { name: 'x', head: ['a'] });
  await kept.add([['甲']]);
  const { body } = await kept.end();
  expect((await buffer(body)).toString('utf8')).toBe('\uFEFFa\r\n甲\r\n');
  expect((await readdir(tmpdir())).filter((name) => name.startsWith('gongshu-list-'))).toEqual(before);
});
