import { Value } from 'typebox/value';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { memorySigner } from '#adapters/crypto';
import { memoryTileStore } from '#adapters/tiles';
import type { Actor, Module } from '#foundation';
import { authorisationDatabase } from '#platform/authorisation';
import { evidence } from '#platform/evidence';
import { identity } from '#platform/identity';
import { lineage, traceColumns } from '#platform/lineage';
import { queryDatabase } from '#platform/query';
import { type TestDatabase, testDatabase } from '#testkit';
import { operation, operator } from '../../../testkit/operation.ts';
import { agreementImpact } from './agreement-impact.ts';

const origin = 'test.example/log';
const ports = { origin, tiles: memoryTileStore(), signers: [memorySigner(origin)] as const };
const tablesOf = (name: string): Module =>
  ({ name, migrations: new URL(`../../${name}/store/migrations/`, import.meta.url) }) as Module;
let db: TestDatabase;

beforeAll(async () => {
  db = await testDatabase([
    identity,
    evidence(ports),
    lineage,
    tablesOf('catalog'),
    authorisationDatabase,
    queryDatabase,
    tablesOf('products'),
  ]);
  // Who reads is an organisation that is there.
  for (const id of ['org_i', 'org_a', 'org_bureau', 'org_bank', operator])
    await db.pool.query(`INSERT INTO identity.organisation (id, starts_at) VALUES ($1, '2020-01-01')`, [id]);
  const town = operation(db.database, db.pool);
  await town.agreement('agr_1');
  await town.agreement('agr_2');
  await town.product('prd_1', 'agr_1');
  await town.product('prd_2', 'agr_2');
  const source = { resourceId: 'res_1', itemId: 'itm_age' };
  await db.database.transaction(async (tx) => {
    for (const [id, agreementId] of [
      ['prd_1', 'agr_1'],
      ['prd_2', 'agr_2'],
    ] as const)
      await traceColumns(
        tx,
        { kind: 'product', id },
        {
          agreementId,
          trace: {
            outputs: [
              { name: '人数', sources: [] },
              { name: '平均', sources: [{ ...source, how: 'aggregated' }] },
              { name: '网点', sources: [], own: [{ column: 'branch', how: 'grouped-by' }] },
            ],
            besides: [{ ...source, role: 'filter' }],
            ownBesides: [{ column: 'district', role: 'join' }],
          },
        },
      );
  });
  for (const [id, buyer, state] of [
    ['ord_1', 'org_bank', 'accepted'],
    ['ord_2', 'org_insurer', 'placed'],
    ['ord_3', 'org_late', 'ended'],
  ])
    await db.pool.query(
      `INSERT INTO products.product_order (id, product_id, buyer, state, ordered_by, created_at) VALUES ($1, 'prd_1', $2, $3, 'per_1', now())`,
      [id, buyer, state],
    );
});
afterAll(() => db.close());

const person = (organisationId: string, ...roles: string[]): Actor =>
  ({ kind: 'person', personId: 'per_1', postId: 'pst_1', organisationId, roles }) as unknown as Actor;
const look = async (actor: Actor, id = 'agr_1') => {
  const result = await db.database.transaction((tx) => agreementImpact.run(actor, { id }, tx), {
    mode: 'snapshot',
  });
  if (!result.ok) return result.problem.code;
  expect(Value.Errors(agreementImpact.output, result.value)).toEqual([]);
  return result.value;
};

it('lists the products of this agreement alone, each output with what it is made of, and the live orders', async () => {
  const source = { resourceId: 'res_1', resource: '', itemId: 'itm_age', item: 'itm_age' };
  expect(await look(person('org_i', 'implementing-body'))).toMatchObject({
    number: 'agr_1',
    products: [
      {
        id: 'prd_1',
        state: 'listed',
        outputs: [
          { name: '人数', sources: [], own: [] },
          { name: '平均', sources: [{ ...source, how: 'aggregated' }], own: [] },
          { name: '网点', sources: [], own: [{ column: 'branch', how: 'grouped-by' }] },
        ],
        besides: [{ ...source, role: 'filter' }],
        ownBesides: [{ column: 'district', role: 'join' }],
        orders: 2,
        buyers: 2,
        buyerNames: null,
      },
    ],
  });
});

it('names buyers to those who oversee and to the operator, to no other party', async () => {
  const namesFor = async (actor: Actor) => {
    const seen = await look(actor);
    return typeof seen === 'string' ? seen : seen.products[0]?.buyerNames?.length;
  };
  expect(await namesFor(person('org_bureau', 'auditor'))).toBe(2);
  expect(await namesFor(person(operator, 'operator'))).toBe(2);
  expect(await namesFor(person('org_a', 'authorising-body'))).toBeUndefined();
});

it('answers "not there" and "not yours" alike', async () => {
  expect(await look(person('org_bank', 'buyer'))).toBe('supervision/no-such-thing');
  expect(await look(person('org_bureau', 'auditor'), 'agr_none')).toBe('supervision/no-such-thing');
});
