import type { Problem, Tx } from '#foundation';
import { type Agreement, agreementsByIds, agreementsInForce, R30 } from '#platform/authorisation';
import { answersFor, currentOrganisation, organisationName, responsibilities } from '#platform/identity';
import { upstream } from '#platform/lineage';
import { productProblems } from './problems.ts';
import { findProduct, type ProductRow } from './store/tables.ts';

const duties = Object.keys(responsibilities) as (keyof typeof responsibilities)[];

/** An organisation and whoever took over from it: a tie does not end with a merger, a split or a new name. */
async function withSuccessors(tx: Tx, id: string): Promise<readonly string[]> {
  const successors = await Promise.all(duties.map((duty) => currentOrganisation(tx, id, tx.now, duty)));
  return [...new Set([id, ...successors.filter((one) => one !== null)])];
}

/**
 * All organisations tied to an operator (实施规范 Art 6, 14-6): itself, the affiliates that the agreements in force name for it, and those that are tied
 * to these in turn, from whichever side the tie was written down.
 */
async function tiedTo(tx: Tx, operator: string, agreementId: string): Promise<ReadonlySet<string>> {
  const ids = new Set([...(await agreementsInForce(tx)), agreementId]);
  const pairs: (readonly [string, string])[] = [];
  for (const { document } of await agreementsByIds(tx, [...ids]))
    for (const affiliate of document.parts.disclosure.affiliates)
      pairs.push([document.parties.operator.organisationId, affiliate.organisationId]);
  const standing = new Map<string, readonly string[]>();
  for (const id of new Set([operator, ...pairs.flat()])) standing.set(id, await withSuccessors(tx, id));
  const tied = new Set(standing.get(operator));
  let grew = true;
  while (grew) {
    grew = false;
    for (const pair of pairs) {
      const both = pair.flatMap((id) => standing.get(id)!);
      if (both.every((id) => tied.has(id)) || !both.some((id) => tied.has(id))) continue;
      for (const id of both) tied.add(id);
      grew = true;
    }
  }
  return tied;
}

/** Why a buyer may not take a product: it is the operator, or tied to it, or has taken over from one that is (R30). Null: it may. */
export async function tiedBuyer(
  tx: Tx,
  granted: Agreement,
  operator: string,
  buyer: string,
): Promise<Problem | null> {
  const tied = await tiedTo(tx, operator, granted.id);
  const answered = await Promise.all(duties.map((duty) => answersFor(tx, buyer, tx.now, duty)));
  const verdict = R30.judge({
    document: granted.document,
    alsoTied: [...tied],
    developers: [...new Set([buyer, ...answered.flat()])].map((organisationId) => ({
      organisationId,
      name: '',
    })),
  });
  if (verdict.holds) return null;
  const name = await organisationName(tx, buyer);
  return productProblems['tied-to-operator']({
    detail: R30.judge({
      document: granted.document,
      alsoTied: [buyer],
      developers: [{ organisationId: buyer, name }],
    }).reasons[0]!,
    rule: 'R30',
    clause: verdict.clause,
  });
}

/** Why rows said to be a delivery of a product may not be brought into another: one operator stands behind both (R30). */
export async function reDevelops(
  tx: Tx,
  product: Pick<ProductRow, 'agreement_id' | 'operator'>,
  from: string,
): Promise<Problem | null> {
  const source = await findProduct(tx, from);
  // What was never listed delivered nothing, and is not for a buyer to know of.
  if (!source?.listed_at) return productProblems['no-such-product']();
  const tied = await tiedTo(tx, product.operator, product.agreement_id);
  return tied.has(source.operator)
    ? productProblems['own-product-as-source']({
        rule: R30.id,
        clause: R30.clause,
        data: { productId: source.id },
      })
    : null;
}

/** A source that was made of a delivered product of the operator, or of one tied to it: to define over it is to re-develop it (R30). */
export async function ownProductAmongSources(
  tx: Tx,
  granted: { readonly id: string; readonly operator: string },
  resourceIds: readonly string[],
): Promise<Problem | null> {
  let tied: ReadonlySet<string> | undefined;
  for (const id of resourceIds)
    for (const node of await upstream(tx, { kind: 'resource', id })) {
      const product = node.kind === 'product' ? await findProduct(tx, node.id) : undefined;
      if (!product?.delivered_at) continue;
      tied ??= await tiedTo(tx, granted.operator, granted.id);
      if (tied.has(product.operator))
        return productProblems['own-product-as-source']({
          rule: R30.id,
          clause: R30.clause,
          data: { productId: product.id, resourceId: id },
        });
    }
  return null;
}
