import { sql } from 'kysely';
import { type ClockHandler, type Problem, type Subscriber, systemActor, type Tx } from '#foundation';
import { cancelTasks, stopClock } from '#platform/casework';
import { openStates, type RunState } from '../model/index.ts';
import { problems } from '../problems.ts';
import { destroySealed, lockRun, type RunRow, setRun } from '../store/runs.ts';
import { queryTables } from '../store/tables.ts';

/** The program itself, where it moves a run on. */
export const queryActor = systemActor('query');

type EndState = Extract<RunState, 'refused' | 'failed' | 'cancelled' | 'expired' | 'returned'>;

/** A run ends without anything leaving: its sealed result is destroyed, its clock and open task end. The caller holds its row. */
export async function endRun(tx: Tx, run: RunRow, state: EndState, problem: Problem | null): Promise<void> {
  await destroySealed(tx, run.id);
  await stopClock(tx, { subject: { kind: 'query-run', id: run.id }, kind: 'query.result-expires' });
  if (run.state === 'awaiting-review' && state !== 'returned')
    await cancelTasks(tx, { subject: { kind: 'query-run', id: run.id } }, queryActor);
  await setRun(tx, run.id, {
    state,
    finished_at: tx.now,
    lease: null,
    lease_until: null,
    stage: null,
    ...(problem ? { problem: JSON.stringify(problem) } : {}),
  });
}

/** The time for which a sealed result is kept is over. What was collected before stays collected; it cannot be once more. */
export const resultExpires: ClockHandler = async (tx, clock) => {
  const run = await lockRun(tx, clock.subjectId);
  if (run.state === 'released') await destroySealed(tx, run.id);
  else if (openStates.includes(run.state)) await endRun(tx, run, 'expired', problems['result-gone']());
};

/** An agreement is over: nothing under it runs on or waits to be collected. Its key is destroyed besides. */
export async function endRunsUnder(tx: Tx, agreementId: string): Promise<void> {
  const rows = await queryTables(tx)
    .selectFrom('query.run')
    .select('id')
    .where('agreement_id', '=', agreementId)
    .where('state', 'in', [...openStates, 'released'])
    .orderBy('id')
    .execute();
  for (const { id } of rows) await endOne(tx, id);
}

/** A resource was withdrawn for good: what was computed over it and lies sealed can never leave, and is destroyed. */
async function endRunsOver(tx: Tx, resourceId: string): Promise<void> {
  const rows = await queryTables(tx)
    .selectFrom('query.run')
    .select('id')
    .where('state', 'in', [...openStates, 'released'])
    .where(sql<boolean>`standing @> ${JSON.stringify([{ kind: 'resource', id: resourceId }])}::jsonb`)
    .orderBy('id')
    .execute();
  for (const { id } of rows) await endOne(tx, id);
}

async function endOne(tx: Tx, id: string): Promise<void> {
  const run = await lockRun(tx, id);
  if (run.state === 'released') await destroySealed(tx, id);
  else if (openStates.includes(run.state)) await endRun(tx, run, 'expired', problems['nothing-granted']());
}

export const runSubscriptions: { readonly [kind: string]: Subscriber } = {
  'authorisation.expired': (tx, event) => endRunsUnder(tx, event.subject),
  'authorisation.terminated': (tx, event) => endRunsUnder(tx, event.subject),
  'lineage.standing-changed': async (tx, { payload: { kind, id, status } }) => {
    if (status !== 'ended') return;
    if (kind === 'agreement') await endRunsUnder(tx, id);
    if (kind === 'resource') await endRunsOver(tx, id);
  },
};
