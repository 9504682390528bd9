import { describe, expect, it } from 'vitest';
import { item, otherItem, resource, sampleAgreement } from '../../../testkit/evaluator/sample-agreement.ts';
import { admitQuery } from './admit.ts';
import { limits } from './limits.ts';
import { usedItems } from './lineage/column-lineage.ts';
import type { GroupedForm } from './normal-form.ts';
import { checkParameters, type QueryParameter } from './parameters.ts';
import { printQuery } from './print-query.ts';
import { compileScope, type RevisionFacts } from './scope.ts';

const person = { kind: 'pseudonym', domain: 'person' } as const;
const resources = [
  resource('people', {
    items: [
      item('pid', '人员', 'text', person),
      item('region', '区划', 'text'),
      item('age', '年龄', 'integer'),
      item('income', '收入', 'decimal'),
      item('born', '出生', 'date'),
      item('ok', '达标', 'boolean'),
    ],
    otherItems: [otherItem('id_number', '身份证号', 'text')],
    protectedUnits: [{ unit: 'person', items: ['pid'] }],
    joins: [{ toResourceId: 'res_area', keys: [{ from: 'region', to: 'region' }] }],
  }),
  resource('visits', {
    items: [
      item('pid', '人员', 'text', person),
      item('cost', '费用', 'decimal'),
      item('day', '日期', 'date'),
    ],
    protectedUnits: [{ unit: 'person', items: ['pid'] }],
    joins: [{ toResourceId: 'res_people', keys: [{ from: 'pid', to: 'pid' }] }],
  }),
  resource('area', {
    items: [item('region', '区划', 'text'), item('rain', '雨量', 'decimal'), item('名称', '名称', 'text')],
    forms: ['aggregate', 'open-extract'],
  }),
];
const facts = (relation: number, uniqueKeys: RevisionFacts['uniqueKeys'] = []): RevisionFacts => {
  const { items, otherItems } = resources[relation]!;
  return {
    revisionId: `rev_${relation}`,
    schema: [...items, ...otherItems].map(({ itemId, type }) => ({ itemId, type, column: itemId })),
    uniqueKeys,
  };
};
const revisions = { res_people: facts(0, [['pid']]), res_visits: facts(1), res_area: facts(2, [['region']]) };
const scope = compileScope(
  sampleAgreement(resources),
  'inclusive-finance',
  Temporal.Instant.from('2026-06-01T00:00:00Z'),
  revisions,
);

const admit = (sql: string, parameters: readonly QueryParameter[] = []) => admitQuery(sql, scope, parameters);
const refusal = async (sql: string) => {
  const result = await admit(sql);
  return result.ok ? `admitted: ${sql}` : result.problem;
};
const grouped = async (sql: string): Promise<GroupedForm> => {
  const result = await admit(sql);
  if (!result.ok || result.value.normalForm.shape !== 'grouped') throw new Error(JSON.stringify(result));
  return result.value.normalForm;
};

describe('what is admitted', () => {
  it.each([
    'SELECT region, count(*) FROM people GROUP BY region',
    'select P.region, avg(income) as 平均 from people as p where age between 18 and 60 group by 1 having count(*) > 100 order by 平均 desc limit 10',
    'SELECT count(DISTINCT pid) FROM visits',
    "SELECT date_trunc('month', v.day), sum(v.cost) FROM visits v JOIN people p ON v.pid = p.pid WHERE p.region LIKE '1101%' GROUP BY 1",
    'SELECT a.rain > 10 AS wet, count(*) FILTER (WHERE p.ok) FROM people p LEFT JOIN area a ON a.region = p.region GROUP BY a.rain > 10',
    'SELECT DISTINCT region FROM people',
    'SELECT 名称, rain FROM area WHERE rain IS NOT NULL ORDER BY rain DESC LIMIT 3',
    'SELECT count(*) -- 多少\n/* a comment /* inside another */ */ FROM "people";',
    "SELECT sum(CASE WHEN born >= DATE '2000-01-01' THEN income ELSE 0 END) / count(*) FROM people",
  ])('%s', async (sql) => {
    expect((await admit(sql)).ok).toBe(true);
  });

  it('carries no comment and no name of the query into what runs', async () => {
    const form = await grouped(
      'SELECT count(*) AS "x""; DROP" /* secret */ FROM people AS "evil""alias" WHERE "evil""alias".age > 3',
    );
    const { sql } = printQuery(form, { guards: scope.guards });
    expect(sql).not.toMatch(/secret|evil|DROP|--/);
    expect(sql).toContain('FROM "main"."res_people" AS r0 WHERE (r0."age" > CAST(\'3\' AS BIGINT))');
  });

  it('knows what it looks at anywhere, for lineage', async () => {
    const form = await grouped(
      'SELECT count(*) FILTER (WHERE p.ok) FROM visits v JOIN people p ON v.pid = p.pid WHERE v.cost > 1 ORDER BY avg(p.age)',
    );
    expect(usedItems(form)).toEqual([
      { resourceId: 'res_visits', revisionId: 'rev_1', itemIds: ['pid', 'cost'] },
      { resourceId: 'res_people', revisionId: 'rev_0', itemIds: ['pid', 'age', 'ok'] },
    ]);
  });

  it('counts rows only where the unit is unique and no join repeats it', async () => {
    const counted = async (sql: string) => (await grouped(sql)).subjects.map(({ countedBy }) => countedBy);
    expect(await counted('SELECT count(*) FROM people')).toEqual(['rows']);
    expect(await counted('SELECT count(*) FROM people p JOIN area a ON p.region = a.region')).toEqual([
      'rows',
    ]);
    expect(await counted('SELECT count(*) FROM people p JOIN visits v ON v.pid = p.pid')).toEqual([
      'distinct',
      'distinct',
    ]);
    expect(await counted('SELECT count(*) FROM visits')).toEqual(['distinct']);
  });

  it('makes CASE and FILTER one condition, so that units behind the argument are counted', async () => {
    const form = await grouped(
      "SELECT sum(CASE WHEN region = '110105' THEN income END) FILTER (WHERE ok), sum(income) FILTER (WHERE ok AND region = '110105') FROM people",
    );
    expect(form.atoms).toHaveLength(1);
    const { sql } = printQuery(form, { guards: scope.guards });
    expect(sql).toContain(
      `count(nullif(r0."income", 0)) FILTER (WHERE (r0."ok" AND (r0."region" = CAST('110105' AS VARCHAR))))`,
    );
  });
});

describe('what is not granted', () => {
  it.each([
    ['SELECT count(*) FROM salaries', 1, 22],
    ['SELECT count(*) FROM information_schema.tables', 1, 22],
    ['SELECT count(*) FROM pg_catalog.pg_class', 1, 22],
    ['SELECT count(*) FROM main.res_people', 1, 22],
    ['SELECT count(*) FROM res_people', 1, 22],
    ['SELECT count(*) FROM "read_csv(\'/etc/passwd\')"', 1, 22],
    ["SELECT count(*) FROM people\n WHERE id_number = '1'", 2, 8],
    ['SELECT count(*) FROM people WHERE __unit_0 = 1', 1, 35],
    ['SELECT count(名称) FROM people', 1, 14],
    ['SELECT count(*) FROM people AS p WHERE people.age = 1', 1, 40],
  ])('%s → query/not-granted with rule, clause and place', async (sql, line, column) => {
    expect(await refusal(sql)).toMatchObject({
      code: 'query/not-granted',
      rule: 'R29',
      clause: { document: '实施规范', article: '21' },
      data: { line, column },
    });
  });

  it('gives one answer for what is there but not granted and for what is not there', async () => {
    const [hidden, absent] = [
      await refusal('SELECT count(id_number) FROM people'),
      await refusal('SELECT count(id_nonsens) FROM people'),
    ];
    expect(JSON.stringify(hidden).replaceAll('id_number', 'id_nonsens')).toBe(JSON.stringify(absent));
  });

  it('says why nothing is granted when the scope is empty', async () => {
    const empty = compileScope(
      sampleAgreement(resources),
      'marketing',
      Temporal.Instant.from('2026-06-01T00:00:00Z'),
      revisions,
    );
    const result = await admitQuery('SELECT count(*) FROM people', empty);
    expect(result).toMatchObject({
      ok: false,
      problem: { code: 'query/nothing-granted', rule: 'R29', clause: { article: '21' } },
    });
  });
});

describe('what is refused, with code, construct and nearest allowed form', () => {
  it.each([
    // Statements
    ['', 'one-select-only', 'Nothing'],
    [';', 'one-select-only', 'Nothing'],
    ['SELECT count(*) FROM people; DROP TABLE people', 'one-select-only', 'several-statements'],
    ["COPY people TO '/tmp/x'", 'one-select-only', 'CopyStmt'],
    ['DELETE FROM people', 'one-select-only', 'DeleteStmt'],
    ['EXPLAIN SELECT 1', 'one-select-only', 'ExplainStmt'],
    ['SET search_path = x', 'one-select-only', 'VariableSetStmt'],
    ['WITH x AS (SELECT 1) SELECT count(*) FROM x', 'not-supported', 'subquery'],
    ['WITH x AS (SELECT age FROM people) SELECT count(*) FROM people', 'not-supported', 'with'],
    ['SELECT count(*) FROM people UNION SELECT 1', 'not-supported', 'set-operation'],
    ['VALUES (1)', 'not-supported', 'values'],
    ['SELECT count(*) INTO t FROM people', 'not-supported', 'into'],
    ['SELECT count(*) FROM people FOR UPDATE', 'not-supported', 'locking'],
    ['SELECT 1', 'not-supported', 'no-table'],
    // Tables
    ['SELECT count(*) FROM people, visits', 'not-supported', 'comma-join'],
    ['SELECT count(*) FROM people CROSS JOIN area', 'not-supported', 'cross-join'],
    ['SELECT count(*) FROM people NATURAL JOIN area', 'not-supported', 'natural'],
    ['SELECT count(*) FROM people JOIN area USING (age)', 'not-granted', undefined],
    ['SELECT count(*) FROM people p RIGHT JOIN area a ON p.region = a.region', 'not-supported', 'join-kind'],
    [
      'SELECT count(*) FROM people p JOIN area a ON p.region = a.region OR true',
      'not-supported',
      'join-condition',
    ],
    ['SELECT count(*) FROM people p JOIN people q ON p.pid = q.pid', 'not-supported', 'self-join'],
    ['SELECT count(*) FROM (SELECT * FROM people) x', 'not-supported', 'subquery'],
    ["SELECT count(*) FROM read_csv('/etc/passwd')", 'not-supported', 'table-function'],
    ['SELECT count(*) FROM people TABLESAMPLE BERNOULLI (1)', 'not-supported', 'sample'],
    ['SELECT count(*) FROM ONLY people', 'not-supported', 'only'],
    ['SELECT count(*) FROM people AS p(a, b)', 'not-supported', 'alias.colnames'],
    ['SELECT count(*) FROM LATERAL (SELECT 1) x', 'not-supported', 'subquery'],
    // Expressions
    ['SELECT * FROM people', 'not-supported', 'star'],
    ['SELECT people.* FROM people', 'not-supported', 'star'],
    ['SELECT min(age) FROM people', 'not-supported', 'picking-aggregate'],
    ['SELECT max(age) FROM people', 'not-supported', 'picking-aggregate'],
    ['SELECT list(age) FROM people', 'not-supported', 'picking-aggregate'],
    ['SELECT arg_max(age, income) FROM people', 'not-supported', 'picking-aggregate'],
    ["SELECT string_agg(region, ',') FROM people", 'not-supported', 'picking-aggregate'],
    [
      'SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY age) FROM people',
      'not-supported',
      'spread-aggregate',
    ],
    ['SELECT sum(age) OVER () FROM people', 'not-supported', 'window'],
    ['SELECT row_number() OVER w FROM people WINDOW w AS (ORDER BY age)', 'not-supported', 'window'],
    ['SELECT count(*) FROM people WHERE EXISTS (SELECT 1 FROM visits)', 'not-supported', 'subquery'],
    ['SELECT count(*) FROM people WHERE age = (SELECT 1)', 'not-supported', 'subquery'],
    ['SELECT count(*) FROM people WHERE pid IN (SELECT pid FROM visits)', 'not-supported', 'subquery'],
    ['SELECT count(*) FROM people WHERE pid = ANY (ARRAY[1])', 'not-supported', 'AEXPR_OP_ANY'],
    ['SELECT count(*) FROM people WHERE pg_sleep(10) IS NULL', 'not-supported', 'function'],
    ["SELECT count(*) FROM people WHERE getenv('HOME') = 'x'", 'not-supported', 'function'],
    ['SELECT pg_catalog.count(age) FROM people', 'not-supported', 'function'],
    ['SELECT count(age ORDER BY income) FROM people', 'not-supported', 'count.agg_order'],
    ['SELECT count(VARIADIC age) FROM people', 'not-supported', 'count.func_variadic'],
    ['SELECT sum(DISTINCT income) FROM people', 'not-supported', 'distinct-aggregate'],
    ["SELECT count(*) FROM people WHERE region ~ '^1'", 'not-supported', 'regular-expression'],
    ["SELECT count(*) FROM people WHERE region SIMILAR TO '1%'", 'not-supported', 'similar-to'],
    ["SELECT count(*) FROM people WHERE region ILIKE 'a'", 'not-supported', 'ilike'],
    ["SELECT count(*) FROM people WHERE region LIKE 'a\\'", 'not-supported', 'like-escape'],
    ['SELECT count(*) FROM people WHERE region LIKE pid', 'not-supported', 'like-pattern'],
    ['SELECT count(*) FROM people WHERE age OPERATOR(pg_catalog.=) 1', 'not-supported', 'operator'],
    ['SELECT count(*) FROM people WHERE age = NULL', 'not-supported', 'null-comparison'],
    ['SELECT count(*) FROM people WHERE CAST(pid AS bigint) = 1', 'not-supported', 'cast'],
    ['SELECT count(*) FROM people WHERE (age, income) = (1, 2)', 'not-supported', 'RowExpr'],
    ['SELECT count(*) FROM people WHERE born < current_date', 'not-supported', 'current-time'],
    [
      "SELECT count(*) FROM people WHERE born < DATE '2020-01-01' + INTERVAL '1' MONTH",
      'not-supported',
      'interval',
    ],
    ['SELECT count(*) FROM people WHERE region COLLATE "C" = \'a\'', 'not-supported', 'collate'],
    ['SELECT CASE age + 1 WHEN 2 THEN 3 END FROM people', 'not-supported', 'case-subject'],
    ['SELECT count(*) FROM people WHERE count(*) > 1', 'not-supported', 'aggregate-here'],
    ['SELECT sum(count(*)) FROM people', 'not-supported', 'aggregate-here'],
    ['SELECT count(*) FROM people GROUP BY ROLLUP (region)', 'not-supported', 'grouping-sets'],
    ['SELECT count(*) FROM people GROUP BY ()', 'not-supported', 'grouping-sets'],
    ['SELECT DISTINCT ON (region) region FROM people', 'not-supported', 'distinct-on'],
    ['SELECT count(*) FROM people GROUP BY 7', 'not-supported', 'position'],
    ['SELECT count(*) FROM people LIMIT 1 + 1', 'not-supported', 'limit'],
    ['SELECT FROM area', 'not-supported', 'no-output'],
    // What could not be guarded
    ['SELECT count(DISTINCT region) FROM people', 'not-guardable', 'count-distinct'],
    [
      "SELECT sum(CASE WHEN pid = 'x' THEN income WHEN ok THEN 1 END) FROM people",
      'not-guardable',
      'aggregate-argument',
    ],
    [
      "SELECT sum(income + CASE WHEN pid = 'x' THEN 1000000 ELSE 0 END) FROM people",
      'not-guardable',
      'aggregate-argument',
    ],
    [
      "SELECT avg(CASE WHEN pid = 'x' THEN income ELSE 0 END) FROM people",
      'not-guardable',
      'aggregate-argument',
    ],
    [
      "SELECT sum(CASE WHEN pid = 'x' THEN income ELSE 1 END) FROM people",
      'not-guardable',
      'aggregate-argument',
    ],
    ['SELECT sum(1 / (1 + abs(age - 33))) FROM people', 'not-guardable', 'aggregate-argument'],
    ['SELECT sum(coalesce(income, 0)) FROM people', 'not-guardable', 'aggregate-argument'],
    ['SELECT sum(income * age) FROM people', 'not-guardable', 'aggregate-argument'],
    ['SELECT sum(income * (age + 1)) FROM people', 'not-guardable', 'aggregate-argument'],
    ['SELECT avg(age * age) FROM people', 'not-guardable', 'aggregate-argument'],
    ['SELECT count(income + NULL) FROM people', 'not-guardable', 'aggregate-argument'],
    [
      'SELECT sum(p.age * a.rain) FROM people p JOIN area a ON p.region = a.region',
      'not-guardable',
      'aggregate-argument',
    ],
    // Raw values
    ['SELECT age FROM people', 'raw-rows', undefined],
    ['SELECT rain, age FROM people p JOIN area a ON p.region = a.region', 'raw-rows', undefined],
    ['SELECT age, count(*) FROM people GROUP BY region', 'raw-rows', 'raw-value'],
    ['SELECT count(*) FROM people ORDER BY income', 'raw-rows', 'raw-value'],
    ['SELECT region FROM people GROUP BY region HAVING income > 5000', 'raw-rows', 'raw-value'],
    ['SELECT DISTINCT region FROM people ORDER BY age', 'raw-rows', 'raw-value'],
    ['SELECT count(*) + age FROM people', 'raw-rows', 'raw-value'],
    // Joins the agreement does not know
    ['SELECT count(*) FROM people p JOIN area a ON p.pid = a.region', 'join-not-declared', undefined],
    ['SELECT count(*) FROM visits v JOIN area a ON v.pid = a.region', 'join-not-declared', undefined],
    [
      'SELECT count(*) FROM people p JOIN visits v ON v.pid = p.pid AND v.pid = p.region',
      'join-not-declared',
      undefined,
    ],
    // Names, types, parameters
    ['SELECT count(pid) FROM people p JOIN visits v ON v.pid = p.pid', 'ambiguous-name', undefined],
    ["SELECT count(*) FROM people WHERE age > 'old'", 'type-mismatch', undefined],
    ["SELECT count(*) FROM people WHERE born = '2023-02-30'", 'type-mismatch', undefined],
    ['SELECT sum(region) FROM people', 'type-mismatch', undefined],
    ['SELECT count(*) FROM people WHERE age', 'type-mismatch', undefined],
    ['SELECT count(*) FROM people WHERE age = $1', 'parameter', undefined],
    ['SELECT count(*) FROM people WHERE age = :age', 'parameter', undefined],
    ['SELECT count(*) FROM people WHERE age = :age AND age = $1', 'parameter', undefined],
    // Text that is not SQL
    ["SELECT 'abc", 'not-sql', undefined],
    ['SELECT /* open', 'not-sql', undefined],
    ['SELECT count(*) FROM people\u0000 WHERE false', 'not-sql', undefined],
    ['SELECT \ud800 FROM people', 'not-sql', undefined],
    ['SELEC count(*)', 'not-sql', undefined],
    ['SELECT count(*) FROM people WHERE age = ?', 'not-sql', undefined],
  ])('%s → query/%s (%s)', async (sql, code, construct) => {
    const problem = await refusal(sql);
    expect(problem).toMatchObject({ code: `query/${code}` });
    if (construct) expect(problem).toMatchObject({ data: { construct } });
    expect((problem as { detail?: { zh: string; en: string } }).detail?.zh).toBeTruthy();
  });

  it('names the nearest form in both languages', async () => {
    expect(await refusal('SELECT max(age) FROM people')).toMatchObject({
      data: {
        nearest: { zh: '按区间分组后count(*)，或avg', en: 'count(*) grouped by bands, or avg' },
        line: 1,
        column: 8,
      },
    });
    expect(await refusal('SELECT count(DISTINCT v.cost) FROM visits v')).toMatchObject({
      data: { nearest: { en: 'count(DISTINCT v.pid)' } },
    });
    expect(await refusal('SELECT count(*) FROM visits v JOIN people p ON v.pid = p.region')).toMatchObject({
      data: { nearest: { en: 'ON visits.pid = people.pid' } },
    });
  });

  it('tells the place in characters, also after Chinese text and parameters', async () => {
    expect(
      await refusal("SELECT '中文😀', count(*) FROM people WHERE pid = '一' AND\n  secret = 1 GROUP BY 1"),
    ).toMatchObject({ code: 'query/not-granted', data: { line: 2, column: 3 } });
    const result = await admit('SELECT count(*) FROM people WHERE age = :年龄下限 AND secret = 1', [
      { name: '年龄下限', type: 'integer', allowed: { kind: 'list', values: ['18'] } },
    ]);
    expect(result).toMatchObject({ ok: false, problem: { data: { line: 1, column: 51 } } });
    expect(await refusal("SELECT '中' FRM people")).toMatchObject({
      code: 'query/not-sql',
      data: { line: 1, column: 16 },
    });
  });
});

describe('hostile text is refused in bounded time', () => {
  const deep = (open: string, close: string, times: number): string =>
    `SELECT count(*) FROM people WHERE ${open.repeat(times)}true${close.repeat(times)}`;
  it.each([
    ['characters', `SELECT count(*) FROM people -- ${'x'.repeat(limits.characters)}`],
    ['tokens', `SELECT count(*) FROM people WHERE age = 1${' + 1'.repeat(limits.tokens)}`],
    ['brackets', deep('(', ')', limits.brackets + 1)],
    ['NOT inside NOT', deep('NOT ', '', 2000)],
    ['CASE inside CASE', deep('CASE WHEN true THEN ', ' END', 500)],
    ['a long chain of sums', `SELECT sum(age${' + age'.repeat(1000)}) FROM people`],
    [
      'a wide list',
      `SELECT count(*) FROM people WHERE age IN (${Array.from({ length: limits.list + 1 }, (_, index) => index).join(',')})`,
    ],
    [
      'many outputs',
      `SELECT ${Array.from({ length: limits.outputs + 1 }, () => 'count(*)').join(', ')} FROM people`,
    ],
    [
      'many aggregates',
      `SELECT count(*)${Array.from({ length: limits.conditions - 2 }, (_, index) => ` + sum(age) FILTER (WHERE age = ${index}) + sum(income) FILTER (WHERE age = ${index})`).join('')} FROM people`,
    ],
    [
      'many conditions',
      `SELECT ${Array.from({ length: limits.conditions }, (_, index) => `count(*) FILTER (WHERE age = ${index})`).join(', ')} FROM people`,
    ],
    [
      'many nodes',
      `SELECT count(*) FROM people WHERE ${Array.from({ length: 700 }, () => 'ok').join(' AND ')} AND ${Array.from({ length: 700 }, () => 'NOT ok').join(' AND ')}`,
    ],
    ['digits', 'SELECT sum(age * age * age) FROM people'],
    ['brackets of subqueries', `SELECT ${'(SELECT '.repeat(2000)}1${')'.repeat(2000)}`],
  ])('%s', async (_, sql) => {
    const before = performance.now();
    expect(await refusal(sql)).toMatchObject({ code: 'query/too-large' });
    expect(performance.now() - before).toBeLessThan(1000);
  });

  it('still works after all that', async () => {
    expect((await admit('SELECT count(*) FROM people')).ok).toBe(true);
  });
});

describe('parameters of a product', () => {
  const declared: readonly QueryParameter[] = [
    { name: 'region', type: 'text', allowed: { kind: 'list', values: ['110105', '110106'] } },
    { name: 'since', type: 'date', allowed: { kind: 'range', low: '2020-01-01', high: '2026-12-31' } },
  ];
  it('are placed as typed literals, by name or by number', async () => {
    const checked = checkParameters(declared, { region: '110105', since: '2024-02-29' });
    const result = await admit(
      "SELECT count(*) FROM people WHERE region = :region AND born >= :since AND pid <> ':region'",
      declared,
    );
    if (!result.ok || !checked.ok) throw new Error('refused');
    expect(
      printQuery(result.value.normalForm, { guards: scope.guards, parameters: checked.value }).sql,
    ).toContain(
      `((r0."region" = CAST('110105' AS VARCHAR)) AND (r0."born" >= CAST('2024-02-29' AS DATE)) AND (r0."pid" <> CAST(':region' AS VARCHAR)))`,
    );
    const numbered = await admit('SELECT count(*) FROM people WHERE region = $1', [
      { name: '1', type: 'text', allowed: { kind: 'list', values: ['x'] } },
    ]);
    expect(numbered.ok).toBe(true);
  });
  it.each([
    [{ region: "x' OR 1=1", since: '2024-01-01' }, 'region'],
    [{ region: '110105', since: '2019-12-31' }, 'since'],
    [{ region: '110105', since: '2024-02-30' }, 'since'],
    [{ region: '110105' }, 'since'],
    [{ region: '110105', since: '2024-01-01', extra: '1' }, 'extra'],
  ])('%j is refused for %s', (values, name) => {
    const checked = checkParameters(declared, values as Record<string, string>);
    expect(checked).toMatchObject({ ok: false, problem: { code: 'query/parameter' } });
    expect(JSON.stringify(checked)).toContain(name);
  });
});
