import { Type } from 'typebox';
import { dateAt, defineAction, ok, refuse, type Tx, text } from '#foundation';
import { agreement, noScenario, priceBasisOf } from '#platform/authorisation';
import { cataloguedResource } from '#platform/catalog';
import { appendPublicFact } from '#platform/evidence';
import { organisationName } from '#platform/identity';
import { upstream } from '#platform/lineage';
import { privacyProblems } from '#platform/privacy';
import { registrationOf } from '#platform/registration';
import { hand, productRef, productSubject, tell } from '../desk.ts';
import { scenariosOfProduct } from '../heed-scenarios.ts';
import { productLifecycle } from '../model/lifecycle.ts';
import { passSources } from '../pass-sources.ts';
import { publishedPrice, publishPrice } from '../price-in-force.ts';
import { productProblems } from '../problems.ts';
import { type CodedBeforeListed, R32, type ToBeCoded } from '../rules.ts';
import { lacksConsent, resourcesUnder } from '../shared-consents.ts';
import { lockProduct, type ProductRow, productTables } from '../store/tables.ts';

/** Put a priced product on the list. A province may ask that it and all its resources are coded before (R32). */
export const listProduct = (profile: Partial<CodedBeforeListed>) =>
  defineAction({
    name: 'products.list-product',
    title: text('产品上架', 'List the product'),
    description: text(
      '上架后可以订购；产品、价格和收费类别进入公开日志。所在地要求先登记后上架的，产品及其全部数据资源须已赋码且在有效期内。',
      'It can be ordered then; product, price and fee class enter the public log. Where the province asks for registration first, the product and all its resources must be coded and valid.',
    ),
    input: Type.Object(
      { productId: Type.String({ maxLength: 60, title: '产品', titleEn: 'Product' }) },
      { additionalProperties: false },
    ),
    output: Type.Object({ productId: Type.String(), state: Type.String() }),
    problems: [
      productProblems['no-scenario'].type,
      productProblems['shared-consent-missing'].type,
      productProblems['not-coded'].type,
      privacyProblems['gate-closed'].type,
    ],
    rules: ['R28', 'R32', 'R63', 'AR7'],
    subject: (tx, input) => productSubject(tx, input.productId),
    async run(actor, input, tx) {
      const product = await lockProduct(tx, input.productId);
      const next = productLifecycle.next(product.state, 'list');
      if (!next.ok) return next;
      const granted = await agreement(tx, product.agreement_id);
      if (!granted) throw new Error(`product ${product.id} has no agreement`);
      const carrying = await scenariosOfProduct(tx, granted, product);
      if (carrying?.length === 0)
        return refuse(productProblems['no-scenario']({ rule: noScenario.rule, clause: noScenario.clause }));
      const lacking = await lacksConsent(tx, granted, await resourcesUnder(tx, product.id));
      if (lacking) return refuse(lacking);
      const verdict = R32.judge({ things: await thingsToBeCoded(tx, product) }, profile);
      if (!verdict.holds)
        return refuse(
          productProblems['not-coded']({
            rule: verdict.rule,
            clause: verdict.clause,
            defects: verdict.reasons.map((message, index) => ({
              at: `/${verdict.output[index]!.kind}/${verdict.output[index]!.id}`,
              message,
            })),
          }),
        );
      const passed = await passSources(tx, actor, product);
      if (!passed.ok) return passed;
      await productTables(tx)
        .updateTable('products.product')
        .set({ state: next.value, listed_at: tx.now })
        .where('id', '=', product.id)
        .execute();
      const operator = await organisationName(tx, product.operator);
      const per = priceBasisOf(granted.document);
      await publishPrice(tx, product, operator, per);
      await appendPublicFact(tx, {
        kind: 'products.listed',
        subject: product.id,
        fact: {
          code: product.code,
          title: product.title,
          operator,
          kind: product.kind,
          form: product.form,
          purpose: product.purpose,
          ...publishedPrice(product, per),
          digest: product.digest,
        },
      });
      await hand(tx, actor, productRef(product), text('上架', 'Listed'));
      await tell(
        tx,
        actor,
        [granted.implementingBody, granted.authorisingBody],
        'listed',
        product.id,
        text(`产品“${product.title}”已上架。`, `The product “${product.title}” is listed.`),
      );
      await tx.emit({ kind: 'products.listed', subject: product.id, payload: { title: product.title } });
      return ok({ productId: product.id, state: next.value });
    },
  });

/** The product and every resource it is made of, with whether its registration is coded and in its term today. */
async function thingsToBeCoded(tx: Tx, product: ProductRow): Promise<readonly ToBeCoded[]> {
  // `validUntil` is the last day of validity (R14, R16).
  const today = dateAt(tx.now).toString();
  const coded = async (kind: ToBeCoded['kind'], id: string, title: string): Promise<ToBeCoded> => {
    const registered = await registrationOf(tx, { kind, id });
    const until = registered?.validUntil;
    return {
      kind,
      id,
      title,
      coded: registered?.state === 'registered' && (!until || today <= until),
    };
  };
  const sources = (await upstream(tx, { kind: 'product', id: product.id })).filter(
    ({ kind }) => kind === 'resource',
  );
  const things = [await coded('product', product.id, product.title)];
  for (const { id } of sources)
    things.push(await coded('resource', id, (await cataloguedResource(tx, id))?.title ?? id));
  return things;
}
