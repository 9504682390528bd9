import { type Check, type Text, text } from '#foundation';
import { auditedFacts, factsOfNothing } from '#platform/evidence';
import { usersOfProducts } from '#platform/query';
import { definitionDigest } from './model/definition.ts';
import { productTables } from './store/tables.ts';

/** What runs is what was reviewed: the definition still has its digest. */
const definitionCheck: Check = {
  name: 'products.definitions',
  title: text('产品定义与评审时的摘要相符', 'Product definitions have the digest they were reviewed with'),
  async run(tx) {
    const products = await productTables(tx)
      .selectFrom('products.product')
      .select(['id', 'code', 'definition', 'digest'])
      .execute();
    const faults = products
      .filter(({ definition, digest }) => definitionDigest(definition as object) !== digest)
      .map(({ id, code }) =>
        text(`${id}（${code}）的定义已被改动`, `${id} (${code}): the definition was changed`),
      );
    return { looked: products.length, faults };
  },
};

/** What is listed stands in the public log as it was reviewed; what was taken off the list stands there too; and the log lists nothing else. */
const listingCheck: Check = {
  name: 'products.listings',
  title: text('产品上架、下架与公开日志相符', 'Listed and delisted products are what the public log says'),
  async run(tx) {
    const products = await productTables(tx)
      .selectFrom('products.product')
      .select(['id', 'code', 'digest', 'state'])
      .execute();
    const off = products.filter(({ state }) => state === 'delisted');
    const on = products.filter(({ state }) => state === 'listed');
    const idsOf = (of: readonly { readonly id: string }[]) => of.map(({ id }) => id);
    const listed = Map.groupBy(
      await auditedFacts(tx, 'products.listed', idsOf([...on, ...off])),
      ({ subject }) => subject,
    );
    const delisted = new Set(
      (await auditedFacts(tx, 'products.delisted', idsOf(off))).map(({ subject }) => subject),
    );
    const faults: Text[] = [];
    for (const { id, code, digest } of [...on, ...off]) {
      const said = (listed.get(id) ?? []).map(({ fact }) => fact as { code?: unknown; digest?: unknown });
      if (!said.some((fact) => fact?.code === code && fact.digest === digest))
        faults.push(
          text(`${id}（${code}）的上架不在公开日志中`, `${id} (${code}): the log does not list it as it is`),
        );
    }
    for (const { id, code } of off)
      if (!delisted.has(id))
        faults.push(
          text(
            `${id}（${code}）的下架不在公开日志中`,
            `${id} (${code}): the log does not say it was taken off`,
          ),
        );
    const ever = new Set(idsOf([...on, ...off]));
    faults.push(
      ...(await factsOfNothing(tx, ['products.price-in-force', 'products.listed'], async () => ever)),
      ...(await factsOfNothing(tx, ['products.delisted'], async () => new Set(idsOf(off)))),
    );
    return { looked: products.length, faults };
  },
};

/** An order and a call have the times at which their transactions began, not those of their commits. */
const settling = Temporal.Duration.from({ minutes: 15 });

/** Whoever called a product had an accepted order of it first, or is its operator (who publishes its series). */
const ordersCheck: Check = {
  name: 'products.orders',
  title: text('调用产品的单位均有已受理的订单', 'Whoever called a product had an accepted order'),
  async run(tx) {
    const users = await usersOfProducts(tx);
    const rows = await productTables(tx)
      .selectFrom('products.product as product')
      .leftJoin('products.product_order as order', (join) =>
        join.onRef('order.product_id', '=', 'product.id').on('order.accepted_at', 'is not', null),
      )
      .select(['product.id', 'product.operator', 'order.buyer', 'order.accepted_at'])
      .execute();
    const byProduct = Map.groupBy(rows, ({ id }) => id);
    const faults: Text[] = [];
    for (const { productId, organisation, firstAt, firstCall } of users) {
      const known = byProduct.get(productId);
      if (!known) {
        faults.push(
          text(`${firstCall}：产品 ${productId} 不存在`, `${firstCall}: there is no product ${productId}`),
        );
        continue;
      }
      const allowed = known.some(
        ({ operator, buyer, accepted_at }) =>
          operator === organisation ||
          (buyer === organisation &&
            accepted_at !== null &&
            Temporal.Instant.compare(accepted_at, firstAt.add(settling)) <= 0),
      );
      if (!allowed)
        faults.push(
          text(
            `${firstCall}：${organisation} 当时没有产品 ${productId} 的已受理订单`,
            `${firstCall}: ${organisation} had no accepted order of ${productId} then`,
          ),
        );
    }
    return { looked: users.length, faults };
  },
};

export const checks: readonly Check[] = [definitionCheck, listingCheck, ordersCheck];
