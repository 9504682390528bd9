import pg from 'pg';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { expectOk } from '#foundation';
import { quoteText } from '#platform/authorisation/model';
import { type GovernedGround, governedGround } from './governed-run.ts';
import { num, showNum, to } from './numbers.ts';
import type { SourceRow } from './project-row.ts';
import { item, resource, sampleAgreement } from './sample-agreement.ts';

// The language is PostgreSQL's, the engine is not: every case runs as written on PostgreSQL, and printed on the engine.

const rows: readonly SourceRow[] = [
  ['一', '-7', '2.50', 'abc', '2024-02-29', '2024-02-29 23:59:59', 'true'],
  ['一', '7', '-2.55', 'a_c', '2024-12-31', '2025-01-01 00:00:00', 'false'],
  ['二', '2', '0.00', 'a%c', '2025-01-01', null, null],
  ['二', null, '10000000000.05', 'ABC', null, '1999-12-31 08:30:00', 'true'],
  ['三', '0', null, null, '1999-03-07', '2024-02-29 00:00:00', 'false'],
  ['三', '99999999999', '0.05', '中文😀', '2024-02-29', null, 'true'],
  [null, '-1', '-0.05', '', '2025-06-15', '2025-06-15 12:00:00', 'false'],
].map(([g, i, d, s, day, at, ok]) => ({ g: g!, i: i!, d: d!, s: s!, day: day!, at: at!, ok: ok! }));

const facts = resource('facts', {
  items: [
    item('g', '组', 'text'),
    item('i', '整数', 'integer'),
    item('d', '小数', 'decimal', { kind: 'keep' }, 2),
    item('s', '文本', 'text'),
    item('day', '日期', 'date'),
    item('at', '时间', 'timestamp'),
    item('ok', '是否', 'boolean'),
  ],
  forms: ['aggregate', 'open-extract'],
});
const types: { readonly [name: string]: string } = {
  g: 'text COLLATE "C"',
  i: 'bigint',
  d: 'numeric(18,2)',
  s: 'text COLLATE "C"',
  day: 'date',
  at: 'timestamp',
  ok: 'boolean',
};

let ground: GovernedGround;
let client: pg.Client;
beforeAll(async () => {
  ground = await governedGround(
    sampleAgreement([facts]),
    { res_facts: rows },
    {
      res_facts: {
        revisionId: 'rev_1',
        schema: facts.items.map(({ itemId, type }) => ({ itemId, type, column: `raw ${itemId}` })),
        uniqueKeys: [],
      },
    },
  );
  client = new pg.Client({ connectionString: inject('postgresUrl') });
  await client.connect();
  const columns = Object.keys(types);
  await client.query(
    `CREATE TEMP TABLE facts (${columns.map((name) => `"${name}" ${types[name]}`).join(', ')})`,
  );
  for (const row of rows)
    await client.query(
      `INSERT INTO facts VALUES (${columns.map((name) => (row[name] === null ? 'NULL' : quoteText(row[name]!))).join(', ')})`,
    );
});
afterAll(async () => {
  ground.close();
  await client.end();
});

/** Quotients and averages here have six digits, in PostgreSQL sixteen or more; everything else is equal to the digit. */
const comparable = (cell: unknown): unknown => {
  if (typeof cell === 'boolean' || cell === null) return cell;
  const text = String(cell);
  return /^-?\d+(\.\d+)?$/.test(text) ? showNum(to(num(text), 6)) : text;
};

it.each([
  'SELECT i / 2, i / -2, i % 3, i % -3, -i, abs(i), 7 / 2, -7 / 2 FROM facts ORDER BY 1, 2, 3',
  'SELECT d / 3, d / -0.7, i / 2.0, d * d, d + i, d - 0.005, -d, abs(d) FROM facts ORDER BY 1, 2, 5',
  'SELECT g, count(*), count(i), count(DISTINCT i), sum(i), sum(d), avg(i), avg(d) FROM facts GROUP BY g ORDER BY g',
  'SELECT g, count(*) FROM facts GROUP BY g ORDER BY g DESC',
  'SELECT i FROM facts ORDER BY i',
  'SELECT i FROM facts ORDER BY i DESC',
  'SELECT i FROM facts ORDER BY i DESC NULLS LAST LIMIT 3 OFFSET 1',
  'SELECT s FROM facts ORDER BY s',
  "SELECT s LIKE 'a_c', s LIKE 'a\\_c', s LIKE 'a\\%c', s LIKE '%', s LIKE '中_😀', s LIKE '', s NOT LIKE 'a%' FROM facts ORDER BY s",
  "SELECT s < 'a', s >= 'ABC', s = '' FROM facts ORDER BY s",
  "SELECT extract(year FROM day), extract(month FROM at), extract(day FROM day), date_part('year', at) FROM facts ORDER BY 1, 2, 3",
  "SELECT count(*) FROM facts WHERE date_trunc('month', day) = '2024-02-01'",
  "SELECT count(*) FROM facts WHERE date_trunc('year', at) = '2024-01-01 00:00:00'",
  "SELECT count(*) FROM facts WHERE at >= '2024-02-29' AND at < DATE '2025-01-01'".replace(
    "DATE '2025-01-01'",
    "'2025-01-01 00:00:00'",
  ),
  'SELECT ok AND i > 0, ok OR i > 0, NOT ok, ok IS NULL, ok = true FROM facts ORDER BY s',
  'SELECT i = 7, i <> 7, i IS DISTINCT FROM 7, i IS NOT DISTINCT FROM 2, i BETWEEN -1 AND 2, i NOT BETWEEN -1 AND 2 FROM facts ORDER BY i',
  'SELECT i IN (7, 2), i NOT IN (7, 2.0), d IN (0, 0.05), d > 0.0499, i > 1.5 FROM facts ORDER BY i',
  "SELECT CASE WHEN i > 1 THEN d WHEN i < 0 THEN 1 END, CASE g WHEN '一' THEN 1 WHEN '二' THEN 2.5 ELSE 0 END FROM facts ORDER BY i",
  "SELECT coalesce(i, d), coalesce(s, g, '无') FROM facts ORDER BY s, i",
  'SELECT sum(i) / count(*), sum(d) / 3, count(*) / 2, 100.0 * count(*) FILTER (WHERE ok) / count(*) FROM facts',
  'SELECT sum(i) FILTER (WHERE false), count(*) FILTER (WHERE ok), avg(d) FILTER (WHERE i > 1000) FROM facts',
  'SELECT count(*), sum(i), avg(i) FROM facts WHERE false',
  'SELECT g FROM facts WHERE false GROUP BY g',
  'SELECT count(*) FROM facts HAVING count(*) > 100',
  'SELECT g, count(*) AS n FROM facts GROUP BY 1 HAVING sum(i) > 0 OR g IS NULL ORDER BY n DESC, 1 NULLS FIRST',
  'SELECT i > 0 AS positive, count(*) FROM facts GROUP BY positive ORDER BY positive',
  'SELECT DISTINCT g FROM facts ORDER BY g DESC',
  'SELECT CAST(i AS numeric) / 2, i::numeric * 0.5 FROM facts ORDER BY i',
  'SELECT sum(i) * sum(d), sum(d) - sum(i), -sum(i), abs(sum(d)) FROM facts WHERE i < 100',
  "SELECT count(*) FROM facts WHERE s = 'o''clock\\' OR s <> E'\\n'",
])('%s', async (sql) => {
  const ours = expectOk(await ground.answer(sql)).result;
  const theirs = await client.query({ text: sql, rowMode: 'array' });
  expect(ours.rows.map((row) => row.map(comparable))).toEqual(
    theirs.rows.map((row: unknown[]) => row.map(comparable)),
  );
});

it('differs where PostgreSQL stops with an error that would tell of single rows', async () => {
  await expect(client.query('SELECT 1 / i FROM facts')).rejects.toThrow('division by zero');
  expect(expectOk(await ground.answer('SELECT 1 / i FROM facts WHERE i = 0')).result.rows).toEqual([[null]]);
});

it('differs beyond 27 digits, where a value counts as unknown', async () => {
  const sql = 'SELECT (CAST(i AS numeric) * 99999999999) * 100000 FROM facts WHERE i > 1000';
  expect((await client.query({ text: sql, rowMode: 'array' })).rows).toEqual([
    ['999999999980000000000100000'],
  ]);
  expect(expectOk(await ground.answer(sql)).result.rows).toEqual([['999999999980000000000100000']]);
  expect(expectOk(await ground.answer(sql.replace('100000 ', '1000000 '))).result.rows).toEqual([[null]]);
});

it('differs beyond 27 digits also where the engine would compare before it looks whether the value fits', async () => {
  const large = 'CAST(i AS numeric) * 99999999999 * 1000000000';
  for (const test of [`${large} <> 4`, `4 < ${large}`, `${large} IN (4, 5)`, `${large} BETWEEN 4 AND 5`])
    expect(
      expectOk(await ground.answer(`SELECT ${test} FROM facts WHERE i > 1000`)).result.rows,
      test,
    ).toEqual([[null]]);
  // A product is rounded to ten digits before it is compared, as everywhere.
  expect(
    expectOk(await ground.answer('SELECT d * 0.000000001 * 0.01 = 0.0000000000 FROM facts WHERE d = 0.05'))
      .result.rows,
  ).toEqual([[true]]);
});
