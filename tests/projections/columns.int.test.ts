import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Actor, type AnyRead, expectOk, type Read, type Result } from '#foundation';
import { runGoverned } from '#platform/query';
import { type Ground, people, prepareGround, purpose, residentsAgreement } from '../verification/ground.ts';
import { organisations, type Resident } from '../verification/town.ts';

const residents: readonly Resident[] = Array.from({ length: 12 }, (_, index) => [
  `P${index}`,
  `99010119900307${String(index).padStart(3, '0')}X`,
  '张三',
  '1990-03-07',
  '500.00',
  '否',
]);
const sql =
  'SELECT birth_date, count(*) AS n, sum(allowance) AS paid FROM residents WHERE name IS NOT NULL GROUP BY birth_date';

let ground: Ground;
let agreementId: string;
let productId: string;

beforeAll(async () => {
  ground = await prepareGround((ports) => ({
    ...ports,
    engine: {
      ...ports.engine,
      run: async () => ({
        ok: true,
        value: { columns: [], rows: [], stats: { engineMs: 1, openMs: 0, queuedMs: 0 } },
      }),
    },
  }));
  await ground.serve(residents);
  agreementId = await ground.agree(
    residentsAgreement(
      (document) => {
        document.parts.products.list = document.parts.products.list.map((line) => ({
          ...line,
          form: 'aggregate',
        }));
      },
      { forms: ['aggregate'] },
    ),
  );
  const defined = await ground.act<{ productId: string }>(people.operator, 'products.define-data-api', {
    agreementId,
    code: 'allowance-by-year',
    title: '按年统计补贴',
    summary: '按出生年份统计补贴人数与金额。',
    purpose,
    priceFen: '20',
    definition: { sql, parameters: [] },
  });
  productId = expectOk(defined).productId;
});
afterAll(() => ground?.close());

// biome-ignore lint/suspicious/noExplicitAny: two reads with answers of their own.
const read = (name: string, actor: Actor, input: object): Promise<Result<any>> => {
  const all: readonly AnyRead[] = ground.modules.flatMap(({ reads = [] }) => reads);
  const found = all.find((one) => one.name === name) as Read;
  return ground.db.database.transaction((tx) => found.run(actor, input as never, tx), { mode: 'snapshot' });
};

it('a product says of each output where it comes from and how, and what decides its rows', async () => {
  const { outputs, besides } = expectOk(
    await read('supervision.product-columns', people.operator, { id: productId }),
  );
  const told = (all: { item: string; how?: string; role?: string }[]) =>
    all.map(({ item, how, role }) => `${item} ${how ?? role}`);
  expect(outputs.map(({ name, sources }: never) => [name, told(sources)])).toEqual([
    ['birth_date', ['出生日期 grouped-by']],
    ['n', []],
    ['paid', ['补贴标准 aggregated']],
  ]);
  expect(told(besides)).toEqual(expect.arrayContaining(['姓名 filter', '出生日期 group']));
  expect((await read('supervision.product-columns', people.buyer, { id: productId })).ok).toBe(false);
});

it('an impact list names item by item the products that look at it, and counts the calls', async () => {
  expectOk(
    await runGoverned(ground.ports, ground.db.database, {
      agreementId,
      purpose,
      sql: 'SELECT count(*) AS n FROM residents WHERE name IS NOT NULL',
      parameters: [],
      values: {},
      actor: people.operator,
      organisation: organisations.operator,
      productId: null,
      standsOn: [],
      requestId: 'req_columns',
      signal: new AbortController().signal,
    }),
  );
  const { items } = expectOk(
    await read('supervision.impact-of-resource', people.source, { id: 'res_residents' }),
  );
  const of = (name: string) => items.find(({ item }: never) => item === name);
  expect(of('补贴标准')).toMatchObject({
    calls: 0,
    products: [
      {
        id: productId,
        outputs: expect.arrayContaining([{ output: 'paid', how: 'aggregated' }]),
        buyers: 0,
        buyerNames: null,
      },
    ],
  });
  expect(of('姓名')).toMatchObject({
    calls: 1,
    products: [{ id: productId, outputs: [{ output: null, how: 'filter' }] }],
  });
  expect(of('残疾').products).toEqual([]);
  for (const nobody of [people.buyer, people.operator])
    expect((await read('supervision.impact-of-resource', nobody, { id: 'res_residents' })).ok).toBe(false);
});
