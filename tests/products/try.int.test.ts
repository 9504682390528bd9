import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, expectOk, publicActor } from '#foundation';
import { outcome } from '../procedure/matter.ts';
import { type Ground, machine, people, purpose } from '../verification/ground.ts';
import { organisations } from '../verification/town.ts';
import { define, manyResidents, offer, prepareProducts, productsAgreement } from './ground.ts';

interface Tried {
  readonly synthetic: true;
  readonly notice: { readonly zh: string };
  readonly columns: readonly { readonly name: string }[];
  readonly rows: readonly (readonly (string | null)[])[];
  readonly suppressed: readonly object[];
}

let ground: Ground;
let agreementId: string;
let openId: string;
beforeAll(async () => {
  ground = await prepareProducts();
  await ground.serve(manyResidents);
  agreementId = await ground.agree(productsAgreement());
  openId = await ground.agree(
    productsAgreement({ protectedUnits: [], otherItems: [], forms: ['open-extract'] }),
  );
});
afterAll(() => ground?.close());

const tryIt = (productId: string, more: object = {}, actor: Actor = people.operator) =>
  ground.act<Tried>(actor, 'products.try-product', { productId, purpose, ...more });

const written = async (): Promise<object> =>
  (
    await ground.db.pool.query(
      `SELECT (SELECT count(*)::int FROM evidence.meter_line) AS meters,
              (SELECT count(*)::int FROM evidence.entry) AS entries,
              (SELECT count(*)::int FROM query.projection) AS projections`,
    )
  ).rows[0];

const bySql =
  'SELECT r.birth_date AS cohort, count(*) AS people FROM residents AS r WHERE r.disability = :disability GROUP BY r.birth_date ORDER BY cohort';
const parameters = [{ name: 'disability', type: 'text', values: ['是', '否'] }];

describe('trying a product', () => {
  it('answers in the shape of a call, out of made-up rows, and writes nothing', async () => {
    const { productId } = await offer(ground, agreementId, 'data-api', { sql: bySql, parameters });
    const before = await written();
    const first = expectOk(await tryIt(productId, { parameters: { disability: '是' } }));
    expect(first.synthetic).toBe(true);
    expect(first.notice.zh).toContain('演示数据');
    expect(first.columns.map(({ name }) => name)).toEqual(['cohort', 'people']);
    expect(first.rows.length).toBeGreaterThan(2);
    // Real births are of two years only; guards act on what is made up as on what is real.
    expect(first.rows.some(([cohort]) => cohort === '2017-01-01')).toBe(true);
    expect(expectOk(await tryIt(productId, { parameters: { disability: '是' } })).rows).toEqual(first.rows);
    expect(await written()).toEqual(before);
  });

  it('holds no cell of the source, however open it is', async () => {
    const { productId } = await offer(ground, openId, 'data-api', {
      sql: 'SELECT r.name, r.allowance FROM residents AS r',
      parameters: [],
    });
    const { rows } = expectOk(await tryIt(productId));
    expect(rows.length).toBeGreaterThan(100);
    for (const [name] of rows) expect(name).toMatch(/^演示/);
  });

  it('gives an index over made-up periods', async () => {
    const { productId } = await offer(ground, agreementId, 'index', {
      sql: 'SELECT r.birth_date AS cohort, avg(r.allowance) AS mean, count(*) AS people FROM residents AS r GROUP BY r.birth_date ORDER BY cohort',
      period: 'cohort',
      basePeriod: '1990-01-01',
      baseValue: '100',
      formula: 'relatives',
      components: [{ column: 'mean', title: '平均补贴', weight: '1' }],
      decimals: 1,
      publicSeries: false,
    });
    const { rows } = expectOk(await tryIt(productId));
    expect(rows.some((row) => row.includes('100.0'))).toBe(true);
  });

  it('needs an account and a listed product, and its purpose and values', async () => {
    const { productId } = await offer(ground, agreementId, 'data-api', { sql: bySql, parameters });
    const given = { parameters: { disability: '否' } };
    expect(expectOk(await tryIt(productId, given, machine(organisations.bank, ['buyer']))).synthetic).toBe(
      true,
    );
    expect(await outcome(tryIt(productId, given, publicActor))).not.toBe('done');
    expect(await outcome(tryIt(productId, { parameters: { disability: '也许' } }))).toBe('query/parameter');
    expect(await outcome(tryIt(productId, { ...given, purpose: 'other' }))).toBe('products/purpose-differs');
    const unlisted = expectOk(await define(ground, agreementId, 'data-api', { sql: bySql, parameters }));
    expect(await outcome(tryIt(unlisted.productId, given))).toBe('request/not-found');
    expect(await outcome(tryIt('prd_nothing', given))).toBe('request/not-found');
  });
});
