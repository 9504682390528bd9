import { sql } from 'kysely';
import type { Subscriber, Tx } from '#foundation';
import { knownRevisions, servedOpenRevisions } from '#platform/catalog';
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
  if (revision?.open && revision.state === 'in-service') await askForCheck(tx, revision.id, 'in-service');
};

export const linkageJobSubscriptions = { 'catalog.revision-in-service': whenInService };

/** What is out and was never looked at, as after the first start of a program that can. */
export async function askForOverdueChecks(tx: Tx): Promise<void> {
  const served = (await servedOpenRevisions(tx)).map(({ id }) => id);
  if (served.length === 0) return;
  await sql`
    INSERT INTO privacy.linkage_job (revision_id, cause, due_at)
    SELECT id, 'overdue', ${tx.now}::timestamptz FROM unnest(${served}::text[]) AS id
     WHERE NOT EXISTS (SELECT FROM privacy.linkage_check AS made
                        WHERE made.revision_id = id AND made.state = 'current' AND made.was_out)
    ON CONFLICT (revision_id) DO NOTHING`.execute(linkageTables(tx));
}

export const nextJob = (tx: Tx): Promise<LinkageJob | undefined> =>
  linkageTables(tx)
    .selectFrom('privacy.linkage_job')
    .select(['revision_id', 'cause', 'turn'])
    .where('due_at', '<=', tx.now)
    .orderBy('due_at')
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

/** Which of these revisions the keeper has still to set against what is out. */
export async function waitingForCheck(tx: Tx, revisionIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (revisionIds.length === 0) return new Set();
  const rows = await linkageTables(tx)
    .selectFrom('privacy.linkage_job')
    .select('revision_id')
    .where('revision_id', 'in', [...revisionIds])
    .execute();
  return new Set(rows.map(({ revision_id }) => revision_id));
}
