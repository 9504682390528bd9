import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectOk } from '#foundation';
import { upstream } from '#platform/lineage';
import {
  definition,
  type Ground,
  list,
  people,
  prepareGround,
  purpose,
  residentsAgreement,
} from '../verification/ground.ts';
import { residents } from '../verification/town.ts';
import { desk, outcome, shown, told } from './matter.ts';

const { operator, secondOperator, security, compliance, buyer, otherBuyer } = people;
const opinion = '说明与比对项不符，请修改';

let ground: Ground;
let agreementId: string;
let productId: string;
beforeAll(async () => {
  ground = await prepareGround();
  await ground.serve(residents);
  agreementId = await ground.agree(residentsAgreement());
});
afterAll(() => ground?.close());

const offer = {
  code: 'returned-once',
  title: '人员补贴资格核验',
  summary: '核验人员姓名、出生年份与补贴标准是否一致。',
  purpose,
  priceFen: '20',
};

describe('a returned product', () => {
  it('comes back to the post that defined it, with the reason, and keeps its code', async () => {
    ({ productId } = expectOk(
      await ground.act(secondOperator, 'products.define-verification', { ...offer, agreementId, definition }),
    ) as { productId: string });
    expectOk(await ground.act(security, 'products.pass-security-review', { productId, opinion: '可以' }));
    expectOk(await ground.act(compliance, 'products.return-product', { productId, opinion }));
    expect(await desk(ground, productId)).toEqual(['second: products.revise-verification']);
    expect((await shown(ground, 'product', productId)).fact('退回理由')).toBe(opinion);
    expect(await told(ground, 'operator')).toContain('products.returned');
    expect(
      await outcome(
        ground.act(operator, 'products.define-verification', { ...offer, agreementId, definition }),
      ),
    ).toBe('products/code-taken');
  });

  it('R29 is fitted to the agreement again, in its own form, and only while it is returned', async () => {
    const form = (await shown(ground, 'product', productId)).form('products.revise-verification');
    expect(form).toMatchObject({ productId, title: offer.title, priceFen: '20', definition });
    const revise = (change: object) =>
      outcome(ground.act(operator, 'products.revise-verification', { ...form, ...change }));
    expect(await revise({ definition: { ...definition, comparedItems: ['disability'] } })).toBe(
      'query/not-granted',
    );
    expect(await revise({ purpose: 'elsewhere' })).toBe('products/not-in-agreement');
    expect(
      await outcome(
        ground.act(operator, 'products.revise-data-api', {
          ...form,
          definition: { sql: 'SELECT count(*) AS n FROM residents', parameters: [] },
        }),
      ),
    ).toBe('products/other-kind');
    expect(
      await revise({
        summary: '核验姓名与补贴标准是否一致。',
        priceFen: '0',
        definition: { ...definition, comparedItems: ['name'] },
      }),
    ).toBe('done');
    expect(await revise({})).toBe('request/not-found');
  });

  it('is reviewed from the beginning, by nobody who wrote any version; what was returned is kept', async () => {
    const { rows } = await ground.db.pool.query(
      `SELECT product.code, product.state, product.reviewed_by, product.defined_by, product.fee_class, product.digest = before.digest AS same,
              before.defined_by AS "definedBefore", before.returned_opinion AS why
       FROM products.product JOIN products.earlier_definition AS before ON before.product_id = product.id
       WHERE product.id = $1`,
      [productId],
    );
    expect(rows).toEqual([
      {
        code: offer.code,
        state: 'defined',
        reviewed_by: null,
        defined_by: 'per_operator',
        // Proposed at a price before, for nothing now.
        fee_class: 'free',
        same: false,
        definedBefore: 'per_second',
        why: opinion,
      },
    ]);
    const moved = { ...security, personId: 'per_second' } as typeof security;
    const pass = { productId, opinion: '可以' };
    expect(await outcome(ground.act(moved, 'products.pass-security-review', pass))).toBe('request/forbidden');
    expectOk(await ground.act(security, 'products.pass-security-review', pass));
    expectOk(await ground.act(compliance, 'products.pass-compliance-review', pass));
    expect(await desk(ground, productId)).toEqual(['operator: products.price-product']);
    await list(ground, productId);
    expect(await told(ground, 'bureau')).toContain('products.listed');
    // The price is an entry of its own, with its basis, before the listing it belongs to.
    const { rows: facts } = await ground.db.pool.query(
      `SELECT kind, convert_from(leaf, 'UTF8')::jsonb -> 'fact' AS fact FROM evidence.entry
       WHERE kind LIKE 'products.%' ORDER BY arrival`,
    );
    expect(facts.map(({ kind }) => kind)).toEqual(['products.price-in-force', 'products.listed']);
    expect(facts[0].fact).toMatchObject({
      priceFen: facts[1].fact.priceFen,
      feeClass: facts[1].fact.feeClass,
    });
    expect(facts[0].fact.basis).toBeTruthy();
    const above = await ground.db.database.transaction((tx) =>
      upstream(tx, { kind: 'product', id: productId }),
    );
    expect(above.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['agreement', 'resource']));
  });
});

describe('buyers are told', () => {
  const order = async (by: typeof buyer) =>
    (expectOk(await ground.act(by, 'products.order-product', { productId })) as { orderId: string }).orderId;

  it('that an order was declined or accepted', async () => {
    const declined = await order(otherBuyer);
    expectOk(
      await ground.act(operator, 'products.decline-order', { orderId: declined, reason: '用途说明不足' }),
    );
    expectOk(await ground.act(operator, 'products.accept-order', { orderId: await order(buyer) }));
    expect(await told(ground, 'affiliate')).toEqual(['products.order-declined']);
    expect(await told(ground, 'bank')).toEqual(['products.order-accepted']);
  });

  it('that a suspension stops their product, once, and that it is over; who has no order is not', async () => {
    const reason = '发现超范围使用';
    expectOk(await ground.act(compliance, 'authorisation.suspend-agreement', { agreementId, reason }));
    await ground.tick();
    await ground.tick();
    expect(await told(ground, 'bank')).toEqual(['products.order-accepted', 'products.stopped']);
    const { rows } = await ground.db.pool.query(
      `SELECT text_zh FROM casework.notice WHERE kind = 'products.stopped'`,
    );
    expect(rows).toEqual([{ text_zh: expect.stringContaining(reason) }]);
    expectOk(
      await ground.act(security, 'authorisation.resume-agreement', {
        agreementId,
        reason: '已整改' + '完毕',
      }),
    );
    await ground.tick();
    expect(await told(ground, 'bank')).toContain('products.freed');
    expect(await told(ground, 'affiliate')).toEqual(['products.order-declined']);
  });

  it('that their product was taken off the list, and so is the operator when the implementing body did it', async () => {
    expectOk(await ground.act(security, 'products.delist-product', { productId, reason: '整改不到位' }));
    expect(await told(ground, 'bank')).toContain('products.delisted');
    expect(await told(ground, 'operator')).toContain('products.delisted');
  });
});
