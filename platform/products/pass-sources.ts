import { type Actor, ok, type Result, type Tx } from '#foundation';
import { type Agreement, agreement, grantScope } from '#platform/authorisation';
import { cataloguedResource } from '#platform/catalog';
import { upstream } from '#platform/lineage';
import { passGate } from '#platform/privacy';
import { type ProductRow, productTables } from './store/tables.ts';

/** Products that tell of one consenting subject at a time. */
const oneAtATime = ['verification', 'consented-record'];

/** What a product is made of passes the gate for delivery, as its agreement grants it; the first revision that does not says why. */
export async function passSources(
  tx: Tx,
  actor: Actor,
  product: Pick<ProductRow, 'id' | 'form' | 'agreement_id'>,
): Promise<Result<null>> {
  const granted = await agreement(tx, product.agreement_id);
  const sources = (await upstream(tx, { kind: 'product', id: product.id })).filter(
    ({ kind }) => kind === 'resource',
  );
  for (const { id } of sources) {
    const resource = await cataloguedResource(tx, id);
    if (!resource?.revision) continue;
    const passed = await passRevision(tx, actor, product, granted, id, resource.revision.id);
    if (!passed.ok) return passed;
  }
  return ok(null);
}

/** One revision of one resource, for one product. */
async function passRevision(
  tx: Tx,
  actor: Actor,
  product: Pick<ProductRow, 'id' | 'form'>,
  granted: Agreement | null,
  resourceId: string,
  revisionId: string,
): Promise<Result<unknown>> {
  const resource = await cataloguedResource(tx, resourceId);
  const grant = granted?.document.parts.scope.resources.find((one) => one.resourceId === resourceId);
  const scope = grant && resource ? grantScope(grant, resource) : { kept: null, consented: false };
  return passGate(
    tx,
    actor,
    {
      resourceId,
      revisionId,
      form: 'product',
      scope: { ...scope, consented: oneAtATime.includes(product.form) },
    },
    { kind: 'product', id: product.id },
  );
}

/** Every listed product under these agreements that is made of the resource takes the revision that is about to serve, or the first that may not says why. */
export async function passForProducts(
  tx: Tx,
  actor: Actor,
  {
    resourceId,
    revisionId,
    agreements,
  }: { resourceId: string; revisionId: string; agreements: readonly Agreement[] },
): Promise<Result<null>> {
  if (agreements.length === 0) return ok(null);
  const listed = await productTables(tx)
    .selectFrom('products.product')
    .select(['id', 'form', 'agreement_id'])
    .where(
      'agreement_id',
      'in',
      agreements.map(({ id }) => id),
    )
    .where('state', '=', 'listed')
    .orderBy('id')
    .execute();
  for (const product of listed) {
    const made = await upstream(tx, { kind: 'product', id: product.id });
    if (!made.some(({ kind, id }) => kind === 'resource' && id === resourceId)) continue;
    const granted = agreements.find(({ id }) => id === product.agreement_id) ?? null;
    const passed = await passRevision(tx, actor, product, granted, resourceId, revisionId);
    if (!passed.ok) return passed;
  }
  return ok(null);
}
