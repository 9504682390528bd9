import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createProjectionBuilder, type ProjectionBuilder } from '#adapters/duckdb';
import { compileScope, projectionSql } from '#platform/query/model';
import { item, otherItem, resource, sampleAgreement } from '../../testkit/evaluator/sample-agreement.ts';

/*
 * Units are numbered apart from the rows. The raw columns here are called what the numbering calls its own, since a file may come with any name.
 */
let folder: string;
let builder: ProjectionBuilder;
beforeAll(async () => {
  folder = await mkdtemp('/dev/shm/gongshu-units-');
  builder = await createProjectionBuilder();
});
afterAll(async () => {
  await builder.close();
  await rm(folder, { recursive: true, force: true });
});

const visits = resource('visits', {
  items: [item('cost', '费用', 'integer')],
  otherItems: [
    otherItem('person', '证件号', 'text'),
    otherItem('town', '乡镇', 'text'),
    otherItem('house', '户号', 'integer'),
    otherItem('district', '区', 'text'),
  ],
  rows: { op: 'compare', item: 'district', comparison: '=', value: '东' },
  protectedUnits: [
    { unit: 'person', items: ['person'] },
    { unit: 'household', items: ['town', 'house'] },
  ],
});
const columns = {
  cost: '__number',
  person: '__key_0',
  town: '__key_1',
  house: '__units_0',
  district: 'district',
};

it('numbers each unit once among the granted rows, and no row whose unit is not known', async () => {
  const raw = join(folder, 'raw.parquet');
  await write(raw, [
    [1, 'a', 'x', 1, '东'],
    [2, 'b', 'x', 1, '东'],
    [3, 'a', 'x', 2, '东'],
    [4, null, 'y', 1, '东'],
    [5, 'c', null, 1, '东'],
    [6, 'd', 'y', 1, '西'],
    [7, 'b', 'y', null, '东'],
  ]);
  const rows = await projected(raw, []);
  const found = new Map(rows.map(([cost, person, house]) => [Number(cost), { person, house }]));
  expect([...found.keys()].sort()).toEqual([1, 2, 3, 4, 5, 7]);
  const person = (cost: number) => found.get(cost)!.person;
  const house = (cost: number) => found.get(cost)!.house;
  expect(person(1)).toBe(person(3));
  expect(person(2)).toBe(person(7));
  expect(person(4)).toBeNull();
  expect([1, 2, 5].map((cost) => Number(person(cost))).sort()).toEqual([1, 2, 3]);
  expect(house(1)).toBe(house(2));
  expect([house(5), house(7)]).toEqual([null, null]);
  expect([1, 3, 4].map((cost) => Number(house(cost))).sort()).toEqual([1, 2, 3]);
});

it('gives a unit that is a row the number of its row, and none where it is not known', async () => {
  const raw = join(folder, 'one-per-row.parquet');
  await write(raw, [
    [1, 'c', 'x', 1, '东'],
    [2, 'b', 'x', 1, '东'],
    [3, null, 'x', 2, '东'],
    [4, 'a', 'y', 1, '西'],
  ]);
  const rows = await projected(raw, [['person']]);
  const person = new Map(rows.map(([cost, number]) => [Number(cost), number]));
  expect([...person.keys()].sort()).toEqual([1, 2, 3]);
  expect(person.get(3)).toBeNull();
  expect(new Set([person.get(1), person.get(2)]).size).toBe(2);
});

async function projected(raw: string, uniqueKeys: readonly string[][]) {
  const scope = compileScope(
    sampleAgreement([visits]),
    'inclusive-finance',
    Temporal.Instant.from('2026-06-01T00:00:00Z'),
    {
      [visits.resourceId]: {
        revisionId: 'rev_visits',
        uniqueKeys,
        schema: [...visits.items, ...visits.otherItems].map(({ itemId, type }) => ({
          itemId,
          column: columns[itemId as keyof typeof columns],
          type,
        })),
      },
    },
  );
  const rows = [];
  for await (const some of builder.rows({
    relation: 'raw',
    parquetPath: raw,
    select: projectionSql(scope.relations[0]!, { view: 'raw' }),
    pseudonymKey: new Uint8Array(32).fill(7),
  }))
    rows.push(some);
  return rows;
}

async function write(path: string, rows: readonly (readonly (string | number | null)[])[]): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const spelt = rows.map(
    (row) =>
      `(${row.map((value) => (typeof value === 'string' ? `'${value}'` : (value ?? 'NULL'))).join(', ')})`,
  );
  await connection.run(
    `COPY (SELECT * FROM (VALUES ${spelt.join(', ')}) AS raw(${Object.values(columns)
      .map((name) => `"${name}"`)
      .join(', ')})) TO '${path}' (FORMAT parquet)`,
  );
  connection.disconnectSync();
  instance.closeSync();
}
