import { sql } from 'kysely';
import type { Subscriber, Tx } from '#foundation';
import { knownRevisions, servedOpenRevisions } from '#platform/catalog';
import { takePlaces } from './linkage-places.ts';
import { type LinkageTables, linkageTables } from './linkage-tables.ts';

export interface LinkageJob {
  readonly revision_id: string;
  readonly cause: LinkageTables['privacy.linkage_job']['cause'];
  readonly turn: bigint;
}

/** Ask that a revision be set against what is out. Asked again while that is under way, it is done once more. */
async function askForCheck(tx: Tx, revisionId: string, cause: LinkageJob['cause']): Promise<void> {
  await linkageTables(tx)
    .insertInto('privacy.linkage_job')
    .values({ revision_id: revisionId, cause, due_at: tx.now, last_error: null })
    .onConflict((conflict) =>
      conflict.column('revision_id').doUpdateSet({
        cause,
        turn: sql<bigint>`linkage_job.turn + 1`,
        due_at: tx.now,
        attempts: 0,
        last_error: null,
      }),
    )
    .execute();
}

/** Something new is out: it is set against the rest, and the rest is scored again. */
const whenInService: Subscriber = async (tx, event) => {
  const revision = (await knownRevisions(tx, [event.subject])).get(event.subject);
  if (!revision?.open || revision.state !== 'in-service' || !revision.inServiceAt) return;
  const placed = await takePlaces(tx, [{ id: revision.id, inServiceAt: revision.inServiceAt }]);
  if (placed.length > 0) await askForCheck(tx, revision.id, 'in-service');
};

export const linkageJobSubscriptions = { 'catalog.revision-in-service': whenInService };

/** What is out and was never looked at, as after the first start of a program that can. */
export async function askForOverdueChecks(tx: Tx): Promise<void> {
  const served = (await servedOpenRevisions(tx)).flatMap(({ id, inServiceAt }) =>
    inServiceAt ? [{ id, inServiceAt }] : [],
  );
  for (const id of await takePlaces(tx, served)) await askForCheck(tx, id, 'overdue');
}

export const nextJob = (tx: Tx): Promise<LinkageJob | undefined> =>
  linkageTables(tx)
    .selectFrom('privacy.linkage_job')
    .select(['revision_id', 'cause', 'turn'])
    .where('due_at', '<=', tx.now)
    .orderBy('due_at')
    .orderBy(
      sql`(SELECT place FROM privacy.linkage_place AS placed WHERE placed.revision_id = linkage_job.revision_id)`,
    )
    .orderBy('revision_id')
    .limit(1)
    .executeTakeFirst();

/** Done. Asked for again meanwhile, it stays. */
export async function takeOffJob(tx: Tx, { revision_id, turn }: LinkageJob): Promise<void> {
  await linkageTables(tx)
    .deleteFrom('privacy.linkage_job')
    .where('revision_id', '=', revision_id)
    .where('turn', '=', turn)
    .execute();
}

/** How far it got; told with each pair that is kept. */
export async function noteProgress(
  tx: Tx,
  { revision_id, turn }: LinkageJob,
  done: number,
  of: number,
): Promise<void> {
  await linkageTables(tx)
    .updateTable('privacy.linkage_job')
    .set({ pairs: of, pairs_done: done })
    .where('revision_id', '=', revision_id)
    .where('turn', '=', turn)
    .execute();
}

/** Its time is up, and it is not done: the others have their turn before it goes on. */
export async function putBackJob(tx: Tx, { revision_id, turn }: LinkageJob): Promise<void> {
  await linkageTables(tx)
    .updateTable('privacy.linkage_job')
    .set({ due_at: tx.now, attempts: 0, last_error: null })
    .where('revision_id', '=', revision_id)
    .where('turn', '=', turn)
    .execute();
}

/** Failed: again after 2, 4, 8 … 300 seconds. */
export async function postponeJob(tx: Tx, { revision_id }: LinkageJob, error: unknown): Promise<void> {
  await linkageTables(tx)
    .updateTable('privacy.linkage_job')
    .set({
      attempts: sql<number>`attempts + 1`,
      due_at: sql<Temporal.Instant>`${tx.now}::timestamptz + least(power(2, attempts + 1), 300) * interval '1 second'`,
      last_error: error instanceof Error ? error.message.slice(0, 500) : 'unknown',
    })
    .where('revision_id', '=', revision_id)
    .execute();
}

/** What the keeper still has to do: every job there is, and those of them that failed before. None waiting: what is known of what is out is complete. */
export interface LinkageBacklog {
  readonly waiting: number;
  readonly failing: number;
}

export async function linkageBacklog(tx: Tx): Promise<LinkageBacklog> {
  const { waiting, failing } = await linkageTables(tx)
    .selectFrom('privacy.linkage_job')
    .select(({ fn }) => [
      fn.countAll<string>().as('waiting'),
      fn.countAll<string>().filterWhere('attempts', '>', 0).as('failing'),
    ])
    .executeTakeFirstOrThrow();
  return { waiting: Number(waiting), failing: Number(failing) };
}

/** Pairs that the keeper measured, of how many, of those of these revisions that it has still to set against what is out. */
export async function waitingForCheck(
  tx: Tx,
  revisionIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly done: number; readonly of: number }>> {
  if (revisionIds.length === 0) return new Map();
  const rows = await linkageTables(tx)
    .selectFrom('privacy.linkage_job')
    .select(['revision_id', 'pairs', 'pairs_done'])
    .where('revision_id', 'in', [...revisionIds])
    .execute();
  return new Map(rows.map((row) => [row.revision_id, { done: row.pairs_done, of: row.pairs }]));
}
