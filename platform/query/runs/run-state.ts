import type { Tx } from '#foundation';
import { findRun, type RunRow } from '../store/runs.ts';

/** The state of a run, for whoever waits for the queue; null where there is no such run. */
export const runState = async (tx: Tx, runId: string): Promise<RunRow['state'] | null> =>
  (await findRun(tx, runId))?.state ?? null;
