import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, dateAt } from '#foundation';
import { type Accounts, openAccounts } from '../settlement/ground.ts';
import { people } from '../verification/ground.ts';

const opened: Accounts[] = [];
async function accountsOf(unitBasis: 'call' | 'row' | 'byte' | 'hour' | 'product'): Promise<Accounts> {
  const accounts = await openAccounts({}, { unitBasis });
  opened.push(accounts);
  return accounts;
}
afterAll(async () => {
  for (const { ground } of opened) await ground.db.close();
});

const act = async ({ ground }: Accounts, actor: Actor, name: string, input: object) => {
  const done = await ground.act(actor, `products.${name}`, input);
  return done.ok ? 'done' : done.problem.code;
};
const lines = (accounts: Accounts) =>
  accounts.rows(
    `SELECT line.price_fen, line.quantity, line.calls, line.amount_fen FROM pricing.statement_line AS line
     JOIN pricing.statement AS statement ON statement.id = line.statement_id ORDER BY statement.from_on, line.line`,
  );
const monthLater = async (accounts: Accounts) => {
  accounts.ground.db.clock.advance({ hours: 24 * 40 });
  await accounts.close();
};
const order = async (accounts: Accounts, productId: string): Promise<string> => {
  const placed = await accounts.ground.act(people.buyer, 'products.order-product', { productId });
  if (!placed.ok) throw new Error(placed.problem.code);
  const { orderId } = placed.value;
  expect(await act(accounts, people.operator, 'accept-order', { orderId })).toBe('done');
  return orderId!;
};

describe('a listed product is priced again', () => {
  let accounts: Accounts;
  let productId: string;
  let firstOrder: string;
  const price = (more: object) => ({ productId, basis: '依据上限收费标准调整', ...more });
  const now = async () =>
    (await accounts.rows('SELECT price_fen FROM products.product WHERE id = $1', [productId]))[0].price_fen;
  const tomorrow = (days = 1) => dateAt(accounts.ground.db.clock.now()).add({ days }).toString();

  beforeAll(async () => {
    accounts = await accountsOf('call');
    ({ productId } = accounts);
    [{ id: firstOrder }] = await accounts.rows('SELECT id FROM products.product_order');
  });

  it('by its operator alone, on a day to come', async () => {
    for (const who of [people.buyer, people.compliance, people.security])
      expect(await act(accounts, who, 'price-product', price({ priceFen: '30' }))).not.toBe('done');
    for (const effectiveOn of [tomorrow(0), tomorrow(-5), tomorrow(5_000)])
      expect(
        await act(accounts, people.operator, 'price-product', price({ priceFen: '30', effectiveOn })),
      ).toBe('products/price-not-in-order');
    expect(
      await act(
        accounts,
        people.operator,
        'price-product',
        price({ priceFen: '30', effectiveOn: tomorrow(3) }),
      ),
    ).toBe('done');
    expect(await now()).toBe(20n);
    const shown = await accounts.read(people.buyer, 'products.product', { id: productId });
    expect(shown.value.nextPrice).toMatchObject({ priceFen: '30', from: tomorrow(3) });
  });

  it('which a later decision overtakes, and what comes then is in the log and told to who has an order', async () => {
    expect(
      await act(
        accounts,
        people.operator,
        'price-product',
        price({ priceFen: '40', effectiveOn: tomorrow(2) }),
      ),
    ).toBe('done');
    accounts.ground.db.clock.advance({ hours: 24 * 2 + 1 });
    await accounts.ground.tick();
    expect(await now()).toBe(40n);
    accounts.ground.db.clock.advance({ hours: 24 * 2 });
    await accounts.ground.tick();
    expect(await now()).toBe(40n);
    const facts = await accounts.rows(
      "SELECT convert_from(leaf, 'UTF8') AS leaf FROM evidence.entry WHERE kind = 'products.price-in-force' AND subject = $1 ORDER BY arrival",
      [productId],
    );
    expect(facts.map(({ leaf }) => JSON.parse(leaf).fact.priceFen)).toEqual(['20', '40']);
    expect(
      await accounts.rows("SELECT 1 FROM casework.notice WHERE kind = 'products.price-changed'"),
    ).toHaveLength(1);
  });

  it('running orders keep theirs, one that waited keeps what it was placed at, new ones pay the new', async () => {
    await accounts.use(10);
    await monthLater(accounts);
    expect(await lines(accounts)).toMatchObject([{ price_fen: 20n, quantity: 10n, amount_fen: 200n }]);
    expect(
      await act(accounts, people.operator, 'end-order', { orderId: firstOrder, reason: '不再需要' }),
    ).not.toBe('done');
    expect(await act(accounts, people.buyer, 'end-order', { orderId: firstOrder, reason: '不再需要' })).toBe(
      'done',
    );
    expect(await act(accounts, people.buyer, 'end-order', { orderId: firstOrder, reason: '不再需要' })).toBe(
      'products/order-not-live',
    );
    const placed = await accounts.ground.act(people.buyer, 'products.order-product', { productId });
    if (!placed.ok) throw new Error(placed.problem.code);
    accounts.ground.db.clock.advance({ hours: 1 });
    expect(await act(accounts, people.operator, 'price-product', price({ priceFen: '50' }))).toBe('done');
    expect(await now()).toBe(50n);
    expect(await act(accounts, people.operator, 'accept-order', { orderId: placed.value['orderId'] })).toBe(
      'done',
    );
    expect(
      await accounts.rows("SELECT price_fen FROM products.product_order WHERE state = 'accepted'"),
    ).toEqual([{ price_fen: 40n }]);
    expect(await accounts.faults()).toEqual([]);
  });

  it('an order that was ended while it waits is not accepted any more', async () => {
    const [{ id: orderId }] = await accounts.rows(
      "SELECT id FROM products.product_order WHERE state = 'accepted'",
    );
    expect(await act(accounts, people.buyer, 'end-order', { orderId, reason: '改用新价' })).toBe('done');
    const placed = await accounts.ground.act(people.buyer, 'products.order-product', { productId });
    if (!placed.ok) throw new Error(placed.problem.code);
    const { orderId: waiting } = placed.value;
    const both = await Promise.all([
      act(accounts, people.buyer, 'end-order', { orderId: waiting, reason: '撤回' }),
      act(accounts, people.operator, 'accept-order', { orderId: waiting }),
    ]);
    const [{ state }] = await accounts.rows('SELECT state FROM products.product_order WHERE id = $1', [
      waiting,
    ]);
    // Whichever came first: the buyer's end stands.
    expect(both[0]).toBe('done');
    expect(state).toBe('ended');
  });
});

describe('a price above a ceiling that was set meanwhile', () => {
  it('does not take effect, nobody is charged it, and the next one that waits is shown and comes', async () => {
    const accounts = await accountsOf('call');
    const { productId } = accounts;
    const { clock, pool } = accounts.ground.db;
    const inDays = (days: number) => dateAt(clock.now()).add({ days }).toString();
    for (const [priceFen, days] of [
      ['30', 3],
      ['25', 6],
    ] as const)
      expect(
        await act(accounts, people.operator, 'price-product', {
          productId,
          priceFen,
          basis: '依据上限收费标准调整',
          effectiveOn: inDays(days),
        }),
      ).toBe('done');
    await pool.query(
      `WITH formed AS (
         INSERT INTO pricing.formation (id, agreement_id, agreement_number, operator, authorising_body, price_authority, data_authority, state, reason,
           registrar_level, cost_year, applied_by, applied_at, surveyed_at, cost_fen, profit_fen, tax_fen, deduction_fen, revenue_fen, valid_until,
           proposed_by, decided_by)
         VALUES ('prf_1', $1, 'x', 'x', 'x', 'x', 'x', 'approved', 'x', 'x', 2025, 'x', now(), now(), 0, 0, 0, 0, 0, '2030-01-01', 'x', 'y')
         RETURNING id),
       standing AS (
         INSERT INTO pricing.ceiling_set (id, formation_id, version, state, reason, full_fen, proposed_by, proposed_at)
         SELECT 'cls_1', id, 1, 'standing', 'x', 0, 'x', now() FROM formed RETURNING id)
       INSERT INTO pricing.ceiling SELECT id, $2, 'call', 28, 0 FROM standing`,
      [accounts.agreementId, productId],
    );
    const last = inDays(6);
    const now = async () => (await accounts.read(people.buyer, 'products.product', { id: productId })).value;
    clock.advance({ hours: 24 * 4 });
    await accounts.ground.tick();
    expect(await now()).toMatchObject({ priceFen: '20', nextPrice: { priceFen: '25', from: last } });
    expect(
      await accounts.rows("SELECT 1 FROM casework.notice WHERE kind = 'products.price-not-taken'"),
    ).toHaveLength(1);
    const [{ id: first }] = await accounts.rows('SELECT id FROM products.product_order');
    expect(await act(accounts, people.buyer, 'end-order', { orderId: first, reason: '重新订购' })).toBe(
      'done',
    );
    const orderId = await order(accounts, productId);
    expect(
      await accounts.rows('SELECT price_fen FROM products.product_order WHERE id = $1', [orderId]),
    ).toEqual([{ price_fen: 20n }]);
    clock.advance({ hours: 24 * 2 });
    await accounts.ground.tick();
    expect(await now()).toMatchObject({ priceFen: '25', nextPrice: null });
  });
});

describe('tiers', () => {
  const tiers = [
    { above: '10', priceFen: '15' },
    { above: '100', priceFen: '8' },
  ];

  it('rise, are under the ceiling, and are charged by what an order uses in a period, late calls after the others', async () => {
    const accounts = await accountsOf('call');
    const { productId } = accounts;
    const price = (more: object) => ({ productId, priceFen: '20', basis: '阶梯收费标准', ...more });
    expect(
      await act(accounts, people.operator, 'price-product', price({ tiers: [tiers[1], tiers[0]] })),
    ).toBe('products/price-not-in-order');
    expect(await act(accounts, people.operator, 'price-product', price({ tiers }))).toBe('done');
    const [{ id: orderId }] = await accounts.rows('SELECT id FROM products.product_order');
    expect(await act(accounts, people.buyer, 'end-order', { orderId, reason: '改按阶梯' })).toBe('done');
    accounts.ground.db.clock.advance({ hours: 24 * 40 });
    await accounts.close();
    await order(accounts, productId);
    await accounts.use(112);
    await monthLater(accounts);
    expect(await lines(accounts)).toMatchObject([
      { price_fen: 20n, quantity: 10n, calls: 10n, amount_fen: 200n },
      { price_fen: 15n, quantity: 90n, calls: 90n, amount_fen: 1350n },
      { price_fen: 8n, quantity: 12n, calls: 12n, amount_fen: 96n },
    ]);
    expect(await accounts.faults()).toEqual([]);
  });

  it('may begin free: what is above costs, and the product is not a free one', async () => {
    const accounts = await accountsOf('call');
    const { productId } = accounts;
    expect(
      await act(accounts, people.operator, 'price-product', {
        productId,
        priceFen: '0',
        tiers: [tiers[0]],
        basis: '阶梯收费标准',
      }),
    ).toBe('done');
    const [{ id: orderId }] = await accounts.rows('SELECT id FROM products.product_order');
    expect(await act(accounts, people.buyer, 'end-order', { orderId, reason: '改按阶梯' })).toBe('done');
    accounts.ground.db.clock.advance({ hours: 1 });
    await order(accounts, productId);
    await accounts.use(12);
    await monthLater(accounts);
    expect(await lines(accounts)).toMatchObject([
      { price_fen: 0n, quantity: 10n, amount_fen: 0n },
      { price_fen: 15n, quantity: 2n, amount_fen: 30n },
    ]);
    expect((await accounts.read(people.buyer, 'products.product', { id: productId })).value).toMatchObject({
      feeClass: 'guided',
      priceFen: '0',
    });
    expect(await accounts.faults()).toEqual([]);
  });

  it('are nothing for a product sold as one', async () => {
    const accounts = await accountsOf('product');
    expect(
      await act(accounts, people.operator, 'price-product', {
        productId: accounts.productId,
        priceFen: '20',
        tiers,
        basis: '阶梯收费标准',
      }),
    ).toBe('products/price-not-in-order');
  });
});

describe('a price by another unit than calls', () => {
  it.each([
    ['row', 3n, 7n, 420n],
    ['byte', 400_000n, 7n, 60n],
    ['call', 1n, 7n, 140n],
  ] as const)('%s: %s units in each of %s calls cost %s fen', async (basis, units, calls, fen) => {
    const accounts = await accountsOf(basis);
    await accounts.use(Number(calls), { units });
    await monthLater(accounts);
    const found = await lines(accounts);
    expect(found).toMatchObject([{ calls, amount_fen: fen }]);
    expect(await accounts.faults()).toEqual([]);
  });

  it('hour: for as long as the order stands, used or not', async () => {
    const accounts = await accountsOf('hour');
    const [{ id: orderId, accepted_at }] = await accounts.rows(
      'SELECT id, accepted_at FROM products.product_order',
    );
    accounts.ground.db.clock.advance({ hours: 30 });
    expect(await act(accounts, people.buyer, 'end-order', { orderId, reason: '到期不续' })).toBe('done');
    await monthLater(accounts);
    await monthLater(accounts);
    const found = await lines(accounts);
    expect(found.reduce((sum, { quantity }) => sum + quantity, 0n)).toBe(30n);
    expect(accepted_at).toBeDefined();
    expect(await accounts.faults()).toEqual([]);
  });
});
