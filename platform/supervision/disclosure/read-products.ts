import { Type } from 'typebox';
import { defineRead, ok, PageOf, packCursor, pageInput, type Tx, text, unpackCursor } from '#foundation';
import { disclosedGrants } from '#platform/authorisation';
import { factsAbout, R75 } from '#platform/evidence';
import { organisationNames } from '#platform/identity';
import { disclosedProducts, productFigures, productLifecycle } from '#platform/products';
import { placeIn } from '../reads/place.ts';
import { DisclosedProductLine } from '../reads/shapes.ts';
import { evidenceOf } from './read-authorisations.ts';

/** 产品和服务清单 with actual fees, also of what was delisted, newest first (实施规范 Art 19). */
export const disclosedProductsRead = defineRead({
  name: 'supervision.products',
  title: text('产品和服务清单', 'Disclosed products and services'),
  path: '/api/v1/disclosure/products',
  audience: 'public',
  input: Type.Object(pageInput, { additionalProperties: false }),
  output: PageOf(DisclosedProductLine),
  run: async (_actor, { cursor, limit }, tx) => ok(await productPage(tx, cursor, limit ?? 50)),
});

/** One page of the list. */
export async function productPage(tx: Tx, cursor: string | undefined, limit: number) {
  const place = placeIn(unpackCursor(cursor));
  const found = await disclosedProducts(tx, {
    limit: limit + 1,
    ...(place ? { after: { listedAt: place.at, id: place.id } } : {}),
  });
  const shown = found.slice(0, limit);
  const facts = await factsAbout(
    tx,
    shown.map(({ id }) => id),
  );
  const grants = await disclosedGrants(tx, [...new Set(shown.map(({ agreementId }) => agreementId))]);
  const names = await organisationNames(
    tx,
    shown.map(({ operator }) => operator),
  );
  const last = shown.at(-1);
  return {
    items: shown.map((product): DisclosedProductLine => {
      const grant = grants.get(product.agreementId);
      const purpose = grant?.purposes.find(({ code }) => code === product.purpose);
      const evidence = (facts.get(product.id) ?? []).filter(({ kind }) => kind.startsWith('products.'));
      const trace = R75.judge({
        resources: grant?.resources ?? [],
        authorisation: grant ? product.agreementId : null,
        entry: evidence[0]?.entry ?? null,
      });
      return {
        id: product.id,
        code: product.code,
        title: product.title,
        summary: product.summary,
        form: product.form,
        operator: { id: product.operator, name: names.get(product.operator) ?? '' },
        agreement: { id: product.agreementId, number: grant?.number ?? '' },
        purpose: purpose?.title ?? product.purpose,
        purposeClass: purpose?.class ?? null,
        feeClass: product.feeClass,
        priceFen: product.priceFen.toString(),
        state: product.state,
        stateTitle: productLifecycle.states[product.state].title,
        listedAt: product.listedAt.toString(),
        evidence: evidence.map(evidenceOf),
        untraced: trace.holds ? [] : [...trace.reasons],
      };
    }),
    next: found.length > limit && last ? packCursor({ at: last.listedAt.toString(), id: last.id }) : null,
    total: (await productFigures(tx)).disclosed,
  };
}
