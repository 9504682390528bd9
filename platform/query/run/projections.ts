import { createHash } from 'node:crypto';
import { type Database, newId, type Tx } from '#foundation';
import type { Agreement } from '#platform/authorisation';
import type { CataloguedResource } from '#platform/catalog';
import { projectionSql, type ScopeRelation } from '../model/index.ts';
import type { Projection, QueryPorts, SealedRelation } from '../ports.ts';
import { queryTables } from '../store/tables.ts';
import { subkey } from './subkey.ts';
import { traceMade } from './trace.ts';

/**
 * The sealed files of the relations a query names, building those that are not there yet: one projection for each agreement,
 * revision and scope, minimised to the granted rows and columns. Two callers may build the same one at once; both files are the
 * same data and one row wins.
 */
export async function projectionFor(
  ports: QueryPorts,
  database: Database,
  agreement: Agreement,
  relations: readonly ScopeRelation[],
  resources: ReadonlyMap<string, CataloguedResource>,
): Promise<Projection> {
  const secret = await ports.keys.open(agreement.id);
  const files: SealedRelation[] = [];
  const ids: string[] = [];
  for (const relation of relations) {
    const id = await relationProjection(ports, database, agreement, relation, resources, secret);
    ids.push(id);
    files.push({
      relation: relation.table,
      path: ports.projections.path(id),
      sealedAs: sealName(id),
      keyBytes: subkey(secret, 'seal'),
    });
  }
  return { id: `${agreement.id}/${ids.sort().join('+')}`, tenant: agreement.operator, files };
}

const rawView = 'raw';
const sealName = (id: string) => `projection ${id}`;

async function relationProjection(
  ports: QueryPorts,
  database: Database,
  agreement: Agreement,
  relation: ScopeRelation,
  resources: ReadonlyMap<string, CataloguedResource>,
  secret: Uint8Array,
): Promise<string> {
  const resource = resources.get(relation.resourceId);
  if (!resource?.revision) throw new Error(`relation ${relation.name} has no revision in service`);
  const parquetPath = ports.parquetPath(resource.revision.parquetSha256);
  const select = projectionSql(relation, { view: rawView });
  const selectDigest = createHash('sha256').update(select).digest('hex');
  const key = {
    agreement_id: agreement.id,
    resource_id: relation.resourceId,
    revision_id: relation.revisionId,
    select_digest: selectDigest,
  };
  const present = await database.transaction((tx) => findProjection(tx, key), { mode: 'snapshot' });
  if (present && (await ports.projections.exists(present.id))) return present.id;

  const id = present?.id ?? newId('prj');
  const made = await ports.projections.make({
    id,
    parquetPath,
    select,
    view: rawView,
    pseudonymKey: subkey(secret, 'pseudonym'),
    sealKey: subkey(secret, 'seal'),
    sealedAs: sealName(id),
  });
  if (present) return id;
  return database.transaction(async (tx) => {
    await queryTables(tx)
      .insertInto('query.projection')
      .values({
        id,
        ...key,
        relation: relation.name,
        rows: BigInt(made.rows),
        bytes: BigInt(made.bytes),
        build_ms: made.buildMs,
        created_at: tx.now,
        destroyed_at: null,
      })
      .onConflict((conflict) =>
        conflict.columns(['agreement_id', 'resource_id', 'revision_id', 'select_digest']).doNothing(),
      )
      .execute();
    const kept = await findProjection(tx, key);
    if (!kept) throw new Error('a projection was written and is not there');
    await traceMade(tx, {
      id: kept.id,
      title: { zh: `授权数据域：${relation.title}`, en: `Projection: ${relation.title}` },
      agreement,
      revisionId: relation.revisionId,
    });
    return kept.id;
  });
}

const findProjection = (
  tx: Tx,
  key: {
    readonly agreement_id: string;
    readonly resource_id: string;
    readonly revision_id: string;
    readonly select_digest: string;
  },
) =>
  queryTables(tx)
    .selectFrom('query.projection')
    .select('id')
    .where('agreement_id', '=', key.agreement_id)
    .where('resource_id', '=', key.resource_id)
    .where('revision_id', '=', key.revision_id)
    .where('select_digest', '=', key.select_digest)
    .where('destroyed_at', 'is', null)
    .executeTakeFirst();
