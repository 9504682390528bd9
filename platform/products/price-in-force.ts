import {
  type Actor,
  type ClockHandler,
  dateAt,
  deadlineBefore,
  formatMoneyGrouped,
  systemActor,
  type Text,
  type Tx,
  text,
} from '#foundation';
import { type Agreement, agreement, priceBasisOf, type UnitBasis, unitBases } from '#platform/authorisation';
import { recordStep, startClock, stopClock } from '#platform/casework';
import { appendPublicFact } from '#platform/evidence';
import { organisationName } from '#platform/identity';
import { productRef, tell } from './desk.ts';
import { decidedAt, holdsFrom, nextPrice } from './model/price-in-force.ts';
import { dearestOf, readTiers, shownTiers, type TieredPrice } from './model/tiers.ts';
import type { ProductPorts } from './ports.ts';
import {
  buyersOf,
  lockProduct,
  type PriceRow,
  type ProductRow,
  pricesOf,
  productTables,
} from './store/tables.ts';

export const priceClock = 'products.price-takes-effect';
const two = { document: '价格通知', article: '二' } as const;

/** A price as people read it: so much a unit, and what holds above each tier. */
export function priceInWords(price: Pick<PriceRow, 'price_fen' | 'tiers'>, basis: UnitBasis): Text {
  const tiers = readTiers(price.tiers);
  const yuan = formatMoneyGrouped;
  const unit = unitBases[basis];
  return text(
    `${unit.zh}，${yuan(price.price_fen)} 元${tiers.map(({ above, fen }) => `；超过 ${above} 的部分 ${yuan(fen)} 元`).join('')}`,
    `${unit.en}: ${yuan(price.price_fen)} yuan${tiers.map(({ above, fen }) => `, ${yuan(fen)} above ${above}`).join('')}`,
  );
}

/** What the log says of the price of a product. */
export function publishedPrice(product: ProductRow, per: UnitBasis) {
  const tiers = shownTiers(product.tiers);
  return {
    feeClass: product.fee_class,
    priceFen: product.price_fen.toString(),
    per,
    ...(tiers.length > 0 ? { tiers } : {}),
  };
}

/** 实际收费 (实施规范 Art 19) as an entry of its own: the class of fee, how much, on what basis. It holds from now until the next one or until the product leaves the list. */
export async function publishPrice(
  tx: Tx,
  product: ProductRow,
  operator: string,
  per: UnitBasis,
): Promise<void> {
  const price = (await pricesOf(tx, product.id)).find(({ version }) => version === product.price_version);
  await appendPublicFact(tx, {
    kind: 'products.price-in-force',
    subject: product.id,
    fact: {
      code: product.code,
      title: product.title,
      operator,
      ...publishedPrice(product, per),
      basis: price?.basis ?? null,
    },
  });
}

/** The columns of a product that say which of its prices is in force. */
export const inForce = (price: PriceRow) => ({
  fee_class: price.fee_class,
  price_fen: price.price_fen,
  tiers: price.tiers === null ? null : JSON.stringify(price.tiers),
  price_version: price.version,
});

/** Whether the dearest unit of a price is within what stands for the product (R40). */
export function withinCeiling(
  within: ProductPorts['priceWithin'],
  tx: Tx,
  { id, granted, price }: { readonly id: string; readonly granted: Agreement; readonly price: TieredPrice },
) {
  const { trial, ceilingReference } = granted.document.parts.money.price;
  return within(tx, {
    productId: id,
    priceFen: dearestOf(price),
    basis: priceBasisOf(granted.document),
    // A ceiling that was set outside the hub is named in the agreement.
    trial: trial || ceilingReference !== undefined,
  });
}

/** A listed product costs another price from now on, until the next: for who orders it now; running orders keep theirs. */
export async function takeEffect(
  tx: Tx,
  actor: Actor,
  product: ProductRow,
  price: PriceRow,
  per: UnitBasis,
): Promise<void> {
  const now: ProductRow = { ...product, ...inForce(price), tiers: price.tiers };
  await productTables(tx)
    .updateTable('products.product')
    .set(inForce(price))
    .where('id', '=', product.id)
    .execute();
  await publishPrice(tx, now, await organisationName(tx, product.operator), per);
  const said = priceInWords(price, per);
  await recordStep(tx, {
    subject: productRef(product),
    title: text(`收费标准生效：${said.zh}`, `The price takes effect: ${said.en}`),
    actor,
  });
  const buyers = await buyersOf(tx, [product.id]);
  await tell(
    tx,
    actor,
    [...new Set(buyers.map(({ buyer }) => buyer))],
    'price-changed',
    product.id,
    text(
      `产品“${product.title}”自今日起执行新的收费标准（${said.zh}）。您单位现有的订单仍按原价。`,
      `“${product.title}” costs ${said.en} from today on. Your order keeps its price.`,
    ),
  );
  await waitForNext(tx, now);
}

/** Wait for the next price that takes over; the clock before it stops. */
export async function waitForNext(
  tx: Tx,
  product: Pick<ProductRow, 'id' | 'title' | 'price_version'>,
): Promise<void> {
  const next = nextPrice(await pricesOf(tx, product.id), product.price_version ?? 0);
  await stopClock(tx, { subject: productRef(product), kind: priceClock });
  if (next)
    await startClock(tx, {
      kind: priceClock,
      subject: productRef(product),
      rule: 'R40',
      clause: two,
      nature: 'period',
      deadline: deadlineBefore(dateAt(holdsFrom(next))),
    });
}

/** The day of a price has come. It is judged again: a ceiling set meanwhile holds for it too. */
export const priceDue =
  (within: ProductPorts['priceWithin']): ClockHandler =>
  async (tx, { subjectId }) => {
    const product = await lockProduct(tx, subjectId);
    const granted = await agreement(tx, product.agreement_id);
    if (product.state !== 'listed' || !granted) return;
    const price = decidedAt(await pricesOf(tx, product.id), tx.now);
    if (!price || price.version === product.price_version) return waitForNext(tx, product);
    const actor = systemActor('products');
    const tiered = { fen: price.price_fen, tiers: readTiers(price.tiers) };
    const verdict = await withinCeiling(within, tx, { id: product.id, granted, price: tiered });
    if (verdict.holds) return takeEffect(tx, actor, product, price, priceBasisOf(granted.document));
    await productTables(tx)
      .updateTable('products.price')
      .set({ not_taken_at: tx.now })
      .where('product_id', '=', product.id)
      .where('version', '=', price.version)
      .execute();
    const why = verdict.reasons[0]!;
    await recordStep(tx, {
      subject: productRef(product),
      title: text(`收费标准未生效：${why.zh}`, `The price did not take effect: ${why.en}`),
      actor,
    });
    await tell(
      tx,
      actor,
      [product.operator],
      'price-not-taken',
      product.id,
      text(
        `产品“${product.title}”拟自今日起执行的收费标准未生效：${why.zh}。原收费标准继续执行，请重新定价。`,
        `The price of “${product.title}” that was to hold from today did not take effect: ${why.en}. The price before goes on; price it again.`,
      ),
    );
    await waitForNext(tx, { ...product, price_version: price.version });
  };
