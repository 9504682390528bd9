import { sql } from 'kysely';
import { type Database, newId, type Tx, text } from '#foundation';
import { problems } from '../problems.ts';
import { lockRun, type RunRow, setRun } from '../store/runs.ts';
import { queryTables } from '../store/tables.ts';
import { mostAttempts } from './run-limits.ts';

/** A run that this worker has, until its lease is over or was taken from it. */
export interface TakenRun {
  readonly row: RunRow;
  readonly lease: string;
}

/**
 * The next run to work on, with a lease by the database's clock: the tenant with the fewest runs under way comes first, then the one that was
 * served longest ago. No tenant gets the last place, so that nobody waits for another's whole queue. A run whose worker died is taken again when
 * its lease is over; one that was interrupted too often is given up.
 */
export async function takeRun(
  database: Database,
  { places, leaseMs }: { readonly places: number; readonly leaseMs: number },
): Promise<TakenRun | 'given-up' | null> {
  return database.transaction(async (tx) => {
    const id = await nextRun(tx, Math.max(1, places - 1));
    if (!id) return null;
    const before = await lockRun(tx, id);
    if (before.state === 'running' && before.attempts >= mostAttempts) {
      await giveUp(tx, before);
      return 'given-up';
    }
    const lease = newId('lse');
    const again = before.state === 'guarded';
    const row = await queryTables(tx)
      .updateTable('query.run')
      .set({
        lease,
        lease_until: leaseEnd(leaseMs),
        ...(again
          ? {}
          : {
              state: 'running' as const,
              attempts: before.attempts + 1,
              started_at: tx.now,
              stage: 'admission',
            }),
      })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow();
    return { row, lease };
  });
}

const leaseEnd = (leaseMs: number) => sql<Temporal.Instant>`now() + ${leaseMs} * interval '1 millisecond'`;

async function nextRun(tx: Tx, perTenant: number): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    WITH busy AS (
      SELECT tenant, count(*) AS runs FROM query.run
      WHERE state = 'running' AND lease_until > now() GROUP BY tenant
    )
    SELECT run.id FROM query.run AS run LEFT JOIN busy ON busy.tenant = run.tenant
    WHERE (
        (run.state = 'queued' AND (run.not_before IS NULL OR run.not_before <= now()))
        OR (run.state IN ('running', 'guarded') AND (run.lease_until IS NULL OR run.lease_until <= now()))
      )
      AND coalesce(busy.runs, 0) < ${perTenant}
    ORDER BY coalesce(busy.runs, 0),
             (SELECT max(served.started_at) FROM query.run AS served WHERE served.tenant = run.tenant) NULLS FIRST,
             run.submitted_at, run.id
    LIMIT 1 FOR UPDATE OF run SKIP LOCKED`.execute(tx.tables());
  return rows[0]?.id;
}

const giveUp = (tx: Tx, run: RunRow) =>
  setRun(tx, run.id, {
    state: 'failed',
    finished_at: tx.now,
    lease: null,
    lease_until: null,
    stage: null,
    problem: JSON.stringify(
      problems['run-interrupted']({
        detail: text(
          `运行 ${run.attempts} 次均被中断。`,
          `It was interrupted in each of ${run.attempts} attempts.`,
        ),
      }),
    ),
  });

/** Go on holding these; gives those that are still held. What is missing was cancelled or taken over: its work must stop. */
export async function holdLeases(
  database: Database,
  leases: readonly string[],
  leaseMs: number,
): Promise<ReadonlySet<string>> {
  if (leases.length === 0) return new Set();
  const rows = await database.transaction((tx) =>
    queryTables(tx)
      .updateTable('query.run')
      .set({ lease_until: leaseEnd(leaseMs) })
      .where('lease', 'in', [...leases])
      .where('state', 'in', ['running', 'guarded'])
      .returning('lease')
      .execute(),
  );
  return new Set(rows.map(({ lease }) => lease!));
}

/** Change a run that is still held under this lease; false when it is not: then nothing was written. */
export async function whileHeld(
  tx: Tx,
  { row, lease }: TakenRun,
  change: (run: RunRow) => Promise<void>,
): Promise<boolean> {
  const run = await lockRun(tx, row.id);
  if (run.lease !== lease || !['running', 'guarded'].includes(run.state)) return false;
  await change(run);
  return true;
}

/** Back into the queue, because the worker ends or the engine is not there: not before some time has passed, and not for ever. */
export async function requeue(database: Database, taken: TakenRun, afterMs: number): Promise<void> {
  await database.transaction((tx) =>
    whileHeld(tx, taken, async (run) => {
      await queryTables(tx)
        .updateTable('query.run')
        .set({
          state: 'queued',
          lease: null,
          lease_until: null,
          stage: null,
          // A stop of the program is not the run's fault.
          attempts: afterMs === 0 ? run.attempts - 1 : run.attempts,
          not_before: leaseEnd(afterMs),
        })
        .where('id', '=', run.id)
        .where('state', '=', 'running')
        .execute();
    }),
  );
}
