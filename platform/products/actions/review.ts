import { Type } from 'typebox';
import { actorReference, defineAction, ok, text } from '#foundation';
import { agreement } from '#platform/authorisation';
import { hand, productRef, productSubject, tell } from '../desk.ts';
import { productLifecycle } from '../model/lifecycle.ts';
import { lockProduct, productTables } from '../store/tables.ts';

const byProduct = { productId: Type.String({ maxLength: 60, title: '产品', titleEn: 'Product' }) };
const opinion = {
  opinion: Type.String({ minLength: 2, maxLength: 1000, title: '审核意见', titleEn: 'Opinion' }),
};
const Answer = Type.Object({ productId: Type.String(), state: Type.String() });

/** The implementing body looks at what the product computes, over what, and what can be seen in it. */
export const passSecurityReview = defineAction({
  name: 'products.pass-security-review',
  title: text('安全审核通过', 'Pass the security review'),
  description: text(
    '核对产品语句、参数取值、最小分组与使用范围。',
    'Check the SQL, the allowed parameter values, the minimum group and the use.',
  ),
  input: Type.Object({ ...byProduct, ...opinion }, { additionalProperties: false }),
  output: Answer,
  problems: [],
  fourEyes: true,
  subject: (tx, input) => productSubject(tx, input.productId),
  async run(actor, input, tx) {
    const product = await lockProduct(tx, input.productId);
    const next = productLifecycle.next(product.state, 'pass-security');
    if (!next.ok) return next;
    const authorised = await agreement(tx, product.agreement_id);
    await productTables(tx)
      .updateTable('products.product')
      .set({
        state: next.value,
        reviewed_by: actor.kind === 'person' ? actor.personId : actorReference(actor),
        review_opinion: input.opinion,
      })
      .where('id', '=', product.id)
      .execute();
    await hand(tx, actor, productRef(product), text('安全审核通过', 'Security review passed'), {
      kind: 'compliance-review',
      title: text('产品业务合规审核', 'Business-compliance review of a product'),
      organisationId: authorised?.authorisingBody ?? '',
      role: 'authorising-body',
      acts: ['products.pass-compliance-review', 'products.return-product'],
    });
    return ok({ productId: product.id, state: next.value });
  },
});

/** The authorising body's compliance review, by another person of another organisation; the operator prices the product then. */
export const passComplianceReview = defineAction({
  name: 'products.pass-compliance-review',
  title: text('业务合规审核通过', 'Pass the compliance review'),
  description: text(
    '核对用途、协议产品清单与价格类别；通过后由运营机构定价、上架。',
    'Check purpose, the agreement’s product list and fee class; the operator then prices and lists it.',
  ),
  input: Type.Object({ ...byProduct, ...opinion }, { additionalProperties: false }),
  output: Answer,
  problems: [],
  fourEyes: true,
  subject: (tx, input) => productSubject(tx, input.productId),
  async run(actor, input, tx) {
    const product = await lockProduct(tx, input.productId);
    const next = productLifecycle.next(product.state, 'pass-compliance');
    if (!next.ok) return next;
    await productTables(tx)
      .updateTable('products.product')
      .set({ state: next.value })
      .where('id', '=', product.id)
      .execute();
    await hand(
      tx,
      actor,
      productRef(product),
      text(`业务合规审核通过：${input.opinion}`, `Compliance review passed: ${input.opinion}`),
      {
        kind: 'pricing',
        title: text('产品定价', 'Price of a product'),
        organisationId: product.operator,
        role: 'operator',
        acts: ['products.price-product'],
      },
    );
    return ok({ productId: product.id, state: next.value });
  },
});

export const returnProduct = defineAction({
  name: 'products.return-product',
  title: text('退回产品', 'Return the product'),
  description: text('退回并说明理由。', 'Return it with the reason.'),
  input: Type.Object({ ...byProduct, ...opinion }, { additionalProperties: false }),
  output: Answer,
  problems: [],
  dangerous: true,
  subject: (tx, input) => productSubject(tx, input.productId),
  async run(actor, input, tx) {
    const product = await lockProduct(tx, input.productId);
    const next = productLifecycle.next(product.state, 'return');
    if (!next.ok) return next;
    await productTables(tx)
      .updateTable('products.product')
      .set({ state: next.value, review_opinion: input.opinion })
      .where('id', '=', product.id)
      .execute();
    await hand(tx, actor, productRef(product), text('退回', 'Returned'), {
      kind: 'revision',
      title: text('修改产品', 'Revise the product'),
      organisationId: product.operator,
      role: 'operator',
      acts: [`products.revise-${product.kind}`],
      back: true,
    });
    await tell(
      tx,
      actor,
      [product.operator],
      'returned',
      product.id,
      text(
        `产品“${product.title}”被退回修改：${input.opinion}`,
        `The product “${product.title}” was returned: ${input.opinion}`,
      ),
    );
    return ok({ productId: product.id, state: next.value });
  },
});
