import { Type } from 'typebox';
import {
  type Actor,
  actorReference,
  defineAction,
  newId,
  newSubject,
  ok,
  organisationOf,
  refuse,
  type Tx,
  text,
} from '#foundation';
import { type Agreement, agreement as findAgreement } from '#platform/authorisation';
import { connect } from '#platform/lineage';
import { admit } from '#platform/query';
import { hand, productRef } from '../desk.ts';
import { AggregateDefinition, definitionDigest, queryParameters } from '../model/definition.ts';
import { productProblems } from '../problems.ts';
import { productTables } from '../store/tables.ts';

const common = {
  agreementId: Type.String({
    maxLength: 60,
    format: 'agreement',
    title: '授权运营协议',
    titleEn: 'Agreement',
  }),
  code: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{1,59}$', title: '产品代码', titleEn: 'Code' }),
  title: Type.String({ minLength: 2, maxLength: 200, title: '产品名称', titleEn: 'Title' }),
  summary: Type.String({ minLength: 10, maxLength: 2000, title: '产品说明', titleEn: 'Summary' }),
  purpose: Type.String({ maxLength: 60, title: '用途代码', titleEn: 'Purpose' }),
  priceFen: Type.String({
    pattern: '^(0|[1-9]\\d{0,11})$',
    title: '每次价格（分）',
    titleEn: 'Price of a call (fen)',
  }),
};

const Answer = Type.Object({ productId: Type.String() });

/** A statistics service: reviewed SQL with declared parameters. It is admitted against the agreement when it is defined, and again at each call. */
export const defineAggregate = defineAction({
  name: 'products.define-aggregate',
  title: text('定义汇总统计产品', 'Define a statistics product'),
  description: text(
    '运营机构在授权范围内定义统计产品；语句即刻按协议检查，超出范围的当场说明依据。',
    'The operator defines a statistics product within its agreement; SQL beyond the scope is refused at once with the clause.',
  ),
  input: Type.Object({ ...common, definition: AggregateDefinition }, { additionalProperties: false }),
  output: Answer,
  problems: [productProblems['not-in-agreement'].type, productProblems['code-taken'].type],
  rules: ['R29', 'R31'],
  idempotent: true,
  subject: async (_tx, _input, actor) => newSubject('product', organisationOf(actor)),
  async run(actor, input, tx) {
    const granted = await grantedTo(tx, actor, input, 'aggregate');
    if (!granted) return refuse(productProblems['not-in-agreement']());
    const admitted = await admit(tx, {
      agreementId: granted.id,
      purpose: input.purpose,
      sql: input.definition.sql,
      parameters: queryParameters(input.definition),
      standsOn: [],
    });
    if (!admitted.ok) return admitted;
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
        form: 'aggregate',
        agreement_id: granted.id,
        operator: granted.operator,
        purpose: input.purpose,
        definition: JSON.stringify(input.definition),
        digest: definitionDigest(input.definition),
        fee_class: granted.document.parts.money.price.feeClass,
        price_fen: BigInt(input.priceFen),
        state: 'defined',
        defined_by: personOf(actor),
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
    const by = actorReference(actor);
    await connect(tx, {
      from: { kind: 'agreement', id: granted.id },
      to: described,
      relation: 'defined-over',
      by,
    });
    for (const { relation } of admitted.value.query.normalForm.tables) {
      await connect(tx, {
        from: { kind: 'resource', id: relation.resourceId },
        to: described,
        relation: 'defined-over',
        by,
      });
    }
    await hand(tx, actor, productRef({ id, title: input.title }), text('定义产品', 'Defined the product'), {
      kind: 'security-review',
      title: text('产品安全审核', 'Security review of a product'),
      organisationId: granted.implementingBody,
      role: 'implementing-body',
      acts: ['products.pass-security-review', 'products.return-product'],
    });
    return ok({ productId: id });
  },
});

const personOf = (actor: Actor) => (actor.kind === 'person' ? actor.personId : actorReference(actor));

/** The agreement, if it is the actor's own, in force, and its product list has this form for this purpose. */
async function grantedTo(
  tx: Tx,
  actor: Actor,
  input: { readonly agreementId: string; readonly purpose: string },
  form: 'aggregate' | 'verification',
): Promise<Agreement | null> {
  const granted = await findAgreement(tx, input.agreementId);
  if (granted?.operator !== organisationOf(actor) || granted?.state !== 'active') return null;
  const listed = granted.document.parts.products.list.some(
    (line) => line.form === form && line.purposes.includes(input.purpose),
  );
  return listed ? granted : null;
}
