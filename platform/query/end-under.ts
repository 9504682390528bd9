import type { Tx } from '#foundation';
import { openStates } from './model/index.ts';
import { askForCare } from './projections/care.ts';
import type { RunBell } from './runs/bell.ts';
import { endRunsUnder } from './runs/end-run.ts';
import { queryTables } from './store/tables.ts';

/**
 * An agreement ends, in the caller's transaction: its runs end, engines stop with the commit, sealed results are destroyed, and the keeper is
 * asked to destroy projections and snapshots with their key. Locks rows of runs and nothing of lineage's. Doing it again changes nothing.
 */
export async function endQueriesUnder(tx: Tx, agreementId: string, bell?: RunBell): Promise<void> {
  await endRunsUnder(tx, agreementId);
  await askForCare(tx, [agreementId]);
  if (bell) tx.afterCommit(() => bell.ring());
}

/** What is under way or lies sealed under an agreement now. */
export async function queriesUnder(
  tx: Tx,
  agreementId: string,
): Promise<{ readonly openRuns: number; readonly sealedResults: number; readonly domains: number }> {
  const tables = queryTables(tx);
  const [runs, sealed, projections, snapshots] = await Promise.all([
    tables
      .selectFrom('query.run')
      .select(({ fn, cast }) => cast<number>(fn.countAll(), 'integer').as('count'))
      .where('agreement_id', '=', agreementId)
      .where('state', 'in', [...openStates])
      .executeTakeFirstOrThrow(),
    tables
      .selectFrom('query.sealed_result')
      .select(({ fn, cast }) => cast<number>(fn.countAll(), 'integer').as('count'))
      .where('agreement_id', '=', agreementId)
      .executeTakeFirstOrThrow(),
    tables
      .selectFrom('query.projection')
      .select(({ fn, cast }) => cast<number>(fn.countAll(), 'integer').as('count'))
      .where('agreement_id', '=', agreementId)
      .where('destroyed_at', 'is', null)
      .executeTakeFirstOrThrow(),
    tables
      .selectFrom('query.snapshot')
      .select(({ fn, cast }) => cast<number>(fn.countAll(), 'integer').as('count'))
      .where('agreement_id', '=', agreementId)
      .where('destroyed_at', 'is', null)
      .executeTakeFirstOrThrow(),
  ]);
  return {
    openRuns: runs.count,
    sealedResults: sealed.count,
    domains: projections.count + snapshots.count,
  };
}
