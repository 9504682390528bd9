import { Type } from 'typebox';
import {
  type Actor,
  actorReference,
  newId,
  ok,
  organisationOf,
  type Result,
  refuse,
  type Tx,
  text,
} from '#foundation';
import { type Agreement, agreement as findAgreement } from '#platform/authorisation';
import { connect } from '#platform/lineage';
import { hand, productRef } from '../desk.ts';
import { type Definition, definitionDigest } from '../model/definition.ts';
import { productProblems } from '../problems.ts';
import { productTables } from '../store/tables.ts';

/** What every product has, whatever its form. */
export const commonInput = {
  agreementId: Type.String({
    maxLength: 60,
    format: 'agreement',
    title: '授权运营协议',
    titleEn: 'Agreement',
  }),
  code: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{1,59}$', title: '产品代码', titleEn: 'Code' }),
  title: Type.String({ minLength: 2, maxLength: 200, title: '产品名称', titleEn: 'Title' }),
  summary: Type.String({ minLength: 10, maxLength: 2000, title: '产品说明', titleEn: 'Summary' }),
  purpose: Type.String({ maxLength: 60, format: 'purpose', title: '用途', titleEn: 'Purpose' }),
  priceFen: Type.String({
    pattern: '^(0|[1-9]\\d{0,11})$',
    title: '每次价格（分）',
    titleEn: 'Price of a call (fen)',
  }),
};

export const DefinedAnswer = Type.Object({ productId: Type.String() });

interface NewProduct {
  readonly code: string;
  readonly title: string;
  readonly summary: string;
  readonly purpose: string;
  readonly priceFen: string;
}

/** The agreement, if it is the actor's own, in force, and its product list has this form for this purpose (实施规范 Art 14-3). */
export async function grantedTo(
  tx: Tx,
  actor: Actor,
  input: { readonly agreementId: string; readonly purpose: string },
  form: Definition['form'],
): Promise<Agreement | null> {
  const granted = await findAgreement(tx, input.agreementId);
  if (granted?.operator !== organisationOf(actor) || granted?.state !== 'active') return null;
  const listed = granted.document.parts.products.list.some(
    (line) => line.form === form && line.purposes.includes(input.purpose),
  );
  return listed ? granted : null;
}

/** Write a definition that was admitted: the product with its lineage, and the task of the security review. */
export async function writeProduct(
  tx: Tx,
  actor: Actor,
  granted: Agreement,
  input: NewProduct,
  { form, definition }: Definition,
  resourceIds: readonly string[],
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
      form,
      agreement_id: granted.id,
      operator: granted.operator,
      purpose: input.purpose,
      definition: JSON.stringify(definition),
      digest: definitionDigest(definition),
      fee_class: granted.document.parts.money.price.feeClass,
      price_fen: BigInt(input.priceFen),
      state: 'defined',
      defined_by: actor.kind === 'person' ? actor.personId : actorReference(actor),
      reviewed_by: null,
      review_opinion: null,
      listed_at: null,
      delivered_at: null,
      created_at: tx.now,
    })
    .execute();
  const described = {
    kind: 'product',
    id,
    title: text(input.title, input.title),
    owner: granted.operator,
    visibility: 'public' as const,
  };
  for (const from of [
    { kind: 'agreement', id: granted.id },
    ...resourceIds.map((resourceId) => ({ kind: 'resource', id: resourceId })),
  ])
    await connect(tx, { from, to: described, relation: 'defined-over', by: actorReference(actor) });
  await hand(tx, actor, productRef({ id, title: input.title }), text('定义产品', 'Defined the product'), {
    kind: 'security-review',
    title: text('产品安全审核', 'Security review of a product'),
    organisationId: granted.implementingBody,
    role: 'implementing-body',
    acts: ['products.pass-security-review', 'products.return-product'],
  });
  return ok({ productId: id });
}
