import type { Actor, Database } from '#foundation';
import type { QueryPorts } from '../ports.ts';
import { compute } from '../run/compute.ts';
import { queryTables } from '../store/tables.ts';
import type { RunBell } from './bell.ts';
import type { RunVersions } from './record.ts';
import { mostAttempts, runBounds } from './run-limits.ts';
import { endWithProblem, guardRun, routeRun } from './settle-run.ts';
import { holdLeases, requeue, type TakenRun, takeRun } from './take-run.ts';

export interface RunWorkerOptions {
  readonly ports: QueryPorts;
  readonly database: Database;
  readonly bell: RunBell;
  readonly versions: RunVersions;
  readonly onError: (runId: string | null, error: unknown) => void;
  /** Runs at once in this process. */
  readonly places?: number;
  /** How long a run stays with a worker that says nothing, in milliseconds of the machine. */
  readonly leaseMs?: number;
  /** How often to look without being rung for. */
  readonly intervalMs?: number;
}

export interface RunWorker {
  start(): void;
  /** Work until nothing is left that can be begun now, and what was begun is done. */
  drain(): Promise<void>;
  /** Take nothing more; what is under way goes back into the queue. */
  stop(): Promise<void>;
}

interface UnderWay {
  readonly taken: TakenRun;
  readonly stop: AbortController;
  readonly done: Promise<void>;
}

/** Engine trouble that passes: the run is tried again after this time. */
const retryAfterMs = 5_000;

/**
 * Works off queued runs. A run lies with a worker under a lease: one whose process died is begun again by the next, and whatever a worker writes
 * of a run it writes only while it still holds it, so that a run is never answered twice nor after it was cancelled.
 */
export function createRunWorker(options: RunWorkerOptions): RunWorker {
  const { database, places = 4, leaseMs = 30_000 } = options;
  const underWay = new Map<string, UnderWay>();
  let ended = false;
  let turn: Promise<unknown> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let unring = () => {};

  const begin = (taken: TakenRun) => {
    const stop = new AbortController();
    const done = work(options, taken, stop.signal, () => ended)
      .catch((error) => options.onError(taken.row.id, error))
      .finally(() => {
        underWay.delete(taken.lease);
        if (!ended) look();
      });
    underWay.set(taken.lease, { taken, stop, done });
  };

  async function lookOnce(): Promise<void> {
    const held = await holdLeases(database, [...underWay.keys()], leaseMs);
    for (const [lease, { stop }] of underWay) if (!held.has(lease)) stop.abort();
    while (!ended && underWay.size < places) {
      const taken = await takeRun(database, { places, leaseMs });
      if (taken === null) return;
      if (taken !== 'given-up') begin(taken);
    }
  }

  const look = (): Promise<unknown> => {
    turn = turn.then(lookOnce).catch((error) => options.onError(null, error));
    return turn;
  };

  return {
    start() {
      unring = options.bell.onRing(() => void look());
      timer ??= setInterval(() => void look(), options.intervalMs ?? Math.min(2_000, leaseMs / 3));
      void look();
    },
    async drain() {
      do {
        await look();
        await Promise.all([...underWay.values()].map(({ done }) => done));
        await turn;
      } while (underWay.size > 0);
    },
    async stop() {
      ended = true;
      unring();
      clearInterval(timer);
      await turn;
      for (const { stop } of underWay.values()) stop.abort();
      await Promise.all([...underWay.values()].map(({ done }) => done));
    },
  };
}

async function work(
  options: RunWorkerOptions,
  taken: TakenRun,
  signal: AbortSignal,
  ending: () => boolean,
): Promise<void> {
  const { ports, database } = options;
  if (taken.row.state === 'running') {
    const computed = await compute(ports, database, callOf(taken, signal), {
      units: true,
      onStage: (stage) =>
        void noteStage(database, taken, stage).catch((error) => options.onError(taken.row.id, error)),
    });
    // Cancelled or taken over: nothing is written. The program ends: the next one begins it again.
    if (signal.aborted) {
      if (ending()) await requeue(database, taken, 0);
      return;
    }
    if (!computed.ok) {
      if (computed.problem.code === 'query/engine-unavailable')
        await tryAgain(database, taken, computed.problem);
      else await endWithProblem(database, taken, computed.problem);
      return;
    }
    if (!(await guardRun(ports, database, taken, computed.value, options.versions))) return;
  }
  await routeRun(database, taken);
}

async function tryAgain(
  database: Database,
  taken: TakenRun,
  problem: Parameters<typeof endWithProblem>[2],
): Promise<void> {
  if (taken.row.attempts < mostAttempts) await requeue(database, taken, retryAfterMs);
  else await endWithProblem(database, taken, problem);
}

const callOf = ({ row }: TakenRun, signal: AbortSignal) => ({
  agreementId: row.agreement_id,
  purpose: row.purpose,
  sql: row.sql,
  parameters: [],
  values: {},
  actor: row.actor as unknown as Actor,
  organisation: row.organisation,
  productId: null,
  standsOn: [],
  requestId: row.request_id,
  limits: runBounds,
  signal,
});

const noteStage = (database: Database, { row, lease }: TakenRun, stage: string) =>
  database.transaction((tx) =>
    queryTables(tx)
      .updateTable('query.run')
      .set({ stage })
      .where('id', '=', row.id)
      .where('lease', '=', lease)
      .where('state', '=', 'running')
      .execute(),
  );
