import { type Text, type Tx, text } from '#foundation';
import { type Agreement, agreementsByIds } from '#platform/authorisation';
import type { AskNeeds, Need } from '#platform/evidence';
import { holdStandingIfAny, type ReasonCode } from '#platform/lineage';
import { findProduct } from '#platform/products';

/** What a complaint, an incident or a finding that is still open leaves on a thing. A suspension ends with its agreement. */
const openMatters: readonly ReasonCode[] = [
  'complaint',
  'decided-freeze',
  'leak',
  'risk-finding',
  'quality-finding',
];

/**
 * Whose evidence is still needed: an agreement until it has ended, a product like its agreement, and either while something about it is under
 * dispute. Standing is held until the transaction ends: a complaint waits for the batch under way, and nothing is erased after its commit.
 */
export const neededEvidence: AskNeeds = async (tx, ids) => {
  const products = await productsAmong(tx, ids);
  const agreements = new Map(
    (
      await agreementsByIds(tx, [
        ...new Set([
          ...ids.filter((id) => id.startsWith('agr_')),
          ...products.map(({ agreementId }) => agreementId),
        ]),
      ])
    ).map((one) => [String(one.id), one]),
  );
  const disputed = await disputedAmong(tx, [
    ...[...agreements.keys()].map((id) => ({ kind: 'agreement', id })),
    ...products.map(({ id }) => ({ kind: 'product', id })),
  ]);
  const needOf = (title: Text, agreement: Agreement | undefined, things: readonly string[]): Need => {
    const parties = agreement
      ? [agreement.operator, agreement.implementingBody, agreement.authorisingBody]
      : [];
    const matter = things.flatMap((thing) => disputed.get(thing) ?? []).at(0);
    if (matter) return { title, over: null, because: matter, parties };
    const over = agreement?.endedAt ?? null;
    return {
      title,
      over,
      parties,
      because: over
        ? text('协议已终止', 'The agreement has ended')
        : text('协议尚未终止', 'The agreement goes on'),
    };
  };
  return new Map([
    ...[...agreements].map(
      ([id, agreement]) => [id, needOf(same(agreement.number), agreement, [id])] as const,
    ),
    ...products.map(
      ({ id, agreementId, title }) =>
        [id, needOf(same(title), agreements.get(agreementId), [id, agreementId])] as const,
    ),
  ]);
};

const same = (name: string): Text => text(name, name);

async function productsAmong(tx: Tx, ids: readonly string[]) {
  const found = [];
  for (const id of new Set(ids.filter((one) => one.startsWith('prd_')))) {
    const product = await findProduct(tx, id);
    if (product) found.push({ id, agreementId: product.agreement_id, title: product.title });
  }
  return found;
}

/** What is open about each of these things, in words. */
async function disputedAmong(
  tx: Tx,
  things: readonly { readonly kind: string; readonly id: string }[],
): Promise<ReadonlyMap<string, Text>> {
  return new Map(
    (await holdStandingIfAny(tx, things)).flatMap(({ id, reasons }) => {
      const open = reasons.find(({ code }) => openMatters.includes(code));
      return open ? [[id, open.text] as const] : [];
    }),
  );
}
