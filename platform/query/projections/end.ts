import { type Database, type Tx, text } from '#foundation';
import { appendPublicFact } from '#platform/evidence';
import { addReason } from '#platform/lineage';
import { grantKey, type QueryPorts } from '../ports.ts';
import { type EndingReason, queryTables } from '../store/tables.ts';
import { projectionsInUse } from './use.ts';

/** What is to end: everything under an agreement, or what it has of one resource. */
export interface Exit {
  readonly agreementId: string;
  readonly number: string;
  readonly resourceId: string | null;
  readonly because: Exclude<EndingReason, 'superseded'>;
}

const keyOf = ({ agreementId, resourceId }: Pick<Exit, 'agreementId' | 'resourceId'>): string =>
  resourceId === null ? agreementId : grantKey(agreementId, resourceId);

/**
 * Destroy projections and snapshots with their key. It is said first (rows and key are marked as ending, in one commit), done then, and
 * written down last with the log entry; a crash anywhere leaves the first commit, from which the keeper goes on. Runs that read them
 * end as cancelled. Doing it again changes nothing.
 */
export async function exit(ports: QueryPorts, database: Database, what: Exit): Promise<void> {
  const asked = await database.transaction((tx) => ask(tx, what));
  const ids = new Set(asked.projections);
  // The key first: from here on nothing that is left can be opened.
  await ports.keys.destroy(keyOf(what));
  await removeFiles(ports, ids);
  await Promise.all(asked.snapshots.map((id) => ports.snapshots.remove(id)));
  if (asked.done && asked.projections.length === 0 && asked.snapshots.length === 0) return;
  await database.transaction((tx) => writeDown(tx, what, asked));
}

interface Asked {
  readonly projections: readonly string[];
  readonly snapshots: readonly string[];
  /** The key was destroyed and entered before: what is found now came with an older database. */
  readonly done: boolean;
}

async function ask(tx: Tx, { agreementId, resourceId, because }: Exit): Promise<Asked> {
  const tables = queryTables(tx);
  await tables
    .insertInto('query.key_end')
    .values({
      key_id: keyOf({ agreementId, resourceId }),
      agreement_id: agreementId,
      resource_id: resourceId,
      because,
      asked_at: tx.now,
      destroyed_at: null,
      entry_id: null,
    })
    .onConflict((conflict) => conflict.column('key_id').doNothing())
    .execute();
  const end = await tables
    .selectFrom('query.key_end')
    .select('destroyed_at')
    .where('key_id', '=', keyOf({ agreementId, resourceId }))
    .executeTakeFirstOrThrow();
  let projections = tables
    .updateTable('query.projection')
    .set({ ending_at: tx.now, ending_because: because })
    .where('agreement_id', '=', agreementId)
    .where('destroyed_at', 'is', null);
  let snapshots = tables
    .selectFrom('query.snapshot')
    .select('id')
    .where('agreement_id', '=', agreementId)
    .where('destroyed_at', 'is', null);
  if (resourceId !== null) {
    projections = projections.where('resource_id', '=', resourceId);
    snapshots = snapshots.where('resource_id', '=', resourceId);
  }
  return {
    projections: (await projections.returning('id').execute()).map(({ id }) => id),
    snapshots: (await snapshots.execute()).map(({ id }) => id),
    done: end.destroyed_at !== null,
  };
}

async function writeDown(tx: Tx, what: Exit, asked: Asked): Promise<void> {
  const tables = queryTables(tx);
  await markDestroyed(tx, asked.projections);
  if (asked.snapshots.length > 0)
    await tables
      .updateTable('query.snapshot')
      .set({ destroyed_at: tx.now })
      .where('id', 'in', [...asked.snapshots])
      .execute();
  if (asked.done) return;
  const entry = await appendPublicFact(tx, {
    kind: 'projection.destroyed',
    subject: what.agreementId,
    fact: {
      number: what.number,
      ...(what.resourceId === null ? {} : { resource: what.resourceId }),
      because: what.because,
      projections: asked.projections.length,
      snapshots: asked.snapshots.length,
      at: tx.now.toString(),
    },
  });
  await tables
    .updateTable('query.key_end')
    .set({ destroyed_at: tx.now, entry_id: entry.id })
    .where('key_id', '=', keyOf(what))
    .execute();
  if (what.resourceId === null)
    await tx.emit({ kind: 'query.key-destroyed', subject: what.agreementId, payload: { entry: entry.id } });
}

/** Ones that others took the place of, and that nobody uses any more. Their key stays: it is that of those in service. */
export async function endSuperseded(
  ports: QueryPorts,
  database: Database,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  await database.transaction((tx) =>
    queryTables(tx)
      .updateTable('query.projection')
      .set({ ending_at: tx.now, ending_because: 'superseded' })
      .where('id', 'in', [...ids])
      .where('ending_at', 'is', null)
      .execute(),
  );
  await finish(ports, database, ids);
}

/** What was said to end: go on from there. */
export async function finish(ports: QueryPorts, database: Database, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await removeFiles(ports, new Set(ids));
  await database.transaction((tx) => markDestroyed(tx, ids));
}

async function removeFiles(ports: QueryPorts, ids: ReadonlySet<string>): Promise<void> {
  const open = projectionsInUse(ports.projections).letGoOf(ids);
  await Promise.all(open.map((name) => ports.engine.forget(name)));
  await Promise.all([...ids].map((id) => ports.projections.remove(id)));
}

async function markDestroyed(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const ended = await queryTables(tx)
    .updateTable('query.projection')
    .set({ destroyed_at: tx.now })
    .where('id', 'in', [...ids])
    .where('destroyed_at', 'is', null)
    .returning(['id', 'built_at', 'ending_because'])
    .execute();
  // One that was never finished was never traced.
  for (const { id, built_at, ending_because } of ended)
    if (built_at)
      await addReason(
        tx,
        { kind: 'projection', id },
        {
          code: ending_because === 'superseded' ? 'superseded' : 'terminated',
          text:
            ending_because === 'superseded'
              ? text('授权数据域已由新版本取代并销毁', 'The projection was replaced by another and destroyed')
              : text('授权数据域已随密钥销毁', 'The projection was destroyed with its key'),
          by: 'system:query',
        },
      );
}
