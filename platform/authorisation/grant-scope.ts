import { type Actor, ok, type Result, type Tx } from '#foundation';
import { type CataloguedResource, cataloguedResource } from '#platform/catalog';
import { type GateScope, passGate } from '#platform/privacy';
import type { AgreementDocument, GrantedResource } from './model/index.ts';

/** Forms of use that tell of one consenting subject at a time. */
const oneAtATime: readonly string[] = ['verification', 'consented-record'];

/** What of a resource's revision leaves under a grant: columns granted as they are, and whether only one consenting subject at a time. */
export function grantScope(
  granted: Pick<GrantedResource, 'items' | 'forms'>,
  resource: Pick<CataloguedResource, 'items'>,
): GateScope {
  const columns = new Map(resource.items.map(({ id, columnName }) => [id, columnName]));
  return {
    kept: granted.items
      .filter(({ transform }) => transform.kind === 'keep')
      .map(({ itemId }) => columns.get(itemId) ?? itemId)
      .sort(),
    consented: granted.forms.length > 0 && granted.forms.every((form) => oneAtATime.includes(form)),
  };
}

/** Every granted resource's revision in service passes the gate for this agreement, or the first that does not says why. One without data has nothing to pass yet. */
export async function passGrants(
  tx: Tx,
  actor: Actor,
  agreement: { readonly id: string; readonly document: AgreementDocument },
): Promise<Result<null>> {
  for (const granted of agreement.document.parts.scope.resources) {
    const resource = await cataloguedResource(tx, granted.resourceId);
    if (!resource?.revision) continue;
    const passed = await passGate(
      tx,
      actor,
      {
        resourceId: resource.id,
        revisionId: resource.revision.id,
        form: 'authorise',
        scope: grantScope(granted, resource),
      },
      { kind: 'agreement', id: agreement.id },
    );
    if (!passed.ok) return passed;
  }
  return ok(null);
}
