import { Type } from 'typebox';
import {
  type Actor,
  actorReference,
  defineAction,
  formatMoneyGrouped,
  ok,
  refuse,
  type Tx,
  text,
} from '#foundation';
import { agreement } from '#platform/authorisation';
import { hand, productRef, productSubject } from '../desk.ts';
import { type FeeClass, feeClassOf, mayCharge } from '../model/fee-class.ts';
import { productLifecycle } from '../model/lifecycle.ts';
import type { ProductPorts } from '../ports.ts';
import { productProblems } from '../problems.ts';
import { lockProduct, type ProductRow, pricesOf, productTables } from '../store/tables.ts';

/** The operator's concrete price (价格通知 二), a step of its own: what class of fee, how much, on what basis, by whom and when. */
export const priceProduct = (within: ProductPorts['priceWithin']) =>
  defineAction({
    name: 'products.price-product',
    title: text('产品定价', 'Set the price of a product'),
    description: text(
      '运营机构确定每次价格并写明依据；公共治理、公益事业用途免费。价格为零的，收费类别记为免费。',
      'The operator sets the price of a call and says on what basis; governance and public welfare are free. A price of zero is recorded as free of charge.',
    ),
    input: Type.Object(
      {
        productId: Type.String({ maxLength: 60, title: '产品', titleEn: 'Product' }),
        priceFen: Type.String({
          pattern: '^(0|[1-9]\\d{0,11})$',
          title: '每次价格',
          titleEn: 'Price of a call',
        }),
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
    problems: [productProblems['price-not-free'].type, productProblems['price-above-ceiling'].type],
    rules: ['R40'],
    subject: (tx, input) => productSubject(tx, input.productId),
    async run(actor, input, tx) {
      const product = await lockProduct(tx, input.productId);
      const next = productLifecycle.next(product.state, 'price');
      if (!next.ok) return next;
      const granted = await agreement(tx, product.agreement_id);
      if (!granted) throw new Error(`product ${product.id} has no agreement`);
      const fen = BigInt(input.priceFen);
      if (fen > 0n && !mayCharge(granted.document, product.purpose))
        return refuse(productProblems['price-not-free']({ clause: { document: '价格通知', article: '一' } }));
      const { trial, ceilingReference } = granted.document.parts.money.price;
      const verdict = await within(tx, {
        productId: product.id,
        priceFen: fen,
        // A ceiling that was set outside the hub is named in the agreement.
        trial: trial || ceilingReference !== undefined,
      });
      if (!verdict.holds)
        return refuse(
          productProblems['price-above-ceiling']({
            rule: verdict.rule,
            clause: verdict.clause,
            detail: verdict.reasons[0]!,
          }),
        );
      const feeClass = feeClassOf(granted.document, product.purpose, fen);
      await writePrice(tx, actor, product, { feeClass, fen, basis: input.basis });
      await productTables(tx)
        .updateTable('products.product')
        .set({ state: next.value, fee_class: feeClass, price_fen: fen })
        .where('id', '=', product.id)
        .execute();
      const yuan = formatMoneyGrouped(fen);
      await hand(
        tx,
        actor,
        productRef(product),
        text(`定价：每次 ${yuan} 元；${input.basis}`, `Priced: ${yuan} yuan a call; ${input.basis}`),
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

async function writePrice(
  tx: Tx,
  actor: Actor,
  product: ProductRow,
  price: { readonly feeClass: FeeClass; readonly fen: bigint; readonly basis: string },
): Promise<void> {
  const before = await pricesOf(tx, product.id);
  await productTables(tx)
    .insertInto('products.price')
    .values({
      product_id: product.id,
      version: before.length + 1,
      fee_class: price.feeClass,
      price_fen: price.fen,
      basis: price.basis,
      priced_by: actorReference(actor),
      priced_at: tx.now,
    })
    .execute();
}
