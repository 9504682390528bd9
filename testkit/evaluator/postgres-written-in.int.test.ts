import pg from 'pg';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { expectOk } from '#foundation';
import { quoteText } from '#platform/authorisation/model';
import { type GovernedGround, governedGround } from './governed-run.ts';
import { num, showNum, to } from './numbers.ts';
import { item, resource, sampleAgreement } from './sample-agreement.ts';

// What is written into one SELECT over protected tables (WITH, subqueries, USING, NULLIF, round, the average of an indicator) means what
// PostgreSQL says it means. Groups are large enough, so that nothing is blank.

const people = Array.from({ length: 120 }, (_, index) => ({
  pid: `p${index}`,
  area: ['东', '西', '南'][index % 3]!,
  age: String(20 + ((index * 7) % 50)),
  pay: index % 5 === 0 ? null : `${1000 + index * 3}.25`,
  born: `${1960 + (index % 40)}-0${1 + (index % 9)}-15`,
}));
const areas = ['东', '西', '南'].map((area, index) => ({ area, rain: `${index}.5` }));
const resources = [
  resource('people', {
    items: [
      item('pid', '人员', 'text'),
      item('area', '区', 'text'),
      item('age', '年龄', 'integer'),
      item('pay', '收入', 'decimal', { kind: 'keep' }, 2),
      item('born', '出生', 'date'),
    ],
    protectedUnits: [{ unit: 'person', items: ['pid'] }],
    joins: [{ toResourceId: 'res_areas', keys: [{ from: 'area', to: 'area' }] }],
  }),
  resource('areas', {
    items: [item('area', '区', 'text'), item('rain', '雨', 'decimal', { kind: 'keep' }, 1)],
  }),
];

let ground: GovernedGround;
let client: pg.Client;
beforeAll(async () => {
  ground = await governedGround(
    sampleAgreement(resources, { minimumGroup: 2 }),
    { res_people: people, res_areas: areas },
    Object.fromEntries(
      resources.map(({ resourceId, items }, index) => [
        resourceId,
        {
          revisionId: `rev_${index}`,
          schema: items.map(({ itemId, type }) => ({ itemId, type, column: `raw ${itemId}` })),
          uniqueKeys: [[index === 0 ? 'pid' : 'area']],
        },
      ]),
    ),
  );
  client = new pg.Client({ connectionString: inject('postgresUrl') });
  await client.connect();
  await client.query(
    'CREATE TEMP TABLE people (pid text, area text COLLATE "C", age bigint, pay numeric(18,2), born date); CREATE TEMP TABLE areas (area text COLLATE "C", rain numeric(18,1))',
  );
  const values = (rows: readonly object[]): string =>
    rows
      .map(
        (row) =>
          `(${Object.values(row)
            .map((cell) => (cell === null ? 'NULL' : quoteText(String(cell))))
            .join(', ')})`,
      )
      .join(', ');
  await client.query(`INSERT INTO people VALUES ${values(people)}`);
  await client.query(`INSERT INTO areas VALUES ${values(areas)}`);
});
afterAll(async () => {
  ground.close();
  await client.end();
});

const comparable = (cell: unknown): unknown => {
  if (typeof cell === 'boolean' || cell === null) return cell;
  const text = String(cell);
  return /^-?\d+(\.\d+)?$/.test(text) ? showNum(to(num(text), 6)) : text;
};

it.each([
  'WITH t AS (SELECT area, count(*) AS n FROM people GROUP BY area) SELECT area, n FROM t WHERE n > 10 ORDER BY n DESC, area',
  'SELECT area, 100.0 * n / m AS share FROM (SELECT area, count(*) AS n, count(pay) AS m FROM people GROUP BY area) t ORDER BY share, area LIMIT 2',
  'SELECT t.* FROM (SELECT area, avg(pay) AS mean FROM people GROUP BY 1 HAVING count(*) > 3) AS t ORDER BY area',
  'SELECT band, count(*) FROM (SELECT age / 10 * 10 AS band FROM people WHERE age < 60) t GROUP BY band ORDER BY band',
  'SELECT sum(double) FROM (SELECT pay * 2 AS double, age FROM people) t WHERE age > 30',
  'WITH grown AS (SELECT * FROM (SELECT area, age, pay FROM people WHERE age >= 30) g), rich AS (SELECT area, pay FROM grown WHERE pay > 1100) SELECT area, count(*) FROM rich GROUP BY area ORDER BY area',
  'SELECT area AS age, count(*) FROM (SELECT area, age FROM people) t GROUP BY area, age HAVING count(*) > 1 ORDER BY area, 2',
  'SELECT kind, n FROM (SELECT CASE WHEN age < 40 THEN 1 ELSE 2 END AS kind, count(*) AS n FROM people GROUP BY kind) t ORDER BY kind',
  'SELECT area, count(*) FROM people JOIN areas USING (area) WHERE rain > 0.5 GROUP BY people.area ORDER BY 2'.replace(
    'SELECT area',
    'SELECT people.area',
  ),
  'SELECT area, round(avg(pay), 2), round(avg(age)), round(count(*) / 7.0, 3) FROM people GROUP BY area ORDER BY area',
  'SELECT area, avg(pay)::numeric(10,1), round(-avg(pay), 0) FROM people GROUP BY area ORDER BY area',
  'SELECT round(pay / 100) AS hundreds, count(*) FROM people WHERE pay IS NOT NULL GROUP BY hundreds HAVING count(*) > 1 ORDER BY 1',
  'SELECT area, avg(CASE WHEN age > 40 THEN 1 ELSE 0 END), avg(CASE WHEN pay > 1200 THEN 100.0 ELSE 0 END) FROM people GROUP BY area ORDER BY area',
  'SELECT area, avg(CASE WHEN age > 40 THEN 1 ELSE 0 END) FILTER (WHERE pay > 1050) FROM people GROUP BY area ORDER BY area',
  'SELECT count(*) / NULLIF(count(pay) - 96, 0), NULLIF(count(*), 119), NULLIF(sum(pay), 0) FROM people',
  "SELECT NULLIF(area, '东') AS a, count(*) FROM people GROUP BY a ORDER BY a",
  'SELECT avg(2026 - extract(year FROM born)), sum(extract(month FROM born)), area FROM people GROUP BY area ORDER BY area',
])('%s', async (sql) => {
  const { rows, suppressed } = expectOk(await ground.answer(sql)).result;
  expect(suppressed).toEqual([]);
  const theirs = await client.query({ text: sql, rowMode: 'array' });
  expect(rows.map((row) => row.map(comparable))).toEqual(
    theirs.rows.map((row: unknown[]) => row.map(comparable)),
  );
});

it.each([
  ['WITH t AS (SELECT area, count(*) AS n FROM people GROUP BY area) SELECT avg(n) FROM t', 'subquery'],
  ['SELECT count(*) FROM (SELECT pid FROM people GROUP BY pid HAVING count(*) > 1) t', 'subquery'],
  ['SELECT area FROM (SELECT area, count(*) FROM people GROUP BY area LIMIT 2) t', 'subquery'],
  ['SELECT count(*) FROM (SELECT DISTINCT area FROM people) t', 'subquery'],
  ['SELECT count(age) FROM (SELECT area FROM people) t', 'subquery-column'],
  ['WITH t AS (SELECT area FROM people), u AS (SELECT area FROM t) SELECT count(*) FROM t', 'with'],
  ['WITH RECURSIVE t AS (SELECT area FROM people) SELECT count(*) FROM t', 'with'],
])('means more than one grouping, and is refused: %s', async (sql, construct) => {
  expect(await ground.answer(sql)).toMatchObject({
    ok: false,
    problem: { code: 'query/not-supported', data: { construct } },
  });
});

it('is bounded: names that stand for names that stand for names', async () => {
  const chain = Array.from(
    { length: 30 },
    (_, index) =>
      `t${index} AS (SELECT x + x AS x FROM ${index === 0 ? '(SELECT age AS x FROM people) p' : `t${index - 1}`})`,
  );
  expect(await ground.answer(`WITH ${chain.join(', ')} SELECT count(*) FROM t29 WHERE x > 0`)).toMatchObject({
    ok: false,
    problem: { code: 'query/too-large' },
  });
});
