import type { Tx } from '#foundation';
import { postsWithRole } from '#platform/identity';
import { priceFormersOf } from '#platform/pricing';

/**
 * Whom the report on an operator goes to (价格通知 五): the price authority and the data authority of its price formation; while there is none, those
 * of this node whose post was opened first.
 */
export async function addresseesOf(tx: Tx, agreements: readonly string[]): Promise<readonly string[]> {
  const formers = await priceFormersOf(tx, agreements);
  if (formers) return [formers.priceAuthority, formers.dataAuthority];
  const found: string[] = [];
  for (const role of ['price-authority', 'data-authority'] as const) {
    const [post] = await postsWithRole(tx, role);
    if (post?.organisationId) found.push(post.organisationId);
  }
  return found;
}
