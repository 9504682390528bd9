import { type TObject, Type } from 'typebox';
import {
  type Actor,
  actorReference,
  defineAction,
  ok,
  type Result,
  type Text,
  type Tx,
  text,
} from '#foundation';
import { hand, productRef, productSubject } from '../desk.ts';
import {
  AggregateDefinition,
  type Definition,
  definitionDigest,
  VerificationDefinition,
} from '../model/definition.ts';
import { productLifecycle } from '../model/lifecycle.ts';
import { productProblems } from '../problems.ts';
import { earlierDefinitions, lockProduct, type ProductRow, productTables } from '../store/tables.ts';
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
const revision = <Form extends Definition['form']>(
  form: Form,
  schema: TObject,
  title: Text,
  rules: readonly string[],
) =>
  defineAction({
    name: `products.revise-${form}`,
    title,
    description: text(
      '按退回意见修改；产品代码和协议不变，两项审核重新进行。',
      'Correct what the return names. Code and agreement stay, and both reviews begin again.',
    ),
    input: Type.Object(
      {
        productId: Type.String({ maxLength: 60, title: '产品', titleEn: 'Product' }),
        ...offeredInput,
        definition: schema,
      },
      { additionalProperties: false },
    ),
    output: Type.Object({ productId: Type.String(), state: Type.String() }),
    problems: [productProblems['not-in-agreement'].type, productProblems['other-form'].type],
    rules,
    idempotent: true,
    subject: (tx, input) => productSubject(tx, input.productId),
    run: (actor, input, tx) =>
      defineAnew(tx, actor, input, { form, definition: input.definition } as unknown as Definition),
  });

export const reviseAggregate = revision(
  'aggregate',
  AggregateDefinition,
  text('修改汇总统计产品并重报', 'Revise a statistics product'),
  ['R29', 'R31'],
);
export const reviseVerification = revision(
  'verification',
  VerificationDefinition,
  text('修改数据核验产品并重报', 'Revise a verification product'),
  ['R29', 'R63'],
);

async function defineAnew(
  tx: Tx,
  actor: Actor,
  input: Offered,
  defined: Definition,
): Promise<Result<{ productId: string; state: string }>> {
  const product = await lockProduct(tx, input.productId);
  const next = productLifecycle.next(product.state, 'revise');
  if (!next.ok) return next;
  if (product.form !== defined.form) return { ok: false, problem: productProblems['other-form']() };
  const under = { agreementId: product.agreement_id, purpose: input.purpose };
  const fitted = await fitToAgreement(tx, actor, under, defined);
  if (!fitted.ok) return fitted;
  const { granted, resourceIds } = fitted.value;
  await keepDefinition(tx, product);
  await productTables(tx)
    .updateTable('products.product')
    .set({
      state: next.value,
      title: input.title,
      summary: input.summary,
      purpose: input.purpose,
      definition: JSON.stringify(defined.definition),
      digest: definitionDigest(defined.definition),
      price_fen: BigInt(input.priceFen),
      defined_by: actor.kind === 'person' ? actor.personId : actorReference(actor),
      reviewed_by: null,
      review_opinion: null,
    })
    .where('id', '=', product.id)
    .execute();
  const named = { id: product.id, title: input.title };
  await drawSources(tx, actor, granted, named, resourceIds);
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
