import { sql } from 'kysely';
import { Type } from 'typebox';
import {
  cutToPage,
  defineRead,
  ok,
  PageOf,
  pageInput,
  refuse,
  TextSchema,
  text,
  unpackPlaceInTime,
} from '#foundation';
import {
  type Agreement,
  type AgreementDocument,
  agreement,
  agreementsByIds,
  priceBasisOf,
} from '#platform/authorisation';
import { organisationNames, sidesIn } from '#platform/identity';
import { R63 } from '#platform/query';
import { registrationOf } from '#platform/registration';
import { callAddress } from '../actions/callable.ts';
import { epsilonOfCall } from '../epsilon-of-call.ts';
import { type Definition, definitionOf, ownDataOf, parametersOf } from '../model/definition.ts';
import { OwnDataDefinition } from '../model/kinds/own-data.ts';
import { productLifecycle } from '../model/lifecycle.ts';
import { shownTiers } from '../model/tiers.ts';
import { productProblems } from '../problems.ts';
import { findProduct, liveOrder, type ProductRow, pricesOf, productTables } from '../store/tables.ts';
import {
  NextPrice,
  nextPriceOf,
  openSeries,
  Priced,
  pricedOf,
  SeriesPoint,
  sourcesOf,
} from './product-parts.ts';

const ProductLine = Type.Object({
  id: Type.String(),
  code: Type.String(),
  title: Type.String(),
  summary: Type.String(),
  kind: Type.String(),
  form: Type.String(),
  operator: Type.Object({ id: Type.String(), name: Type.String() }),
  purpose: Type.String(),
  feeClass: Type.String(),
  priceFen: Type.String(),
  /** The unit of the price, as the agreement has it. */
  per: Type.String(),
  /** What holds above each quantity. */
  tiers: Type.Array(Type.Object({ above: Type.String(), priceFen: Type.String() })),
  state: Type.String(),
  stateTitle: TextSchema,
  listedAt: Type.Union([Type.String(), Type.Null()]),
});

const line = (
  product: ProductRow,
  names: ReadonlyMap<string, string>,
  granted: Pick<Agreement, 'document'> | null | undefined,
) => ({
  id: product.id,
  code: product.code,
  title: product.title,
  summary: product.summary,
  kind: product.kind,
  form: product.form,
  operator: { id: product.operator, name: names.get(product.operator) ?? '' },
  purpose: product.purpose,
  feeClass: product.fee_class,
  priceFen: product.price_fen.toString(),
  per: granted ? priceBasisOf(granted.document) : 'call',
  tiers: shownTiers(product.tiers),
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
  sandbox: true,
  input: Type.Object(pageInput),
  output: PageOf(ProductLine),
  sheet: {
    code: text('编号', 'Code'),
    title: text('名称', 'Title'),
    summary: text('简介', 'Summary'),
    'operator.name': text('运营机构', 'Operator'),
    purpose: text('用途', 'Purpose'),
    feeClass: text('收费类别', 'Fee class'),
    priceFen: text('价格（分）', 'Price (fen)'),
    stateTitle: text('状态', 'State'),
    listedAt: text('上架时间', 'Listed'),
  },
  async run(actor, { cursor, limit = 200 }, tx) {
    const sides = [...(await sidesIn(tx, actor, 'products'))];
    const all = productTables(tx)
      .selectFrom('products.product')
      .where((where) =>
        where.or([where('state', '=', 'listed'), where('operator', 'in', sides.length > 0 ? sides : [''])]),
      );
    const after = unpackPlaceInTime(cursor);
    const rows = await all
      .selectAll()
      .$if(after !== null, (list) =>
        list.where(sql<boolean>`(created_at, id) < (${after?.at}, ${after?.id})`),
      )
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute();
    const { total } = await all.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow();
    const { shown, next } = cutToPage(rows, limit, (last) => [last.created_at.toString(), last.id]);
    const names = await organisationNames(
      tx,
      shown.map((row) => row.operator),
    );
    const agreements = await agreementsByIds(tx, [...new Set(shown.map((row) => row.agreement_id))]);
    const granted = new Map<string, Agreement>(agreements.map((one) => [one.id, one]));
    const items = shown.map((row) => line(row, names, granted.get(row.agreement_id)));
    return ok({ items, next, total });
  },
});

export const productRead = defineRead({
  name: 'products.product',
  title: text('一个数据产品', 'One product'),
  path: '/api/v1/products/{id}',
  audience: 'public',
  sandbox: true,
  input: Type.Object({ id: Type.String({ maxLength: 60 }) }),
  output: Type.Object({
    ...ProductLine.properties,
    /** The purpose as the agreement words it. */
    purposeTitle: Type.String(),
    agreement: Type.Object({ id: Type.String(), number: Type.String(), until: Type.String() }),
    parameters: Type.Array(
      Type.Object({ name: Type.String(), type: Type.String(), values: Type.Array(Type.String()) }),
    ),
    /** Resources it is made of, with the items it reads; none named where the definition is older than that record. */
    sources: Type.Array(
      Type.Object({
        id: Type.String(),
        title: Type.String(),
        items: Type.Array(Type.Object({ name: Type.String(), title: Type.String() })),
      }),
    ),
    priced: Type.Union([Priced, Type.Null()]),
    /** The price that takes over on a day to come. */
    nextPrice: Type.Union([NextPrice, Type.Null()]),
    /** The published series of an index, the number in force first among its versions; null for other kinds and where it is not open. */
    series: Type.Union([Type.Array(SeriesPoint), Type.Null()]),
    /** Columns of model features. */
    features: Type.Array(Type.Object({ column: Type.String(), role: Type.String(), meaning: Type.String() })),
    /** Rows of a page of a data API with pages. */
    pageRows: Type.Union([Type.Integer(), Type.Null()]),
    /** The table a caller brings; null where none is asked for. */
    ownData: Type.Union([OwnDataDefinition, Type.Null()]),
    /** What a call spends of a privacy budget under differential privacy; null in other modes. Without an ε allotted to a call it is refused. */
    privacy: Type.Union([Type.Object({ epsilon: Type.Union([Type.String(), Type.Null()]) }), Type.Null()]),
    definitionDigest: Type.String(),
    registration: Type.Union([
      Type.Object({ state: Type.String(), queryCode: Type.Union([Type.String(), Type.Null()]) }),
      Type.Null(),
    ]),
    ordered: Type.Boolean(),
    /** State of the reader's own live order. */
    order: Type.Union([Type.Object({ id: Type.String(), state: Type.String() }), Type.Null()]),
    callAddress: Type.String(),
    /** How a verification is asked; null for the other form. */
    verification: Type.Union([VerificationOffer, Type.Null()]),
  }),
  problems: [productProblems['no-such-product'].type],
  async run(actor, input, tx) {
    const product = await findProduct(tx, input.id);
    const sides = await sidesIn(tx, actor, 'products');
    if (!product || (product.state !== 'listed' && !sides.has(product.operator)))
      return refuse(productProblems['no-such-product']());
    const granted = await agreement(tx, product.agreement_id);
    const registered = await registrationOf(tx, { kind: 'product', id: product.id });
    const defined = definitionOf(product);
    const order = await liveOrder(tx, product.id, [...sides]);
    const prices = await pricesOf(tx, product.id);
    return ok({
      ...line(product, await organisationNames(tx, [product.operator]), granted),
      purposeTitle:
        granted?.document.parts.scope.purposes.find(({ code }) => code === product.purpose)?.title ??
        product.purpose,
      agreement: {
        id: product.agreement_id,
        number: granted?.number ?? '',
        until: granted?.until.toString() ?? '',
      },
      parameters: parametersOf(defined).map(({ name, type, values }) => ({
        name,
        type,
        values: [...values],
      })),
      sources: granted ? sourcesOf(product, granted.document) : [],
      priced: pricedOf(product, prices),
      nextPrice: nextPriceOf(product, prices, tx.now),
      series: await openSeries(tx, product, defined, order !== undefined || sides.has(product.operator)),
      features: defined.kind === 'model-features' ? [...defined.definition.features] : [],
      pageRows: defined.kind === 'data-api' ? (defined.definition.pageRows ?? null) : null,
      ownData: ownDataOf(defined) ?? null,
      privacy: await epsilonOfCall(tx, product),
      definitionDigest: product.digest,
      registration: registered ? { state: registered.state, queryCode: registered.queryCode } : null,
      ordered: order?.state === 'accepted',
      order: order ? { id: order.id, state: order.state } : null,
      callAddress: callAddress(product),
      verification: granted && offerOf(defined, granted.document),
    });
  },
});

/** Names, titles and types of the items a verification is asked with, as the agreement has them. */
function offerOf(defined: Definition, document: AgreementDocument) {
  if (defined.kind !== 'verification') return null;
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
