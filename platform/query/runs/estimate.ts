import type { Tx } from '#foundation';
import type { CataloguedResource } from '#platform/catalog';
import type { ScopeRelation } from '../model/index.ts';
import { queryTables } from '../store/tables.ts';

/** What a run would read. `bytes` is null where no projection was built yet: then it is built first. */
export interface CostEstimate {
  readonly rows: number;
  readonly bytes: number | null;
  readonly toBuild: readonly string[];
}

/**
 * Rows and bytes of the projections a query reads. Of those not built yet, and of those with protected units, the rows of the revision, which is the most
 * they can hold: how many rows a condition leaves of a table about people is an answer about them.
 */
export async function costOf(
  tx: Tx,
  agreementId: string,
  relations: readonly ScopeRelation[],
  resources: ReadonlyMap<string, CataloguedResource>,
): Promise<CostEstimate> {
  if (relations.length === 0) return { rows: 0, bytes: 0, toBuild: [] };
  const built = await queryTables(tx)
    .selectFrom('query.projection')
    .select(['revision_id', 'rows', 'bytes'])
    .where('agreement_id', '=', agreementId)
    .where('destroyed_at', 'is', null)
    .where(
      'revision_id',
      'in',
      relations.map(({ revisionId }) => revisionId),
    )
    .orderBy('created_at', 'desc')
    .execute();
  const found = relations.map((relation) => ({
    relation,
    projection: built.find((row) => row.revision_id === relation.revisionId),
  }));
  return {
    rows: found.reduce(
      (sum, { relation, projection }) =>
        sum +
        (projection && relation.units.length === 0
          ? Number(projection.rows)
          : (resources.get(relation.resourceId)?.revision?.rows ?? 0)),
      0,
    ),
    bytes: found.every(({ projection }) => projection)
      ? found.reduce((sum, { projection }) => sum + Number(projection!.bytes), 0)
      : null,
    toBuild: found.filter(({ projection }) => !projection).map(({ relation }) => relation.name),
  };
}
