import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import canonicalize from 'canonicalize';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectOk } from '#foundation';
import { outcome } from '../procedure/matter.ts';
import { people, purpose } from '../verification/ground.ts';
import { call, define, offer } from './ground.ts';
import {
  bySegment,
  callWith,
  cohorts,
  names,
  origin,
  peopledGround,
  step,
  type WatchedGround,
  written,
} from './own-data-ground.ts';

let ground: WatchedGround;
let agreementId: string;
let openId: string;
beforeAll(async () => {
  ({ ground, agreementId, openId } = await peopledGround());
});
afterAll(() => ground?.close());
beforeEach(() => {
  ground.interfere = () => undefined;
  ground.seen();
});

const product = (sql: string, ownData: object = cohorts, id = agreementId) =>
  offer(ground, id, 'data-api', { sql, parameters: [], ownData }).then(({ productId }) => productId);

describe('what is brought', () => {
  it('is refused by row and column before anything is computed, and no value is repeated', async () => {
    const productId = await product(bySegment, { ...cohorts, keyRepeats: false, mostRows: 3 });
    const before = await written(ground);
    const bad = [
      [{ cohort: '1990-01-01', weight: Number.NaN }],
      [{ cohort: '1990-01-01', weight: '9'.repeat(19) }],
      [{ cohort: 'secret' }],
      [{ cohort: null }],
      [{ cohort: '1990-01-01' }, { cohort: '1990-01-01' }],
      [{ cohort: '1990-01-01', other: 'secret' }],
      [{ cohort: '1990-01-01', segment: 'secret\u0007' }],
      ['1990', '1991', '1992', '1993'].map((year) => ({ cohort: `${year}-01-01` })),
      [],
    ];
    for (const rows of bad) {
      const refused = await callWith(ground, productId, rows);
      expect(refused.ok).toBe(false);
      if (refused.ok) continue;
      expect(refused.problem.code).toMatch(/^(query\/own-data-unreadable|request\/invalid)$/);
      expect(JSON.stringify(refused.problem)).not.toContain('secret');
    }
    expect(
      await outcome(
        callWith(ground, productId, [], { csv: 'cohort,segment,weight\n1990-01-01,"x,1', rows: undefined }),
      ),
    ).toBe('query/own-data-unreadable');
    expect(await outcome(call(ground, productId))).toBe('products/own-data-missing');
    expect(ground.seen()).toEqual([]);
    expect(await written(ground)).toEqual(before);
    const without = await offer(ground, agreementId, 'data-api', {
      sql: 'SELECT birth_date, count(*) AS n FROM residents GROUP BY birth_date',
      parameters: [],
    });
    expect(await outcome(callWith(ground, without.productId, [{ cohort: '1990-01-01' }]))).toBe(
      'products/own-data-not-taken',
    );
  });

  it('as CSV is the same', async () => {
    const productId = await product(bySegment);
    const csv = 'segment,cohort,weight\r\n甲,1991-01-01,\r\n';
    expect(expectOk(await callWith(ground, productId, [], { csv, rows: undefined })).rows).toEqual([
      ['甲', '60', '4', '1'],
    ]);
  });

  it('is kept as a salted digest and a number of rows, and is in no table and no file', async () => {
    const productId = await product(bySegment);
    const rows = [{ cohort: '1991-01-01', segment: '绝密客群标记' }];
    const answer = expectOk(await callWith(ground, productId, rows));
    const { salt, ...told } = answer.ownData!;
    const content = {
      columns: ['cohort', 'segment', 'weight'],
      rows: [['1991-01-01', '绝密客群标记', null]],
    };
    expect(told).toEqual({
      rows: 1,
      digest: createHash('sha256')
        .update(canonicalize({ salt, ...content })!)
        .digest('hex'),
      computed: true,
      deleted: true,
    });
    const { rows: kept } = await ground.db.pool.query(
      'SELECT rows, digest, origin, from_product FROM query.own_data WHERE call_id = $1',
      [answer.callId],
    );
    expect(kept).toEqual([{ rows: 1, digest: told.digest, origin, from_product: null }]);
    const entry = await ground.db.pool.query('SELECT * FROM evidence.entry WHERE id = $1', [
      answer.receiptId,
    ]);
    expect(
      JSON.stringify(entry.rows, (_name, part) => (typeof part === 'bigint' ? `${part}` : part)),
    ).toContain(told.digest);
    // Nowhere in the database: every column of every table as text.
    const { rows: tables } = await ground.db.pool.query(
      `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
    );
    for (const { name } of tables) {
      const { rows: found } = await ground.db.pool.query(
        `SELECT 1 FROM ${name} AS t WHERE t::text LIKE '%绝密客群标记%' OR t::text LIKE $1 LIMIT 1`,
        [`%${salt}%`],
      );
      expect([name, found]).toEqual([name, []]);
    }
    for (const { path, bytes } of ground.seen()[1]!.files) {
      expect(bytes.includes('绝密客群标记')).toBe(false);
      expect(existsSync(path)).toBe(false);
    }
  });

  it('of a used key with other rows is refused, and with the same gives the receipt and no rows', async () => {
    const productId = await product(bySegment);
    const rows = [{ cohort: '1991-01-01', segment: '甲' }];
    const first = expectOk(await callWith(ground, productId, rows, {}, { key: 'once' }));
    const again = expectOk(await callWith(ground, productId, rows, {}, { key: 'once' }));
    expect([again.receiptId, again.rows, again.ownData]).toEqual([first.receiptId, null, undefined]);
    expect(
      await outcome(
        callWith(ground, productId, [{ cohort: '1990-01-01', segment: '甲' }], {}, { key: 'once' }),
      ),
    ).toBe('query/key-used-otherwise');
    expect(await outcome(callWith(ground, productId, rows, { origin: '另有来源' }, { key: 'once' }))).toBe(
      'query/key-used-otherwise',
    );
  });

  it('R30: is no delivery of the same operator', async () => {
    const productId = await product(bySegment);
    const rows = [{ cohort: '1991-01-01', segment: '甲' }];
    const refused = await callWith(ground, productId, rows, { fromProduct: productId });
    expect(refused).toMatchObject({
      ok: false,
      problem: { code: 'products/own-product-as-source', rule: 'R30' },
    });
    // One that was never listed is not there, for who may not know of it.
    const unlisted = expectOk(
      await define(ground, agreementId, 'data-api', { sql: bySegment, parameters: [], ownData: cohorts }),
    ).productId;
    for (const fromProduct of ['prd_none', unlisted])
      expect(await outcome(callWith(ground, productId, rows, { fromProduct }))).toBe(
        'products/no-such-product',
      );
  });
});

describe('a product with own data', () => {
  it('is reviewed with it: it is in the digest, on the page, and refused where it does not fit', async () => {
    const productId = await product(bySegment);
    const digestOf = async (id: string) =>
      (await ground.db.pool.query('SELECT digest FROM products.product WHERE id = $1', [id])).rows[0].digest;
    expect(await digestOf(productId)).not.toBe(
      await digestOf(await product(bySegment, { ...cohorts, mostRows: 51 })),
    );
    const refused = await define(ground, agreementId, 'data-api', {
      sql: bySegment,
      parameters: [],
      pageRows: 10,
      ownData: { ...cohorts, key: 'segment' },
    });
    expect(refused).toMatchObject({
      ok: false,
      problem: { code: 'products/definition-unfit', defects: [{ at: '/definition/ownData/key' }] },
    });
    expect(
      await outcome(
        define(ground, agreementId, 'data-api', {
          sql: bySegment,
          parameters: [],
          pageRows: 10,
          ownData: cohorts,
        }),
      ),
    ).toBe('products/definition-unfit');
  });

  it('may be model features: own rows with guarded figures beside them', async () => {
    const { productId } = await offer(ground, agreementId, 'model-features', {
      sql: `${step} SELECT o.segment, o.weight, g.people FROM own AS o JOIN g USING (cohort) ORDER BY o.segment`,
      parameters: [],
      features: ['segment', 'weight', 'people'].map((column) => ({
        column,
        role: 'feature',
        meaning: '测试特征',
      })),
      ownData: cohorts,
    });
    expect(
      expectOk(await callWith(ground, productId, [{ cohort: '1990-01-01', segment: '甲', weight: 4 }])).rows,
    ).toEqual([['甲', '4', '60']]);
  });

  it('can be tried on made-up rows on both sides', async () => {
    const tried = async (productId: string) =>
      expectOk(
        await ground.act<{ readonly rows: readonly (readonly (string | null)[])[] }>(
          people.operator,
          'products.try-product',
          { productId, purpose },
        ),
      ).rows;
    const before = await written(ground);
    const after = await tried(
      await product(
        `${step} SELECT o.segment, sum(g.people) AS people FROM own AS o JOIN g USING (cohort) GROUP BY o.segment`,
      ),
    );
    expect(after.length).toBeGreaterThan(1);
    const beside = await tried(
      await product(
        'SELECT o.segment, count(*) AS n FROM own AS o JOIN residents AS r ON r.name = o.person GROUP BY o.segment',
        names,
        openId,
      ),
    );
    expect(beside.length).toBeGreaterThan(1);
    expect((await written(ground)).slice(0, 2)).toEqual(before.slice(0, 2));
  });
});
