import { describe, expect, it } from 'vitest';
import {
  item,
  otherItem,
  resource,
  sampleAgreement,
} from '../../../../testkit/evaluator/sample-agreement.ts';
import { columnLineage } from '../lineage/column-lineage.ts';
import { compileScope } from '../scope.ts';
import { admitWithOwn } from './admit-own.ts';
import type { OwnTable } from './own-table.ts';
import { columnLineageWithOwn } from './trace-own.ts';

const resources = [
  resource('people', {
    items: [
      item('pid', '人员', 'text', { kind: 'pseudonym', domain: 'person' }),
      item('region', '区划', 'text'),
      item('income', '收入', 'decimal'),
    ],
    otherItems: [otherItem('id_number', '身份证号', 'text')],
    protectedUnits: [{ unit: 'person', items: ['pid'] }],
  }),
  resource('area', {
    items: [item('region', '区划', 'text'), item('rain', '雨量', 'decimal')],
    forms: ['aggregate', 'open-extract'],
  }),
  resource('firms', { items: [item('region', '区划', 'text'), item('tax', '税额', 'decimal')] }),
];
const scope = compileScope(
  sampleAgreement(resources),
  'inclusive-finance',
  Temporal.Instant.from('2026-06-01T00:00:00Z'),
  Object.fromEntries(
    resources.map(({ resourceId, items, otherItems }) => [
      resourceId,
      {
        revisionId: `rev_${resourceId}`,
        schema: [...items, ...otherItems].map(({ itemId, type }) => ({ itemId, type, column: itemId })),
        uniqueKeys: [],
      },
    ]),
  ),
);
const shops: OwnTable = {
  name: 'shops',
  columns: [
    { name: 'region', type: 'text', required: true },
    { name: 'turnover', type: 'decimal', required: false },
  ],
  key: 'region',
  keyRepeats: true,
  mostRows: 1000,
};

const admit = async (sql: string, table = shops) => {
  const admitted = await admitWithOwn(sql, scope, [], 'aggregate', table);
  if (admitted.ok) return admitted.value;
  const { code, data } = admitted.problem;
  return `${code} ${String(data?.['construct'] ?? '')}`.trim();
};
const step = 'WITH g AS (SELECT region, count(*) AS n, sum(income) AS total FROM people GROUP BY region)';

describe('own data and what is granted', () => {
  it('stands beside open tables as one more of them', async () => {
    const admitted = await admit(
      'SELECT s.region, avg(a.rain) AS rain, sum(s.turnover) AS t FROM shops AS s JOIN area AS a USING (region) GROUP BY s.region',
    );
    if (typeof admitted === 'string') throw new Error(admitted);
    expect(admitted.own.kind).toBe('beside');
    expect(admitted.query.normalForm.tables.map(({ relation }) => relation.name)).toEqual(['area']);
    expect(columnLineageWithOwn(admitted.query.normalForm, admitted.own).outputs).toMatchObject([
      { name: 'region', sources: [], own: [{ column: 'region', how: 'grouped-by' }] },
      { name: 'rain', sources: [{ item: { column: 'rain' }, how: 'aggregated' }], own: [] },
      { name: 't', sources: [], own: [{ column: 'turnover', how: 'aggregated' }] },
    ]);
  });

  it('leaves open rows as open rows, and its own as nobody’s', async () => {
    const form = async (sql: string) => {
      const admitted = await admit(sql);
      return typeof admitted === 'string' ? admitted : admitted.query.normalForm.form;
    };
    expect(await form('SELECT s.region, a.rain FROM shops AS s JOIN area AS a USING (region)')).toBe(
      'open-extract',
    );
    expect(await form('SELECT s.region, (SELECT sum(rain) FROM area) AS r FROM shops AS s')).toBe(
      'aggregate',
    );
  });

  it('meets what the guards let out of a closed table', async () => {
    const admitted = await admit(
      `${step} SELECT s.region, sum(g.n) AS n, count(*) AS shops FROM shops AS s LEFT JOIN g ON g.region = s.region WHERE g.total > 5 GROUP BY s.region`,
    );
    if (typeof admitted === 'string') throw new Error(admitted);
    const { query, own } = admitted;
    expect(query.normalForm.shape).toBe('grouped');
    expect(own).toMatchObject({ kind: 'after', flagOf: [null, 3, null] });
    // The governed query is, to the letter, the one that stands in WITH.
    expect(JSON.stringify(query)).not.toContain('shops');
    const lineage = columnLineageWithOwn(query.normalForm, own);
    expect(
      lineage.outputs.map(({ sources }) => sources.map(({ item: { column }, how }) => `${column} ${how}`)),
    ).toEqual([[], [], []]);
    // The name comes from the caller’s table; numbers of rows come from no column of either.
    expect(lineage.outputs.map(({ own }) => own)).toEqual([
      [{ column: 'region', how: 'grouped-by' }],
      [],
      [],
    ]);
    expect(lineage.ownBesides).toContainEqual({ column: 'region', role: 'join' });
    expect(lineage.besides).toContainEqual(
      expect.objectContaining({ role: 'join', item: expect.objectContaining({ column: 'region' }) }),
    );
    expect(lineage.tables).toEqual(columnLineage(query.normalForm).tables);
  });

  it('traces a number through the table the guards let out', async () => {
    const admitted = await admit(
      `${step} SELECT s.region, max(g.total) AS most FROM shops AS s JOIN g USING (region) GROUP BY s.region`,
    );
    if (typeof admitted === 'string') throw new Error(admitted);
    expect(columnLineageWithOwn(admitted.query.normalForm, admitted.own).outputs[1]!.sources).toMatchObject([
      { item: { column: 'income' }, how: 'aggregated' },
    ]);
  });

  it('meets data that is neither open nor of people in the same way only', async () => {
    expect(
      await admit(
        'SELECT s.region, sum(f.tax) AS t FROM shops AS s JOIN firms AS f USING (region) GROUP BY s.region',
      ),
    ).toBe('query/own-data-shape own-step');
    expect(
      await admit(
        'WITH g AS (SELECT region, sum(tax) AS t FROM firms GROUP BY region) SELECT s.region, g.t FROM shops AS s JOIN g USING (region)',
      ),
    ).toMatchObject({ own: { kind: 'after' } });
  });

  // Each would let a list of people, chosen by its owner, decide what is counted before the guards count who stands behind it.
  it.each([
    [
      'joined at the unit',
      'SELECT s.region, count(*) AS n FROM people AS p JOIN shops AS s ON s.region = p.pid GROUP BY s.region',
      'query/own-data-shape own-step',
    ],
    [
      'as a list of people',
      'SELECT sum(income) AS v FROM people WHERE pid IN (SELECT region FROM shops)',
      'query/own-data-shape own-step',
    ],
    [
      'inside the governed step',
      'WITH g AS (SELECT p.region, count(*) AS n FROM people AS p JOIN shops AS s ON s.region = p.pid GROUP BY p.region) SELECT g.n FROM g JOIN shops AS s USING (region)',
      'query/own-data-shape own-before-guards',
    ],
    [
      'as a condition inside CASE',
      'WITH g AS (SELECT region, sum(CASE WHEN pid IN (SELECT region FROM shops) THEN income END) AS n FROM people GROUP BY region) SELECT g.n FROM g JOIN shops AS s USING (region)',
      'query/own-data-shape own-before-guards',
    ],
    [
      'beside the people again',
      `${step} SELECT g.n FROM g JOIN shops AS s USING (region) JOIN people AS p ON p.region = s.region`,
      'query/own-data-shape own-closed-table',
    ],
    [
      'in a subquery of the second part',
      `${step} SELECT g.n FROM g JOIN shops AS s USING (region) WHERE EXISTS (SELECT 1 FROM people AS p WHERE p.pid = s.region)`,
      'query/own-data-shape own-closed-table',
    ],
    [
      'in two steps',
      `${step}, h AS (SELECT pid, count(*) AS n FROM people GROUP BY pid) SELECT g.n FROM g JOIN shops AS s USING (region) JOIN h ON h.pid = s.region`,
      'query/own-data-shape own-step',
    ],
    [
      'under a WITH of its own name',
      'WITH shops AS (SELECT region, count(*) AS n FROM people GROUP BY region) SELECT region, n FROM shops',
      'query/own-data-shape own-unused',
    ],
    ['with the step unused', `${step} SELECT region FROM shops`, 'query/own-data-shape own-step-unused'],
    [
      'without its key',
      `${step} SELECT g.n, s.turnover FROM g CROSS JOIN shops AS s`,
      'query/own-data-shape own-key-unused',
    ],
    ['of nothing granted', 'SELECT region FROM shops', 'query/own-data-shape own-step'],
    [
      'with rows of people',
      'WITH g AS (SELECT pid, income FROM people) SELECT g.income FROM g JOIN shops AS s ON s.region = g.pid',
      'query/raw-rows',
    ],
    [
      'with what is not granted',
      'WITH g AS (SELECT secret, count(*) AS n FROM people GROUP BY secret) SELECT g.n FROM g JOIN shops AS s ON s.region = g.secret',
      'query/not-granted',
    ],
    [
      'with a window',
      `${step} SELECT s.region, sum(g.n) OVER (ORDER BY s.region) AS n FROM g JOIN shops AS s USING (region)`,
      'query/not-supported window',
    ],
    [
      'with a subquery',
      `${step} SELECT s.region, g.n FROM g JOIN (SELECT region FROM shops) AS s USING (region)`,
      'query/not-supported own-second',
    ],
    [
      'with a set operation',
      `${step} SELECT region, n FROM g UNION SELECT region, 1 FROM shops`,
      'query/not-supported own-second',
    ],
  ])('%s is refused', async (_what, sql, code) => {
    expect(await admit(sql)).toBe(code);
  });

  it('is not called like a table of the scope, also one the query does not name', async () => {
    expect(
      await admit(`${step} SELECT g.n FROM g JOIN area AS s USING (region)`, { ...shops, name: 'area' }),
    ).toBe('query/own-data-shape own-name');
  });

  it('is told the nearest allowed form', async () => {
    const refused = await admitWithOwn('SELECT region FROM shops', scope, [], 'aggregate', shops);
    expect(refused).toMatchObject({
      ok: false,
      problem: { rule: 'R29', data: { nearest: { en: expect.stringContaining('JOIN step') } } },
    });
  });
});
