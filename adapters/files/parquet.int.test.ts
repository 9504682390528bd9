import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tableOf, utf8 } from './fixtures.ts';
import { inferColumns, readInWorker, tableToParquet } from './index.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongshu-files-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function rowsOf(file: string, sql = `SELECT * FROM '${file}'`): Promise<unknown[][]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const reader = await connection.runAndReadAll(sql);
  const rows = reader.getRowsJson();
  connection.closeSync();
  instance.closeSync();
  return rows as unknown[][];
}

const text = [
  '名单,,,,,',
  '序号,"名""称",日期,金额,有效,代码',
  '1,甲,2022/1/2,1.50,是,001',
  ',,,,,',
  '2,乙,2022-02-03,20,否,002',
  '3,丙,/,3.25,是,110',
].join('\n');

test('types, nulls, quoting, order and original row numbers survive', async () => {
  const table = tableOf(text);
  const file = join(folder, "it's a file.parquet");
  const result = await tableToParquet(table, inferColumns(table), file);
  expect(result).toMatchObject({ rows: 3, columns: 6, unconverted: [], nullMarkers: 1 });
  expect(result.sha256).toMatch(/^[0-9a-f]{64}$/);
  const quoted = file.replaceAll("'", "''");
  expect(await rowsOf(quoted)).toEqual([
    [3, '1', '甲', '2022-01-02', '1.50', true, '001'],
    [5, '2', '乙', '2022-02-03', '20.00', false, '002'],
    [6, '3', '丙', null, '3.25', true, '110'],
  ]);
  const described = await rowsOf(
    file,
    `SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM '${quoted}')`,
  );
  expect(described).toEqual([
    ['_row', 'INTEGER'],
    ['序号', 'BIGINT'],
    ['名"称', 'VARCHAR'],
    ['日期', 'DATE'],
    ['金额', 'DECIMAL(4,2)'],
    ['有效', 'BOOLEAN'],
    ['代码', 'VARCHAR'],
  ]);
  const codec = await rowsOf(file, `SELECT DISTINCT compression FROM parquet_metadata('${quoted}')`);
  expect(codec).toEqual([['ZSTD']]);
});

test('same input, same bytes', async () => {
  const table = tableOf(text);
  const columns = inferColumns(table);
  const first = await tableToParquet(table, columns, join(folder, 'first.parquet'));
  const second = await tableToParquet(table, columns, join(folder, 'second.parquet'));
  expect(second.sha256).toBe(first.sha256);
});

test('a cell without its column’s type is null and told with its place', async () => {
  const table = tableOf(
    `序号,日期\n${Array.from({ length: 30 }, (_, i) => `${i},2022-01-01`).join('\n')}\n31,45356\n`,
  );
  const result = await tableToParquet(table, inferColumns(table), join(folder, 'odd.parquet'));
  expect(result.unconverted).toEqual([
    { column: '日期', count: 1, at: [{ row: 32, column: 2, excerpt: '45356' }] },
  ]);
});

test('chosen columns only, in the chosen order', async () => {
  const table = tableOf(text);
  const columns = inferColumns(table);
  const file = join(folder, 'some.parquet');
  await tableToParquet(table, [columns[5]!, columns[1]!], file);
  expect((await rowsOf(file))[0]).toEqual([3, '001', '甲']);
});

test('a worker reads, types and writes, and returns a preview', async () => {
  const file = join(folder, 'worker.parquet');
  const answer = await readInWorker({
    bytes: utf8(text),
    options: { fileName: 'x.csv' },
    parquetFile: file,
    keepRows: 1,
  });
  if (!answer.ok) throw new Error(answer.refusal.code);
  expect(answer.table.rows).toEqual([['1', '甲', '2022/1/2', '1.50', '是', '001']]);
  expect(answer.table.account.data).toBe(3);
  expect(answer.parquet).toMatchObject({ rows: 3 });
  expect(answer.columns.map((column) => column.type)).toEqual([
    'integer',
    'text',
    'date',
    'decimal',
    'boolean',
    'code',
  ]);
  expect(await rowsOf(file)).toHaveLength(3);
});

test('a worker refuses, and is ended beyond its time and memory', async () => {
  const options = { fileName: 'x.csv' };
  expect(await readInWorker({ bytes: utf8('%PDF-1.7'), options })).toMatchObject({
    refusal: { code: 'not-a-table' },
  });
  const large = utf8(`名称,编号\n${'甲公司,20220101\n'.repeat(400_000)}`);
  expect(await readInWorker({ bytes: large, options }, { milliseconds: 60 })).toMatchObject({
    refusal: { code: 'out-of-time' },
  });
  expect(await readInWorker({ bytes: large, options }, { megabytes: 24 })).toMatchObject({
    refusal: { code: 'out-of-memory' },
  });
  await expect(
    readInWorker({ bytes: large, options }, { signal: AbortSignal.timeout(50) }),
  ).rejects.toThrow();
});
