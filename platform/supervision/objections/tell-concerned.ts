import type { Actor, Text, Tx } from '#foundation';
import { agreementsByIds } from '#platform/authorisation';
import { type SubjectRef, tellOrganisations } from '#platform/casework';
import type { Weighed } from '#platform/lineage';
import { buyersOf, findProduct } from '#platform/products';

type Reached = Pick<Weighed, 'kind' | 'id'>;

/** Organisations behind what was reached: operators and implementing bodies of agreements, operators and buyers of products. */
export async function concernedBy(tx: Tx, reached: readonly Reached[]): Promise<ReadonlySet<string>> {
  const ids = (kind: string) => [
    ...new Set(reached.flatMap((thing) => (thing.kind === kind ? [thing.id] : []))),
  ];
  const agreements = await agreementsByIds(tx, ids('agreement'));
  const concerned = new Set(
    agreements.flatMap(({ operator, implementingBody }) => [operator, implementingBody]),
  );
  for (const id of ids('product')) {
    const product = await findProduct(tx, id);
    if (product) concerned.add(product.operator);
  }
  for (const { buyer } of await buyersOf(tx, ids('product'))) concerned.add(buyer);
  for (const id of ids('buyer')) concerned.add(id);
  return concerned;
}

/** Word to all of them, once each: what happened, and never who objected. */
export async function tellConcerned(
  tx: Tx,
  actor: Actor,
  about: { readonly kind: string; readonly subject: SubjectRef; readonly reached: readonly Reached[] },
  happened: Text,
): Promise<void> {
  await tellOrganisations(tx, actor, await concernedBy(tx, about.reached), {
    kind: about.kind,
    subject: about.subject,
    text: happened,
  });
}
