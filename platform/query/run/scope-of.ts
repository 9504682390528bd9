import type { Tx } from '#foundation';
import type { Agreement } from '#platform/authorisation';
import type { ItemType } from '#platform/authorisation/model';
import { type CataloguedResource, cataloguedResource } from '#platform/catalog';
import { type Circumstances, compileScope, type RevisionFacts, type Scope } from '../model/index.ts';

export interface ScopeNow {
  readonly scope: Scope;
  readonly resources: ReadonlyMap<string, CataloguedResource>;
}

/** The agreement compiled at this moment over the revisions in service. */
export async function scopeNow(
  tx: Tx,
  agreement: Agreement,
  purpose: string,
  circumstances: Circumstances = {},
): Promise<ScopeNow> {
  const resources = new Map<string, CataloguedResource>();
  const revisions: { [resourceId: string]: RevisionFacts } = {};
  for (const granted of agreement.document.parts.scope.resources) {
    const resource = await cataloguedResource(tx, granted.resourceId);
    if (!resource) continue;
    resources.set(resource.id, resource);
    const facts = revisionFacts(resource);
    if (facts) revisions[resource.id] = facts;
  }
  return { scope: compileScope(agreement.document, purpose, tx.now, revisions, circumstances), resources };
}

/** What the manifest knows; a unit whose key never repeats in the profile is unique per row. */
export function revisionFacts(resource: CataloguedResource): RevisionFacts | null {
  const { revision } = resource;
  if (!revision) return null;
  const types = new Map(revision.columns.map((column) => [column.name, column.type]));
  return {
    revisionId: revision.id,
    ...(resource.releaseMode ? { releaseMode: resource.releaseMode } : {}),
    schema: resource.items.flatMap((item) => {
      const type = types.get(item.columnName);
      return type ? [{ itemId: item.id, column: item.columnName, type: type as ItemType }] : [];
    }),
    uniqueKeys: resource.items
      .filter((item) => revision.uniqueColumns.includes(item.columnName))
      .map((item) => [item.id]),
  };
}
