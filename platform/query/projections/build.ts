import { createHash } from 'node:crypto';
import { type Database, newId, type Tx } from '#foundation';
import type { Agreement } from '#platform/authorisation';
import type { CataloguedResource } from '#platform/catalog';
import { projectionSql, type ScopeRelation } from '../model/index.ts';
import { grantKey, type QueryPorts } from '../ports.ts';
import { recordKeyOf } from '../run/mode-ground.ts';
import { subkey } from '../run/subkey.ts';
import { traceMade } from '../run/trace.ts';
import { queryTables } from '../store/tables.ts';
import { projectionsInUse } from './use.ts';

/** A relation of an agreement as it has to lie on disk: which rows and columns of which revision, and how made. */
export interface WantedProjection {
  readonly agreement: Agreement;
  readonly relation: ScopeRelation;
  readonly resource: CataloguedResource;
  readonly select: string;
  readonly selectDigest: string;
}

const rawView = 'raw';
export const sealName = (id: string) => `projection ${id}`;

export function wantedProjection(
  agreement: Agreement,
  relation: ScopeRelation,
  resource: CataloguedResource,
): WantedProjection {
  const select = projectionSql(relation, { view: rawView });
  return {
    agreement,
    relation,
    resource,
    select,
    selectDigest: createHash('sha256').update(select).digest('hex'),
  };
}

/** The secrets of a granted resource. Throws `KeyGone` when the agreement or the grant was ended. */
export async function secretsOf(ports: QueryPorts, agreementId: string, resourceId: string) {
  const agreement = await ports.keys.open(agreementId);
  const grant = await ports.keys.open(grantKey(agreementId, resourceId));
  const both = Buffer.concat([agreement, grant]);
  return {
    /** Neither of the two keys opens it alone. */
    seal: (projectionId: string) => subkey(both, 'seal', projectionId),
    /** The agreement's alone: one person has one pseudonym in all its tables. */
    pseudonym: () => subkey(agreement, 'pseudonym'),
  };
}

/** The projection's row that is not ending, retired or not. */
export const findProjection = (tx: Tx, wanted: WantedProjection) =>
  queryTables(tx)
    .selectFrom('query.projection')
    .select(['id', 'built_at', 'retired_at', 'units'])
    .where('agreement_id', '=', wanted.agreement.id)
    .where('resource_id', '=', wanted.relation.resourceId)
    .where('revision_id', '=', wanted.relation.revisionId)
    .where('select_digest', '=', wanted.selectDigest)
    .where('ending_at', 'is', null)
    .executeTakeFirst();

/** A projection that is there, and how many units it holds by its unit columns. */
export interface BuiltProjection {
  readonly id: string;
  readonly units: { readonly [unitColumn: string]: number };
}

/** The projection, made when it is not there or not sealed with the key that there is. */
export async function ensureBuilt(
  ports: QueryPorts,
  database: Database,
  wanted: WantedProjection,
): Promise<BuiltProjection> {
  const present = await database.transaction((tx) => findProjection(tx, wanted), { mode: 'snapshot' });
  const { agreement, relation } = wanted;
  if (present?.built_at) {
    const secrets = await secretsOf(ports, agreement.id, relation.resourceId);
    if (await ports.projections.isSealedWith(present.id, secrets.seal(present.id)))
      return { id: present.id, units: present.units };
  }
  const name = [agreement.id, relation.resourceId, relation.revisionId, wanted.selectDigest].join();
  return projectionsInUse(ports.projections).once(name, () => build(ports, database, wanted));
}

/**
 * The row is written before key and file, and says `built_at` after them: whatever ends the process meanwhile, nothing lies on disk of
 * which no row speaks. Two processes may build the same one at once; they write the same rows under the same id.
 */
async function build(
  ports: QueryPorts,
  database: Database,
  wanted: WantedProjection,
): Promise<BuiltProjection> {
  const { agreement, relation, resource } = wanted;
  if (resource.revision?.id !== relation.revisionId)
    throw new Error(`relation ${relation.name} is not of the revision in hand`);
  const id = await database.transaction((tx) => claim(tx, wanted));
  const secrets = await secretsOf(ports, agreement.id, relation.resourceId);
  const made = await ports.projections.make({
    id,
    parquetPath: ports.parquetPath(resource.revision.parquetSha256),
    select: wanted.select,
    view: rawView,
    pseudonymKey: secrets.pseudonym(),
    sealKey: secrets.seal(id),
    sealedAs: sealName(id),
    ...(await recordKeyOf(ports, database, relation)),
  });
  const kept = await database.transaction(async (tx) => {
    const { numUpdatedRows } = await queryTables(tx)
      .updateTable('query.projection')
      .set({
        rows: BigInt(made.rows),
        bytes: BigInt(made.bytes),
        plain_bytes: BigInt(made.plainBytes),
        units: JSON.stringify(made.units),
        build_ms: made.buildMs,
        built_at: tx.now,
      })
      .where('id', '=', id)
      .where('ending_at', 'is', null)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) return false;
    await traceMade(tx, {
      id,
      title: { zh: `授权数据域：${relation.title}`, en: `Projection: ${relation.title}` },
      agreement,
      revisionId: relation.revisionId,
    });
    return true;
  });
  if (kept) return { id, units: made.units };
  // Its end was said while it was made.
  await ports.projections.remove(id);
  throw new ProjectionEnded(id);
}

export class ProjectionEnded extends Error {
  constructor(id: string) {
    super(`projection ${id} was ended while it was made`);
  }
}

async function claim(tx: Tx, wanted: WantedProjection): Promise<string> {
  const { agreement, relation } = wanted;
  await queryTables(tx)
    .insertInto('query.projection')
    .values({
      id: newId('prj'),
      agreement_id: agreement.id,
      resource_id: relation.resourceId,
      revision_id: relation.revisionId,
      select_digest: wanted.selectDigest,
      relation: relation.name,
      rows: 0n,
      bytes: 0n,
      build_ms: 0,
      created_at: tx.now,
      destroyed_at: null,
      built_at: null,
      retired_at: null,
      ending_at: null,
      ending_because: null,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['agreement_id', 'resource_id', 'revision_id', 'select_digest'])
        .where('ending_at', 'is', null)
        .doNothing(),
    )
    .execute();
  const row = await findProjection(tx, wanted);
  if (!row) throw new Error('a projection was written and is not there');
  return row.id;
}
