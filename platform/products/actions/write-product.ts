import { Type } from 'typebox';
import {
  type Actor,
  actorReference,
  newId,
  ok,
  type Problem,
  type Result,
  refuse,
  type Tx,
  text,
} from '#foundation';
import type { Agreement } from '#platform/authorisation';
import { connect, disconnect, traceColumns } from '#platform/lineage';
import { hand, productRef } from '../desk.ts';
import { type Definition, definitionDigest } from '../model/definition.ts';
import { feeClassOf } from '../model/fee-class.ts';
import { productProblems } from '../problems.ts';
import { lacksConsent } from '../shared-consents.ts';
import { productTables } from '../store/tables.ts';
import type { Fitted, Source } from './fit-to-agreement.ts';

/** What may change when a returned product is defined anew. */
export const offeredInput = {
  title: Type.String({ minLength: 2, maxLength: 200, title: '产品名称', titleEn: 'Title' }),
  summary: Type.String({ minLength: 10, maxLength: 2000, title: '产品说明', titleEn: 'Summary' }),
  purpose: Type.String({ maxLength: 60, format: 'purpose', title: '用途', titleEn: 'Purpose' }),
  priceFen: Type.String({
    pattern: '^(0|[1-9]\\d{0,11})$',
    title: '拟定的单价',
    titleEn: 'Price of a unit as proposed',
  }),
};

/** What every product has, whatever its form. */
export const commonInput = {
  agreementId: Type.String({
    maxLength: 60,
    format: 'agreement',
    title: '授权运营协议',
    titleEn: 'Agreement',
  }),
  code: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{1,59}$', title: '产品代码', titleEn: 'Code' }),
  ...offeredInput,
};

export const DefinedAnswer = Type.Object({ productId: Type.String() });

interface NewProduct {
  readonly code: string;
  readonly title: string;
  readonly summary: string;
  readonly purpose: string;
  readonly priceFen: string;
}

/** Write a definition that was admitted: the product with its lineage, and the task of the security review. */
export async function writeProduct(
  tx: Tx,
  actor: Actor,
  { granted, form, sources, trace }: Fitted,
  input: NewProduct,
  { kind, definition }: Definition,
): Promise<Result<{ productId: string }>> {
  const taken = await productTables(tx)
    .selectFrom('products.product')
    .select('id')
    .where('operator', '=', granted.operator)
    .where('code', '=', input.code)
    .executeTakeFirst();
  if (taken) return refuse(productProblems['code-taken']());
  const id = newId('prd');
  await productTables(tx)
    .insertInto('products.product')
    .values({
      id,
      code: input.code,
      title: input.title,
      summary: input.summary,
      kind,
      form,
      agreement_id: granted.id,
      operator: granted.operator,
      purpose: input.purpose,
      definition: JSON.stringify(definition),
      digest: definitionDigest(definition),
      sources: JSON.stringify(sources),
      fee_class: feeClassOf(granted.document, input.purpose, BigInt(input.priceFen)),
      price_fen: BigInt(input.priceFen),
      tiers: null,
      price_version: null,
      state: 'defined',
      defined_by: actor.kind === 'person' ? actor.personId : actorReference(actor),
      reviewed_by: null,
      review_opinion: null,
      listed_at: null,
      delivered_at: null,
      created_at: tx.now,
    })
    .execute();
  const lacking = await drawSources(tx, actor, granted, { id, title: input.title }, sources);
  if (lacking) return refuse(lacking);
  await traceColumns(tx, { kind: 'product', id }, { agreementId: granted.id, trace });
  await hand(
    tx,
    actor,
    productRef({ id, title: input.title }),
    text('定义产品', 'Defined the product'),
    securityReview(granted),
  );
  return ok({ productId: id });
}

/** The task of the implementing body that a definition opens. */
export const securityReview = (granted: Agreement) => ({
  kind: 'security-review',
  title: text('产品安全审核', 'Security review of a product'),
  organisationId: granted.implementingBody,
  role: 'implementing-body',
  acts: ['products.pass-security-review', 'products.return-product'],
});

/** The product hangs on its agreement, on exactly these resources and on the items it reads of them; edges from others it had before end. Answers with the consent they lack. */
export async function drawSources(
  tx: Tx,
  actor: Actor,
  granted: Agreement,
  product: { readonly id: string; readonly title: string },
  sources: readonly Source[],
): Promise<Problem | null> {
  const to = {
    kind: 'product',
    id: product.id,
    title: text(product.title, product.title),
    owner: granted.operator,
    visibility: 'public' as const,
  };
  const by = actorReference(actor);
  const relation = 'defined-over';
  const resourceIds = sources.map(({ resourceId }) => resourceId);
  for (const { resourceId: id } of granted.document.parts.scope.resources)
    if (!resourceIds.includes(id)) await disconnect(tx, { from: { kind: 'resource', id }, to, relation, by });
  for (const from of [
    { kind: 'agreement', id: granted.id },
    ...resourceIds.map((resourceId) => ({ kind: 'resource', id: resourceId })),
  ])
    await connect(tx, { from, to, relation, by });
  await drawItems(tx, granted, to, sources, by);
  return lacksConsent(tx, granted, resourceIds);
}

/** And on exactly these items, so that what is said of one column reaches what is made of it and nothing else. */
async function drawItems(
  tx: Tx,
  granted: Agreement,
  to: { readonly kind: string; readonly id: string },
  sources: readonly Source[],
  by: string,
): Promise<void> {
  const used = new Set(sources.flatMap(({ itemIds }) => itemIds));
  for (const { items, otherItems } of granted.document.parts.scope.resources)
    for (const { itemId, title } of [...items, ...otherItems]) {
      const from = { kind: 'item', id: itemId };
      if (used.has(itemId)) await connect(tx, { from: { ...from, title }, to, relation: 'defined-over', by });
      else await disconnect(tx, { from, to, relation: 'defined-over', by });
    }
}
