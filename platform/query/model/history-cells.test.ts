import { expect, it } from 'vitest';
import { expectOk } from '#foundation';
import type { Value } from '#platform/privacy/model/guards';
import { evaluate } from '../../../testkit/evaluator/expression.ts';
import { num } from '../../../testkit/evaluator/numbers.ts';
import { peopleWith } from '../../../testkit/evaluator/people-scope.ts';
import { item } from '../../../testkit/evaluator/sample-agreement.ts';
import { admitQuery } from './admit.ts';
import { historyWords } from './history-cells.ts';
import type { GroupedForm } from './normal-form.ts';
import { noValues } from './parameters.ts';
import type { SelectTree } from './sql-tree.ts';

const scope = peopleWith(
  item('age', '年龄', 'integer'),
  item('income', '收入', 'decimal', { kind: 'keep' }, 2),
  item('region', '区划', 'text'),
  item('born', '出生', 'date'),
  item('ok', '达标', 'boolean'),
);

const admitted = async (sql: string) => expectOk(await admitQuery(sql, scope, []));
/** What the history knows of the one number of a query, without the order of its conditions. */
async function wordsOf(sql: string, keys: readonly Value[] = []) {
  const form = (await admitted(sql)).normalForm as GroupedForm;
  const { base, conditions, shape } = historyWords(form, noValues)(keys, 0);
  return { cell: [base, ...[...conditions].sort()].join('\n'), shape: [...shape].sort() };
}
const counting = (condition: string): string => `SELECT count(*) AS n FROM people WHERE ${condition}`;

/** Each line: one condition, written in several ways. */
const alike: readonly (readonly string[])[] = [
  [
    'age = 20',
    '20 = age',
    'age + 0 = 20',
    'age - 5 = 15',
    '40 - age = 20',
    'NOT (age <> 20)',
    'age * 1 = 20',
  ],
  ['age = 20', 'age IN (20)', 'age IN (20, 20)', 'age BETWEEN 20 AND 20', 'age >= 20 AND age < 21'],
  [
    'age = 20',
    'age = 20.0',
    'age IS NOT DISTINCT FROM 20',
    'age = 20 AND age IS NOT NULL',
    'age = 20 AND 1 = 1',
  ],
  [
    'age = 20',
    '(CASE WHEN age = 20 THEN 1 ELSE 0 END) = 1',
    'COALESCE(age = 20, FALSE)',
    '(age = 20) = TRUE',
  ],
  [
    'age > 20',
    'age >= 21',
    'age > 20.5',
    '-age < -20',
    'NOT (age <= 20)',
    'age > 10 AND age > 20',
    'age + 1 > 21',
  ],
  ['income > 1.5', 'income >= 1.51', '1.50 < income'],
  ['age <> 20', 'NOT (age = 20)', '20 <> age', 'age NOT IN (20)'],
  ['age IN (20, 30)', 'age = 30 OR age = 20', 'age IN (30, 20)', 'NOT (age <> 20 AND age <> 30)'],
  ['ok', 'ok = TRUE', 'ok <> FALSE', 'NOT (ok = FALSE)'],
  ['NOT ok', 'ok = FALSE', 'ok <> TRUE'],
  ["region = '东'", "region LIKE '东'", "'东' = region"],
  ["born > DATE '2000-01-31'", "born >= DATE '2000-02-01'"],
  [
    "age = 20 AND region = '东'",
    "region = '东' AND (age = 20 AND age = 20)",
    "NOT (age <> 20 OR region <> '东')",
  ],
  ['age < income', 'income > age'],
  ['age + 1 < income OR ok', 'ok = TRUE OR income > 1 + age'],
];
/** No two of these are one. */
const different: readonly string[] = [
  ...new Set(alike.map(([first]) => first!)),
  'age <> 21',
  'age >= 20',
  'age IS NOT NULL',
  'age IS NULL',
  'age IS DISTINCT FROM 20',
  'age / 2 = 10',
  'income / 2 = 10',
  'age % 20 = 0',
  'abs(age) = 20',
  'age NOT IN (20, 30)',
  "region LIKE '东%'",
  "region <> '东'",
  "region >= '东'",
  'age = 20 OR ok',
  'age = 20 AND ok',
  'COALESCE(age, 20) = 20',
  'income + age = 20',
];

const rows = [null, '19', '20', '21', '30'].flatMap((age) =>
  [null, '1.5', '1.51', '25'].flatMap((income) =>
    [null, true, false].flatMap((ok) =>
      [null, '东', '东西'].map((region) => ({
        age: age === null ? null : num(age, 0),
        income: income === null ? null : num(income, 2),
        region,
        born: income === null ? null : income === '25' ? '2000-02-01' : '2000-01-31',
        ok,
      })),
    ),
  ),
);
type Row = (typeof rows)[number];
/** Rows in which the evaluator finds a condition true. */
async function rowsWhere(condition: string): Promise<readonly Row[]> {
  const where = ((await admitted(counting(condition))).tree as SelectTree).where!;
  return rows.filter(
    (row) =>
      evaluate(where, {
        name: (_, name) => row[name as keyof Row],
        numberOf: (_, name) =>
          name === 'age' ? { whole: true, scale: 0 } : name === 'income' ? { whole: false, scale: 2 } : null,
        parameter: () => null,
        aggregate: () => null,
        bounded: true,
      }) === true,
  );
}

it.each(alike)('one cell of the history, however it is written: %s', async (...spellings) => {
  const [first, ...others] = spellings;
  const { cell } = await wordsOf(counting(first!));
  const meant = await rowsWhere(first!);
  for (const other of others) {
    expect((await wordsOf(counting(other))).cell, other).toBe(cell);
    expect(await rowsWhere(other), other).toEqual(meant);
  }
});

it('conditions that mean different things are different cells', async () => {
  const cells = await Promise.all(different.map(async (one) => (await wordsOf(counting(one))).cell));
  expect(new Set(cells).size).toBe(different.length);
});

it('a group is the same cell as its condition', async () => {
  const age20 = { coefficient: 20n, scale: 0 };
  const { cell } = await wordsOf(counting('age = 20'));
  const grouped = (key: string) => `SELECT count(*) AS n FROM people GROUP BY ${key}`;
  expect((await wordsOf(grouped('age'), [age20])).cell).toBe(cell);
  expect((await wordsOf(grouped('age + 1'), [{ coefficient: 21n, scale: 0 }])).cell).toBe(cell);
  expect((await wordsOf(grouped("CASE WHEN age = 20 THEN 'a' ELSE 'b' END"), ['a'])).cell).toBe(cell);
  expect((await wordsOf('SELECT count(*) FILTER (WHERE age = 20) AS n FROM people')).cell).toBe(cell);
  expect((await wordsOf('SELECT count(age) AS n FROM people WHERE age + 0 = 20')).cell).toBe(cell);
});

it('what no row of the engine holds is not made the same: sums beyond its digits are unknown there', async () => {
  const { cell } = await wordsOf(counting('income > 5'));
  const beyond = await wordsOf(counting('income + 0.0000000001 + 0.0000000001 > 5.0000000002'));
  expect(beyond.cell).not.toBe(cell);
});

it('ranges and exclusions of one column have one shape, however they are written', async () => {
  const shape = async (condition: string) => (await wordsOf(counting(condition))).shape;
  expect(await shape('age + 0 < 38')).toEqual(await shape('39 > age'));
  expect(await shape("NOT (region = '东')")).toEqual(await shape("region <> '西'"));
  expect(await shape('age = 20')).not.toEqual(await shape('age = 21'));
});
