import { buffer } from 'node:stream/consumers';
import * as XLSX from '@e965/xlsx';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FileAnswer } from '#foundation';
import { type OpeningHouse, openHouse, weather } from './house.ts';

const seed = Number(process.env['GONGSHU_TEST_SEED'] ?? 20);
const size = 5_000;
let house: OpeningHouse;
let id: string;
let revisionId: string;
beforeAll(async () => {
  house = await openHouse();
  ({ resourceId: id, revisionId } = await house.table(weather(size), '气象/观测'));
  await house.list(id);
}, 180_000);
afterAll(() => house?.close());

// biome-ignore lint/suspicious/noExplicitAny: a test reads what it compares.
const rows = (question: object = {}): Promise<any> => house.read('rows', { id, ...question });
const file = (format: string, more: object = {}): Promise<FileAnswer> =>
  house.read('download', { id, format, ...more });
const bytes = async (answer: FileAnswer): Promise<Buffer> => {
  await answer.taken?.();
  return buffer((answer.body as () => NodeJS.ReadableStream)());
};
const standing = (kind: string, of: string, status: 'frozen' | 'clear') =>
  house.rows(
    `INSERT INTO lineage.standing (kind, id, status, visibility, changed_at) VALUES ($1, $2, $3, 'public', now())
     ON CONFLICT (kind, id) DO UPDATE SET status = $3`,
    [kind, of, status],
  );

/** All pages of a question, one after the other. */
async function walk(question: object): Promise<readonly (readonly unknown[])[]> {
  const found: (readonly unknown[])[] = [];
  let cursor: string | null = null;
  do {
    const page = await rows({ ...question, limit: 777, ...(cursor ? { cursor } : {}) });
    if (page.code) throw new Error(page.code);
    found.push(...page.rows);
    cursor = page.next;
  } while (cursor);
  return found;
}

describe('the open data API', () => {
  it('gives fields, filters, order and every row once, over pages', async () => {
    const first = await rows({ limit: 2 });
    expect(first).toMatchObject({
      revision: { id: revisionId },
      fields: [
        { name: '日期', type: 'date' },
        { name: '站点', type: 'text' },
        { name: '气温', type: 'integer' },
      ],
      rows: [
        ['2026-01-01', '站0', 0],
        ['2026-01-02', '站1', 7],
      ],
      total: size,
    });
    const all = await walk({});
    expect(all).toHaveLength(size);
    const warm = await walk({ fields: '气温', filter: '气温:ge:28;站点:in:站1|站2', sort: '-气温' });
    const expected = all
      .filter(([, station, degrees]) => Number(degrees) >= 28 && ['站1', '站2'].includes(String(station)))
      .map(([, , degrees]) => Number(degrees))
      .sort((one, other) => other - one);
    expect(warm.flat()).toEqual(expected);
    expect((await rows({ filter: '站点:eq:站3', limit: 1 })).total).toBe(
      all.filter(([, s]) => s === '站3').length,
    );
    expect(await rows({ q: '站6', limit: 1 })).toMatchObject({
      rows: [[expect.anything(), '站6', expect.anything()]],
    });
  });

  it('answers any question as a plain walk over the rows does', { timeout: 120_000 }, async () => {
    const all = await walk({});
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('eq', 'ne', 'lt', 'le', 'gt', 'ge'),
        fc.integer({ min: -2, max: 33 }),
        fc.constantFrom('', '气温', '-气温', '站点', '-日期'),
        async (way, value, sort) => {
          const holds = {
            eq: (x: number) => x === value,
            ne: (x: number) => x !== value,
            lt: (x: number) => x < value,
            le: (x: number) => x <= value,
            gt: (x: number) => x > value,
            ge: (x: number) => x >= value,
          }[way];
          const found = await walk({ filter: `气温:${way}:${value}`, ...(sort ? { sort } : {}) });
          const expected = all.filter(([, , degrees]) => holds(Number(degrees)));
          expect([...found].map(String).sort()).toEqual(expected.map(String).sort());
          if (sort !== '') {
            const at = ['日期', '站点', '气温'].indexOf(sort.replace('-', ''));
            const column = found.map((row) => row[at] as string | number);
            const sorted = [...column].sort((one, other) => (one < other ? -1 : one > other ? 1 : 0));
            expect(column).toEqual(sort.startsWith('-') ? sorted.toReversed() : sorted);
          }
        },
      ),
      { seed, numRuns: 12 },
    );
  });

  it('takes no SQL and tells all that is wrong at once', async () => {
    expect(
      await rows({ filter: `气温:eq:1) OR (1=1;站点":eq:x`, fields: '* FROM x', sort: '站点; DROP' }),
    ).toMatchObject({ code: 'opening/question-not-right', defects: [{}, {}, {}, {}] });
    expect((await rows({ filter: `站点:eq:' OR 1=1 --` })).total).toBe(0);
    expect((await rows({ filter: '站点:contains:%' })).total).toBe(0);
    expect(await rows({ cursor: 'bm9uc2Vuc2U' })).toMatchObject({ code: 'opening/cursor-over' });
    const { next } = await rows({ limit: 1 });
    expect(await rows({ limit: 1, cursor: next, sort: '气温' })).toMatchObject({
      code: 'opening/cursor-over',
    });
  });
});

describe('downloads', () => {
  it('are the same rows in every form, counted by day and not by person', async () => {
    const all = await walk({});
    const csv = (await bytes(await file('csv'))).toString();
    expect(csv.split('\r\n')).toHaveLength(size + 2);
    expect(csv.startsWith('日期,站点,气温\r\n2026-01-01,站0,0\r\n')).toBe(true);
    const marked = await bytes(await file('csv', { bom: true }));
    expect([...marked.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(marked.subarray(3).toString()).toBe(csv);
    const json = JSON.parse((await bytes(await file('json'))).toString());
    expect(json.map(Object.values)).toEqual(all);
    const book = XLSX.read(await bytes(await file('xlsx')), { type: 'buffer' });
    expect(XLSX.utils.sheet_to_json(book.Sheets[book.SheetNames[0]!]!, { header: 1 }).slice(1)).toEqual(all);
    const parquet = await file('parquet');
    const read = await bytes(parquet);
    expect(read.subarray(0, 4).toString()).toBe('PAR1');
    expect(read).toHaveLength(parquet.ranges!.bytes);
    expect(await buffer(parquet.ranges!.open(0, 3))).toEqual(Buffer.from('PAR1'));
    const answer = await file('csv');
    expect(answer).toMatchObject({ download: true, fileName: '气象_观测_第1版.csv' });
    expect(answer.etag).not.toBe((await file('csv', { bom: true })).etag);
    expect(
      await house.rows(`SELECT format, downloads::int FROM opening.download_day ORDER BY format`),
    ).toEqual([
      { format: 'csv', downloads: 2 },
      { format: 'json', downloads: 1 },
      { format: 'parquet', downloads: 1 },
      { format: 'xlsx', downloads: 1 },
    ]);
    expect((await house.read('resource', { id })).downloads).toBe(5);
  });

  it('leave out a column whose item is frozen, name it, and have another tag', async () => {
    const [item] = await house.rows(
      `SELECT id FROM catalog.item WHERE resource_id = $1 AND column_name = '站点'`,
      [id],
    );
    if (!item) {
      await house.rows(
        `INSERT INTO catalog.item (id, resource_id, position, name, column_name, type, source_organisation)
         VALUES ('itm_station', $1, 1, '站点', '站点', 'text', 'org_x')`,
        [id],
      );
    }
    const itemId = item?.id ?? 'itm_station';
    const before = (await file('csv')).etag;
    await standing('item', itemId, 'frozen');
    expect(await rows({ limit: 1 })).toMatchObject({ leftOut: ['站点'], rows: [['2026-01-01', 0]] });
    expect(await rows({ fields: '站点' })).toMatchObject({ code: 'opening/question-not-right' });
    expect(await rows({ filter: '站点:eq:站1' })).toMatchObject({ code: 'opening/question-not-right' });
    expect((await bytes(await file('csv'))).toString().startsWith('日期,气温\r\n')).toBe(true);
    expect((await file('csv')).etag).not.toBe(before);
    const narrowed = await bytes(await file('parquet'));
    expect(narrowed.includes(Buffer.from('站点'))).toBe(false);
    expect(narrowed.includes(Buffer.from('气温'))).toBe(true);
    await standing('item', itemId, 'clear');
  });

  it('are refused at once when the revision is frozen, and one that is under way breaks off', async () => {
    const answer = await file('json');
    const taking = (answer.body as () => AsyncIterable<Buffer>)();
    const reader = taking[Symbol.asyncIterator]();
    await reader.next();
    await standing('revision', revisionId, 'frozen');
    expect(await rows()).toMatchObject({ code: 'opening/stopped', status: 409 });
    expect(await file('csv')).toMatchObject({ code: 'opening/stopped' });
    await new Promise((done) => setTimeout(done, 1_100));
    const rest = async () => {
      for (let next = await reader.next(); !next.done; next = await reader.next());
    };
    await expect(rest()).rejects.toThrow('stopped');
    await standing('revision', revisionId, 'clear');
    expect((await rows({ limit: 1 })).rows).toHaveLength(1);
  });
});

describe('what is not open to everybody', () => {
  it('gives no rows and no file: under conditions, not on the list, withdrawn, or with protected units since', async () => {
    const other = await house.table(weather(30), '有条件');
    await house.list(other.resourceId, { class: 'conditional', conditions: '经申请并承诺用途。' });
    const ask = (name: string, of: string) => house.read(name, { id: of, format: 'csv' });
    for (const name of ['rows', 'download'])
      expect(await ask(name, other.resourceId)).toMatchObject({
        code: 'opening/not-unconditional',
        status: 403,
      });
    for (const name of ['rows', 'download'])
      expect(await ask(name, 'res_none')).toMatchObject({ code: 'opening/not-on-list', status: 404 });
    await house.rows(
      `UPDATE catalog.resource SET release_mode = 'reviewed', protected_units = '[{"unit":"person","columns":["站点"]}]' WHERE id = $1`,
      [id],
    );
    for (const name of ['rows', 'download'])
      expect(await ask(name, id)).toMatchObject({ code: 'opening/stopped' });
  });
});
