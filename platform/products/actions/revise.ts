import { Type } from 'typebox';
import {
  type Actor,
  actorReference,
  defineAction,
  ok,
  type Result,
  refuse,
  type Text,
  type Tx,
  text,
} from '#foundation';
import type { ProductKind } from '#platform/authorisation';
import { traceColumns } from '#platform/lineage';
import { hand, productRef, productSubject } from '../desk.ts';
import { type Definition, definitionDigest, definitionSchemas } from '../model/definition.ts';
import { feeClassOf } from '../model/fee-class.ts';
import { productLifecycle } from '../model/lifecycle.ts';
import { productProblems } from '../problems.ts';
import { earlierDefinitions, lockProduct, type ProductRow, productTables } from '../store/tables.ts';
import { rulesOfKind } from './define.ts';
import { fitToAgreement } from './fit-to-agreement.ts';
import { drawSources, offeredInput, securityReview } from './write-product.ts';

interface Offered {
  readonly productId: string;
  readonly title: string;
  readonly summary: string;
  readonly purpose: string;
  readonly priceFen: string;
}

/** A returned product is defined anew, under the same code and agreement, and both reviews begin again. What was returned is kept. */
const revision = (kind: ProductKind, title: Text) =>
  defineAction({
    name: `products.revise-${kind}`,
    title,
    description: text(
      '按退回意见修改；产品代码和协议不变，两项审核重新进行。',
      'Correct what the return names. Code and agreement stay, and both reviews begin again.',
    ),
    input: Type.Object(
      {
        productId: Type.String({ maxLength: 60, title: '产品', titleEn: 'Product' }),
        ...offeredInput,
        definition: definitionSchemas[kind],
      },
      { additionalProperties: false },
    ),
    output: Type.Object({ productId: Type.String(), state: Type.String() }),
    problems: [
      productProblems['not-in-agreement'].type,
      productProblems['definition-unfit'].type,
      productProblems['own-product-as-source'].type,
      productProblems['shared-consent-missing'].type,
      productProblems['other-kind'].type,
    ],
    rules: rulesOfKind[kind],
    idempotent: true,
    subject: (tx, input) => productSubject(tx, input.productId),
    run: (actor, input, tx) =>
      defineAnew(tx, actor, input, { kind, definition: input.definition } as unknown as Definition),
  });

export const revisions = [
  revision('data-api', text('修改数据接口产品并重报', 'Revise a data API')),
  revision('verification', text('修改数据核验产品并重报', 'Revise a verification product')),
  revision('index', text('修改指数产品并重报', 'Revise an index')),
  revision('report', text('修改报告产品并重报', 'Revise a report')),
  revision('model-features', text('修改模型特征产品并重报', 'Revise model features')),
];

async function defineAnew(
  tx: Tx,
  actor: Actor,
  input: Offered,
  defined: Definition,
): Promise<Result<{ productId: string; state: string }>> {
  const product = await lockProduct(tx, input.productId);
  const next = productLifecycle.next(product.state, 'revise');
  if (!next.ok) return next;
  if (product.kind !== defined.kind) return refuse(productProblems['other-kind']());
  const under = { agreementId: product.agreement_id, purpose: input.purpose };
  const fitted = await fitToAgreement(tx, actor, under, defined);
  if (!fitted.ok) return fitted;
  const { granted, form, sources, trace } = fitted.value;
  await keepDefinition(tx, product);
  await productTables(tx)
    .updateTable('products.product')
    .set({
      state: next.value,
      title: input.title,
      summary: input.summary,
      purpose: input.purpose,
      form,
      definition: JSON.stringify(defined.definition),
      digest: definitionDigest(defined.definition),
      sources: JSON.stringify(sources),
      fee_class: feeClassOf(granted.document, input.purpose, BigInt(input.priceFen)),
      price_fen: BigInt(input.priceFen),
      tiers: null,
      defined_by: actor.kind === 'person' ? actor.personId : actorReference(actor),
      reviewed_by: null,
      review_opinion: null,
    })
    .where('id', '=', product.id)
    .execute();
  const named = { id: product.id, title: input.title };
  const lacking = await drawSources(tx, actor, granted, named, sources);
  if (lacking) return refuse(lacking);
  await traceColumns(tx, { kind: 'product', id: product.id }, { agreementId: granted.id, trace });
  await hand(tx, actor, productRef(named), text('修改后重报', 'Defined anew'), securityReview(granted));
  return ok({ productId: product.id, state: next.value });
}

async function keepDefinition(tx: Tx, product: ProductRow): Promise<void> {
  const before = await earlierDefinitions(tx, product.id);
  await productTables(tx)
    .insertInto('products.earlier_definition')
    .values({
      product_id: product.id,
      version: before.length + 1,
      definition: JSON.stringify(product.definition),
      digest: product.digest,
      defined_by: product.defined_by,
      returned_opinion: product.review_opinion ?? '',
      replaced_at: tx.now,
    })
    .execute();
}
