import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOpenTables } from './open-tables.ts';

const size = 600_000;
const columns = [
  { name: '编"号', type: 'integer' },
  { name: '摘要', type: 'text' },
  { name: '金额', type: 'decimal' },
] as const;
let folder: string;
let tables: Awaited<ReturnType<typeof createOpenTables>>;
const table = { sha256: 'large', columns };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongshu-open-'));
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(
    `COPY (SELECT i AS "编""号", repeat(md5(i::VARCHAR), 8) AS "摘要",
       CASE WHEN i % 10 = 0 THEN NULL ELSE ((i * 7919) % 100003)::DECIMAL(18, 2) / 100 END AS "金额" FROM range(${size}) AS t (i))
     TO '${join(folder, 'large.parquet')}' (FORMAT parquet, COMPRESSION zstd)`,
  );
  connection.disconnectSync();
  instance.closeSync();
  tables = await createOpenTables({
    path: (sha256) => join(folder, `${sha256}.parquet`),
    folder: join(folder, 'work'),
  });
}, 120_000);
afterAll(async () => {
  tables?.close();
  await rm(folder, { recursive: true, force: true });
});

describe('a large open table', () => {
  it('is scanned whole without being held: the second half takes no more memory than the first', {
    timeout: 120_000,
  }, async () => {
    let [rows, letters, firstHalf, secondHalf] = [0, 0, 0, 0];
    for await (const some of tables.scan(table)) {
      rows += some.length;
      for (const [, text] of some) letters += String(text).length;
      const { rss } = process.memoryUsage();
      if (rows <= size / 2) firstHalf = Math.max(firstHalf, rss);
      else secondHalf = Math.max(secondHalf, rss);
    }
    expect([rows, letters]).toEqual([size, size * 256]);
    // Half of the text alone would be 77 MB, and as strings of JavaScript more.
    expect(secondHalf - firstHalf).toBeLessThan(60 << 20);
  });

  it('gives pages in order with empty values last, each going on where the last ended', {
    timeout: 60_000,
  }, async () => {
    const order = { column: columns[2], descending: true };
    const first = (await tables.page(table, { filters: [], order, limit: 50 }))!;
    const second = (await tables.page(table, {
      filters: [],
      order,
      limit: 50,
      after: first.rows.at(-1)!.place,
    }))!;
    const amounts = [...first.rows, ...second.rows].map(({ cells }) => Number(cells[2]));
    expect(amounts).toEqual(amounts.toSorted((one, other) => other - one));
    const both = (await tables.page(table, { filters: [], order, limit: 100 }))!;
    expect([...first.rows, ...second.rows]).toEqual(both.rows);
    const empty = { filters: [{ column: columns[2], way: 'null', values: [] }], order } as const;
    expect(await tables.count(table, empty, size)).toBe(size / 10);
    expect(
      (await tables.page(table, { ...empty, limit: 1, after: { value: null, row: 10 } }))!.rows,
    ).toMatchObject([{ place: { value: null, row: 20 } }]);
    expect(await tables.count(table, { filters: [] }, 101)).toBe(101);
  });

  it('is let be when it takes too long, and asked by no more than find a place', async () => {
    const hasty = await createOpenTables({
      path: (sha256) => join(folder, `${sha256}.parquet`),
      folder,
      patience: 1,
      atOnce: 1,
    });
    const slow = { filters: [], order: { column: columns[1], descending: false }, limit: 100 };
    const asked = await Promise.all([1, 2, 3, 4].map(() => hasty.page(table, slow)));
    expect(asked).toEqual([null, null, null, null]);
    hasty.close();
  });
});
