import { type Database, ok, type Result, refuse } from '#foundation';
import type { Agreement } from '#platform/authorisation';
import type { CataloguedResource } from '#platform/catalog';
import type { ScopeRelation, UnitsIn } from '../model/index.ts';
import { isKeyGone, type Projection, type QueryPorts, type SealedRelation } from '../ports.ts';
import { problems } from '../problems.ts';
import {
  type BuiltProjection,
  ensureBuilt,
  ProjectionEnded,
  sealName,
  secretsOf,
  wantedProjection,
} from './build.ts';
import { projectionsInUse } from './use.ts';

/** The projection of a run. Its files stay until it is let go of, whatever takes its place meanwhile. */
export interface HeldProjection {
  readonly projection: Projection;
  readonly unitsIn: UnitsIn;
  letGo(): void;
}

/**
 * The sealed files of the relations a query names, made now where they are not there yet. Relations and resources are those of one
 * admission, so the revisions are one consistent set. `query/data-domain-ended` when the key is destroyed.
 */
export async function projectionFor(
  ports: QueryPorts,
  database: Database,
  agreement: Agreement,
  relations: readonly ScopeRelation[],
  resources: ReadonlyMap<string, CataloguedResource>,
): Promise<Result<HeldProjection>> {
  const use = projectionsInUse(ports.projections).begin(agreement.id);
  try {
    const units = new Map<string, BuiltProjection['units']>();
    const files: (SealedRelation & { readonly id: string })[] = [];
    for (const relation of relations) {
      const wanted = wantedProjection(agreement, relation, resources.get(relation.resourceId)!);
      const { id, units: held } = await ensureBuilt(ports, database, wanted);
      units.set(relation.table, held);
      const secrets = await secretsOf(ports, agreement.id, relation.resourceId);
      files.push({
        id,
        relation: relation.table,
        path: ports.projections.path(id),
        sealedAs: sealName(id),
        keyBytes: secrets.seal(id),
      });
    }
    const ids = files.map(({ id }) => id).sort();
    const openAs = `${agreement.id}/${ids.join('+')}`;
    use.take(ids, openAs);
    return ok({
      projection: { id: openAs, tenant: agreement.operator, files: files.map(({ id: _, ...file }) => file) },
      unitsIn: (table, column) => units.get(table)?.[column],
      letGo: () => use.end(),
    });
  } catch (error) {
    use.end();
    if (isKeyGone(error) || error instanceof ProjectionEnded) return refuse(problems['data-domain-ended']());
    throw error;
  }
}
