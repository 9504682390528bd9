import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { unzipSync } from 'fflate';
import Papa from 'papaparse';
import { Type } from 'typebox';
import { expect, it } from 'vitest';
import { sheetWriter } from '#adapters/files';
import { type Actor, defineRead, ok, PageOf, packCursor, pageInput, text, unpackOffset } from '#foundation';
import type { SheetWriter } from '../ports.ts';
import type { Registry } from '../registry.ts';
import { exportList } from './export-list.ts';

const length = 300_000;
const actor = { kind: 'person', personId: 'per_1', organisationId: 'org_1', roles: [] } as unknown as Actor;

/** A list as long as a province has registrations, which says how far it was read; and a writer that says how far it wrote. */
function counted(mostInASheet?: number) {
  const at = { given: 0, written: 0, pages: 0, ahead: 0, dropped: 0 };
  const list = defineRead({
    name: 'registration.counted',
    title: text('登记', 'Registrations'),
    path: '/api/v1/counted',
    audience: 'signed-in',
    input: Type.Object(pageInput),
    output: PageOf(Type.Object({ number: Type.String(), title: Type.String(), calls: Type.Integer() })),
    sheet: { number: text('编号', 'Number'), title: text('名称', 'Title'), calls: text('次数', 'Calls') },
    async run(_actor, { cursor, limit = 50 }) {
      const from = unpackOffset(cursor);
      if (from >= 1000 && at.dropped === -1) throw new Error('the source failed');
      at.pages++;
      at.ahead = Math.max(at.ahead, at.given - at.written);
      const items = Array.from({ length: Math.min(limit, length - from) }, (_, place) => ({
        number: `登-${from + place}`,
        title: from + place === 7 ? '=HYPERLINK("x")<&>"\u0001' : '第一行\r\n第二行,“引号"',
        calls: from + place,
      }));
      at.given += items.length;
      return ok({ items, next: from + limit < length ? packCursor(from + limit) : null, total: length });
    },
  });
  const sheets: SheetWriter = {
    ...sheetWriter,
    async begin(format, sheet) {
      const growing = await sheetWriter.begin(format, sheet);
      return {
        ...growing,
        async add(rows) {
          await growing.add(rows);
          at.written += rows.length;
        },
        async drop() {
          at.dropped = 1;
          await growing.drop();
        },
      };
    },
  };
  const act = exportList(
    () => ({ reads: [list] }) as unknown as Registry,
    sheets,
    mostInASheet,
  ) as unknown as {
    run(
      actor: Actor,
      input: object,
      context: object,
    ): Promise<{ ok: boolean; value: { rows: number; cut: boolean; bytes: number } }>;
    file(answer: unknown): { body: Readable; fileName: string; contentType: string };
  };
  const told: unknown[] = [];
  const tx = { emit: async (event: unknown) => void told.push(event) };
  const context = {
    requestId: 'req_1',
    signal: new AbortController().signal,
    database: { transaction: (body: (tx: object) => unknown) => body(tx) },
    done: { log: { record: async () => {} }, line: {}, written: () => {} },
  };
  const exported = async (format: string, more: object = {}) => {
    const answer = await act.run(actor, { list: list.name, format }, { ...context, ...more });
    return { answer, file: answer.ok ? act.file(answer.value) : null };
  };
  return { at, exported, told };
}

it('a list of 300,000 lines comes whole as CSV, with never more than a page on its way', {
  timeout: 60_000,
}, async () => {
  const { at, exported, told } = counted();
  const { answer, file } = await exported('csv');
  expect(answer.value).toMatchObject({ rows: length, cut: false });
  expect(at).toMatchObject({ given: length, written: length, pages: length / 200, ahead: 0 });
  expect(told).toMatchObject([{ kind: 'casework.list-exported', payload: { rows: length, cut: false } }]);
  const body = (await buffer(file!.body)).toString('utf8');
  expect(Buffer.byteLength(body)).toBe(answer.value.bytes);
  expect(body.startsWith('\uFEFF编号,名称,次数\r\n')).toBe(true);
  const { data, errors } = Papa.parse<string[]>(body.slice(1), { skipEmptyLines: true });
  expect(errors).toEqual([]);
  expect(data).toHaveLength(length + 1);
  expect(data[8]).toEqual(['登-7', '\'=HYPERLINK("x")<&>"\u0001', '7']);
  expect(data.at(-1)).toEqual([`登-${length - 1}`, '第一行\r\n第二行,“引号"', String(length - 1)]);
});

it('and as a workbook, whose texts are texts', { timeout: 120_000 }, async () => {
  const { at, exported } = counted();
  const { answer, file } = await exported('xlsx');
  expect([answer.value.rows, at.ahead, at.pages]).toEqual([length, 0, length / 200]);
  const parts = unzipSync(await buffer(file!.body));
  const sheet = Buffer.from(parts['xl/worksheets/sheet1.xml']!).toString('utf8');
  expect(sheet.split('<row>').length - 1).toBe(length + 1);
  expect(sheet).toContain('&apos;=HYPERLINK'.replace('&apos;', "'"));
  expect(sheet).not.toContain('<f>');
  expect(sheet).not.toContain('\u0001');
});

it('whose caller hung up, or whose source fails, is let go of and leaves nothing', async () => {
  const gone = counted();
  const caller = new AbortController();
  caller.abort();
  await expect(gone.exported('csv', { signal: caller.signal })).rejects.toThrow();
  expect([gone.at.pages, gone.at.dropped]).toEqual([0, 1]);
  const failing = counted();
  failing.at.dropped = -1;
  await expect(failing.exported('xlsx')).rejects.toThrow('the source failed');
  expect(failing.at.dropped).toBe(1);
  expect(failing.told).toEqual([]);
});

it('ends where a sheet does, and says so; a list that just fits does not', async () => {
  const rows = async (most: number) => {
    const { answer, file } = await counted(most).exported('xlsx');
    const sheet = Buffer.from(unzipSync(await buffer(file!.body))['xl/worksheets/sheet1.xml']!).toString(
      'utf8',
    );
    return [
      answer.value.rows,
      answer.value.cut,
      sheet.split('<row>').length - 1,
      sheet.includes(`只有前 ${most} 行`),
    ];
  };
  expect(await rows(1_000)).toEqual([1_000, true, 1_002, true]);
  expect(await rows(1_050)).toEqual([1_050, true, 1_052, true]);
  expect(await rows(length)).toEqual([length, false, length + 1, false]);
});
