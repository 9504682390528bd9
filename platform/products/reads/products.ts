import { Type } from 'typebox';
import { defineRead, ok, organisationOf, refuse, TextSchema, text } from '#foundation';
import { type AgreementDocument, agreement } from '#platform/authorisation';
import { organisationNames } from '#platform/identity';
import { R63 } from '#platform/query';
import { registrationOf } from '#platform/registration';
import { callAddress } from '../actions/callable.ts';
import { type Definition, definitionOf } from '../model/definition.ts';
import { productLifecycle } from '../model/lifecycle.ts';
import { productProblems } from '../problems.ts';
import { acceptedOrder, findProduct, type ProductRow, productTables } from '../store/tables.ts';

const ProductLine = Type.Object({
  id: Type.String(),
  code: Type.String(),
  title: Type.String(),
  summary: Type.String(),
  form: Type.String(),
  operator: Type.Object({ id: Type.String(), name: Type.String() }),
  purpose: Type.String(),
  feeClass: Type.String(),
  priceFen: Type.String(),
  state: Type.String(),
  stateTitle: TextSchema,
  listedAt: Type.Union([Type.String(), Type.Null()]),
});

const line = (product: ProductRow, names: ReadonlyMap<string, string>) => ({
  id: product.id,
  code: product.code,
  title: product.title,
  summary: product.summary,
  form: product.form,
  operator: { id: product.operator, name: names.get(product.operator) ?? '' },
  purpose: product.purpose,
  feeClass: product.fee_class,
  priceFen: product.price_fen.toString(),
  state: product.state,
  stateTitle: productLifecycle.states[product.state].title,
  listedAt: product.listed_at?.toString() ?? null,
});

const OfferedItem = Type.Object({ name: Type.String(), title: Type.String(), type: Type.String() });
const VerificationOffer = Type.Object({
  subject: Type.Array(OfferedItem),
  compared: Type.Array(OfferedItem),
  tellsExistence: Type.Boolean(),
  needsConsent: Type.Boolean(),
});

/** Listed products are public; an operator sees its own in every state. */
export const productsRead = defineRead({
  name: 'products.products',
  title: text('数据产品', 'Products'),
  path: '/api/v1/products',
  audience: 'public',
  input: Type.Object({}),
  output: Type.Object({ items: Type.Array(ProductLine), next: Type.Null(), total: Type.Integer() }),
  async run(actor, _input, tx) {
    const rows = await productTables(tx)
      .selectFrom('products.product')
      .selectAll()
      .where((where) =>
        where.or([where('state', '=', 'listed'), where('operator', '=', organisationOf(actor) ?? '')]),
      )
      .orderBy('created_at', 'desc')
      .limit(500)
      .execute();
    const names = await organisationNames(
      tx,
      rows.map((row) => row.operator),
    );
    const items = rows.map((row) => line(row, names));
    return ok({ items, next: null, total: items.length });
  },
});

export const productRead = defineRead({
  name: 'products.product',
  title: text('一个数据产品', 'One product'),
  path: '/api/v1/products/{id}',
  audience: 'public',
  input: Type.Object({ id: Type.String({ maxLength: 60 }) }),
  output: Type.Object({
    ...ProductLine.properties,
    /** The purpose as the agreement words it. */
    purposeTitle: Type.String(),
    agreement: Type.Object({ id: Type.String(), number: Type.String(), until: Type.String() }),
    parameters: Type.Array(
      Type.Object({ name: Type.String(), type: Type.String(), values: Type.Array(Type.String()) }),
    ),
    sources: Type.Array(Type.Object({ id: Type.String(), title: Type.String() })),
    registration: Type.Union([
      Type.Object({ state: Type.String(), queryCode: Type.Union([Type.String(), Type.Null()]) }),
      Type.Null(),
    ]),
    ordered: Type.Boolean(),
    callAddress: Type.String(),
    /** How a verification is asked; null for the other form. */
    verification: Type.Union([VerificationOffer, Type.Null()]),
  }),
  problems: [productProblems['no-such-product'].type],
  async run(actor, input, tx) {
    const product = await findProduct(tx, input.id);
    const own = organisationOf(actor) ?? '';
    if (!product || (product.state !== 'listed' && product.operator !== own))
      return refuse(productProblems['no-such-product']());
    const granted = await agreement(tx, product.agreement_id);
    const registered = await registrationOf(tx, { kind: 'product', id: product.id });
    const defined = definitionOf(product);
    return ok({
      ...line(product, await organisationNames(tx, [product.operator])),
      purposeTitle:
        granted?.document.parts.scope.purposes.find(({ code }) => code === product.purpose)?.title ??
        product.purpose,
      agreement: {
        id: product.agreement_id,
        number: granted?.number ?? '',
        until: granted?.until.toString() ?? '',
      },
      parameters:
        defined.form === 'aggregate'
          ? defined.definition.parameters.map(({ name, type, values }) => ({
              name,
              type,
              values: [...values],
            }))
          : [],
      sources: (granted?.document.parts.scope.resources ?? [])
        .filter(
          ({ resourceId }) => defined.form === 'aggregate' || resourceId === defined.definition.resourceId,
        )
        .map(({ resourceId, title }) => ({ id: resourceId, title })),
      registration: registered ? { state: registered.state, queryCode: registered.queryCode } : null,
      ordered: (await acceptedOrder(tx, product.id, own)) !== undefined,
      callAddress: callAddress(product),
      verification: granted && offerOf(defined, granted.document),
    });
  },
});

/** Names, titles and types of the items a verification is asked with, as the agreement has them. */
function offerOf(defined: Definition, document: AgreementDocument) {
  if (defined.form !== 'verification') return null;
  const { resourceId, subjectItems, comparedItems, tellsExistence } = defined.definition;
  const resource = document.parts.scope.resources.find((one) => one.resourceId === resourceId);
  const items = [...(resource?.items ?? []), ...(resource?.otherItems ?? [])];
  const offered = (names: readonly string[]) =>
    names.map((name) => {
      const item = items.find((one) => one.name === name);
      return { name, title: item?.title ?? name, type: item?.type ?? 'text' };
    });
  return {
    subject: offered(subjectItems),
    compared: offered(comparedItems),
    tellsExistence,
    needsConsent: R63.judge({
      people: (resource?.protectedUnits ?? []).some(({ unit }) => unit === 'person' || unit === 'household'),
      basis: document.parts.security.personalInformation.basis,
    }).output.consentNeeded,
  };
}
