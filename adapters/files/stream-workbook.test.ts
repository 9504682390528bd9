import { buffer } from 'node:stream/consumers';
import * as XLSX from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { streamWorkbook } from './stream-workbook.ts';

const written = async (
  head: readonly string[],
  rows: readonly (readonly (string | number | boolean | null)[])[],
) =>
  buffer(
    streamWorkbook({
      name: '气象/观测：2026',
      head,
      rows: (async function* () {
        yield rows;
      })(),
    }),
  );

describe('a workbook written as its rows come', () => {
  it('is read back cell by cell by another program, texts as texts', async () => {
    const rows = [
      ['=1+1', 1.5, true, null, '<&>"\n末'],
      ['007', -3, false, '', '\u0001坏\ud800'],
    ] as const;
    const book = XLSX.read(await written(['甲', '乙', '丙', '丁', '戊'], rows), { type: 'buffer' });
    expect(book.SheetNames).toEqual(['气象 观测：2026']);
    const read = XLSX.utils.sheet_to_json(book.Sheets[book.SheetNames[0]!]!, { header: 1, defval: null });
    expect(read[0]).toEqual(['甲', '乙', '丙', '丁', '戊']);
    expect(read[1]).toEqual(['=1+1', 1.5, true, null, '<&>"\n末']);
    expect((read[2] as unknown[]).slice(0, 3)).toEqual(['007', -3, false]);
    expect((read[2] as unknown[])[4]).toBe('\ufffd坏\ufffd');
    expect(book.Sheets[book.SheetNames[0]!]!['A2'].f).toBeUndefined();
  });

  it('is the same to the byte each time, and waits for its reader', async () => {
    const rows = Array.from({ length: 50 }, (_, at) => [`行${at}`, at]);
    expect((await written(['a', 'b'], rows)).equals(await written(['a', 'b'], rows))).toBe(true);
    let asked = 0;
    const stream = streamWorkbook({
      name: 'x',
      head: ['a'],
      rows: (async function* () {
        for (; asked < 1000; asked++)
          yield Array.from({ length: 500 }, (_, at) => [`${asked} ${at} ${(at * 7919) % 104729}`]);
      })(),
    });
    stream.read(0);
    await new Promise((done) => setTimeout(done, 200));
    expect(asked).toBeLessThan(500);
    stream.destroy();
  });
});
