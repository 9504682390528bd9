import { Type } from 'typebox';
import {
  type Actor,
  actorReference,
  type Defect,
  dateAt,
  defineAction,
  ok,
  refuse,
  startOfDate,
  type Tx,
  text,
} from '#foundation';
import { agreement, priceBasisOf } from '#platform/authorisation';
import { recordStep } from '#platform/casework';
import { hand, productRef, productSubject, tell } from '../desk.ts';
import { feeClassOf, mayCharge } from '../model/fee-class.ts';
import { productLifecycle } from '../model/lifecycle.ts';
import { dearestOf, storedTiers, type Tier, tierFault } from '../model/tiers.ts';
import type { ProductPorts } from '../ports.ts';
import { inForce, priceInWords, takeEffect, waitForNext, withinCeiling } from '../price-in-force.ts';
import { productProblems } from '../problems.ts';
import {
  buyersOf,
  lockProduct,
  type PriceRow,
  type ProductRow,
  pricesOf,
  productTables,
} from '../store/tables.ts';

const fen = '^(0|[1-9]\\d{0,11})$';

/**
 * The operator's concrete price (价格通知 二), a step of its own: what class of fee, how much a unit, in which tiers, on what basis, by whom and
 * when. Of a listed product it is the next price, from a day on: who orders then pays it, running orders keep theirs.
 */
export const priceProduct = (within: ProductPorts['priceWithin']) =>
  defineAction({
    name: 'products.price-product',
    title: text('产品定价', 'Set the price of a product'),
    description: text(
      '运营机构按协议的计价单位确定单价并写明依据，可以分级；公共治理、公益事业用途免费，价格为零的记为免费。已上架的产品重新定价，可以定明生效日期：新订单按新价，现有订单按原价。',
      'The operator sets the price of a unit, in tiers where it likes, and says on what basis; governance and public welfare are free, and zero is recorded as free. A listed product is priced again from a day on: new orders pay it, running orders keep theirs.',
    ),
    input: Type.Object(
      {
        productId: Type.String({ maxLength: 60, title: '产品', titleEn: 'Product' }),
        priceFen: Type.String({
          pattern: fen,
          title: '单价',
          titleEn: 'Price of a unit',
          description: '每个计价单位（协议所定的次、行、份、小时或者兆字节）。',
          descriptionEn: 'Of each unit as the agreement has it: call, row, product, hour or megabyte.',
        }),
        tiers: Type.Optional(
          Type.Array(
            Type.Object(
              {
                above: Type.String({
                  pattern: '^[1-9]\\d{0,14}$',
                  title: '超过多少个单位',
                  titleEn: 'Above so many units',
                }),
                priceFen: Type.String({
                  pattern: fen,
                  title: '超过部分的单价',
                  titleEn: 'Price of a unit above',
                }),
              },
              { additionalProperties: false },
            ),
            {
              minItems: 1,
              maxItems: 10,
              title: '阶梯',
              titleEn: 'Tiers',
              description: '按每份订单在一个结算期内的用量分级。',
              descriptionEn: 'By what an order uses in a period of settlement.',
            },
          ),
        ),
        effectiveOn: Type.Optional(
          Type.String({
            format: 'date',
            title: '生效日期',
            titleEn: 'Takes effect on',
            description: '只用于已上架的产品；不填的即时生效。',
            descriptionEn: 'Of a listed product only; at once where nothing is said.',
          }),
        ),
        basis: Type.String({
          minLength: 2,
          maxLength: 300,
          title: '定价依据',
          titleEn: 'Basis of the price',
          description: '上限收费标准的文号，或试行、免费的依据。',
          descriptionEn: 'The decision that set the ceiling, or why it is a trial price or free.',
        }),
      },
      { additionalProperties: false },
    ),
    output: Type.Object({ productId: Type.String(), state: Type.String(), feeClass: Type.String() }),
    problems: [
      productProblems['price-not-in-order'].type,
      productProblems['price-not-free'].type,
      productProblems['price-above-ceiling'].type,
    ],
    rules: ['R40'],
    subject: (tx, input) => productSubject(tx, input.productId),
    async run(actor, input, tx) {
      const product = await lockProduct(tx, input.productId);
      const next = productLifecycle.next(product.state, 'price');
      if (!next.ok) return next;
      const granted = await agreement(tx, product.agreement_id);
      if (!granted) throw new Error(`product ${product.id} has no agreement`);
      const basis = priceBasisOf(granted.document);
      const price = { fen: BigInt(input.priceFen), tiers: tiersIn(input.tiers ?? []) };
      const from = input.effectiveOn === undefined ? null : Temporal.PlainDate.from(input.effectiveOn);
      const defects = [
        ...tierDefects(price.tiers, basis),
        ...(from ? dayDefects(from, { today: dateAt(tx.now), listed: product.state === 'listed' }) : []),
      ];
      if (defects.length > 0) return refuse(productProblems['price-not-in-order']({ defects }));
      const dearest = dearestOf(price);
      if (dearest > 0n && !mayCharge(granted.document, product.purpose))
        return refuse(productProblems['price-not-free']({ clause: { document: '价格通知', article: '一' } }));
      const verdict = await withinCeiling(within, tx, { id: product.id, granted, price });
      if (!verdict.holds)
        return refuse(
          productProblems['price-above-ceiling']({
            rule: verdict.rule,
            clause: verdict.clause,
            detail: verdict.reasons[0]!,
          }),
        );
      const feeClass = feeClassOf(granted.document, product.purpose, dearest);
      const written = await writePrice(tx, actor, product, {
        fee_class: feeClass,
        price_fen: price.fen,
        tiers: storedTiers(price.tiers),
        basis: input.basis,
        effective_at: from && startOfDate(from),
      });
      if (product.state === 'listed') {
        await priceAgain(tx, actor, product, { price: written, from, basis });
        return ok({ productId: product.id, state: next.value, feeClass });
      }
      await productTables(tx)
        .updateTable('products.product')
        .set({ state: next.value, ...inForce(written) })
        .where('id', '=', product.id)
        .execute();
      const said = priceInWords(written, basis);
      await hand(
        tx,
        actor,
        productRef(product),
        text(`定价：${said.zh}；${input.basis}`, `Priced: ${said.en}; ${input.basis}`),
        {
          kind: 'listing',
          title: text('产品上架', 'Listing of a product'),
          organisationId: product.operator,
          role: 'operator',
          acts: ['products.list-product', 'products.price-product'],
        },
      );
      return ok({ productId: product.id, state: next.value, feeClass });
    },
  });

const tiersIn = (tiers: readonly { readonly above: string; readonly priceFen: string }[]): readonly Tier[] =>
  tiers.map(({ above, priceFen }) => ({ above: BigInt(above), fen: BigInt(priceFen) }));

function tierDefects(tiers: readonly Tier[], basis: string): readonly Defect[] {
  const fault =
    tiers.length > 0 && basis === 'product'
      ? text(
          '按份计价的，每份订单只计一份，不能分级',
          'An order of a product counts as one: there are no tiers',
        )
      : tierFault(tiers);
  return fault ? [{ at: '/tiers', message: fault }] : [];
}

function dayDefects(
  from: Temporal.PlainDate,
  { today, listed }: { readonly today: Temporal.PlainDate; readonly listed: boolean },
): readonly Defect[] {
  const at = '/effectiveOn';
  if (!listed)
    return [
      {
        at,
        message: text(
          '尚未上架的产品，上架时即按所定价格执行',
          'Not listed yet: the price holds from the listing',
        ),
      },
    ];
  return Temporal.PlainDate.compare(from, today) > 0 && from.year <= today.year + 3
    ? []
    : [
        {
          at,
          message: text(`生效日期应在 ${today} 之后、三年以内`, `After ${today} and within three years`),
        },
      ];
}

/** The next price of a listed product: at once, or on its day. Who has an order is told, and keeps its price. */
async function priceAgain(
  tx: Tx,
  actor: Actor,
  product: ProductRow,
  {
    price,
    from,
    basis,
  }: {
    readonly price: PriceRow;
    readonly from: Temporal.PlainDate | null;
    readonly basis: ReturnType<typeof priceBasisOf>;
  },
): Promise<void> {
  if (!from) return takeEffect(tx, actor, product, price, basis);
  const said = priceInWords(price, basis);
  await recordStep(tx, {
    subject: productRef(product),
    title: text(
      `重新定价，自 ${from} 起：${said.zh}；${price.basis}`,
      `Priced again from ${from} on: ${said.en}; ${price.basis}`,
    ),
    actor,
  });
  const buyers = await buyersOf(tx, [product.id]);
  await tell(
    tx,
    actor,
    [...new Set(buyers.map(({ buyer }) => buyer))],
    'price-to-change',
    product.id,
    text(
      `产品“${product.title}”自 ${from} 起的新订单按新的收费标准（${said.zh}）；您单位现有的订单仍按原价。`,
      `New orders of “${product.title}” cost ${said.en} from ${from} on; your order keeps its price.`,
    ),
  );
  await waitForNext(tx, product);
}

async function writePrice(
  tx: Tx,
  actor: Actor,
  product: ProductRow,
  price: Pick<PriceRow, 'fee_class' | 'price_fen' | 'basis' | 'effective_at'> & {
    readonly tiers: string | null;
  },
): Promise<PriceRow> {
  const before = await pricesOf(tx, product.id);
  return productTables(tx)
    .insertInto('products.price')
    .values({
      ...price,
      product_id: product.id,
      version: (before.at(-1)?.version ?? 0) + 1,
      priced_by: actorReference(actor),
      priced_at: tx.now,
      not_taken_at: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}
