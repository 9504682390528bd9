import type { Database } from '#foundation';
import type { LinkageEngine } from '../../linkage/engine.ts';
import { bounds } from '../../model/linkage/thresholds.ts';
import {
  askForOverdueChecks,
  nextJob,
  noteProgress,
  postponeJob,
  putBackJob,
  takeOffJob,
} from '../../store/linkage-jobs.ts';
import { compareWithReleased } from './compare.ts';
import { recordCheck } from './record.ts';

export interface LinkageKeeper {
  /** Do every check that is due now; gives how many there were. */
  drain(): Promise<number>;
  start(): Promise<void>;
  /** Begin nothing more; what is under way is left to the next start. */
  stop(): Promise<void>;
}

export interface LinkageKeeperOptions {
  readonly onError: (revisionId: string | null, error: unknown) => void;
  readonly intervalMs?: number;
  /** How long one revision is looked after before the others have their turn. */
  readonly sliceMs?: number;
}

/**
 * Sets what entered service against everything that was out before it, one after the other and a while at a time. Each pair is kept when it is known; the
 * check and the end of its job are one commit: a process that is killed in between goes on where it stopped, and nothing is told twice.
 */
export function createLinkageKeeper(
  engine: LinkageEngine,
  database: Database,
  options: LinkageKeeperOptions,
): LinkageKeeper {
  let running: Promise<unknown> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const stop = new AbortController();

  async function work(): Promise<number> {
    let done = 0;
    while (!stop.signal.aborted) {
      const job = await database.transaction(nextJob, { mode: 'snapshot' });
      if (!job) break;
      try {
        const compared = await compareWithReleased(engine, database, job.revision_id, {
          against: 'earlier',
          timeMs: options.sliceMs ?? bounds.sliceMs,
          signal: stop.signal,
          progress: (tx, made, of) => noteProgress(tx, job, made, of),
        });
        await database.transaction(async (tx) => {
          const isOut = compared?.revision.open && compared.revision.state === 'in-service';
          if (isOut && compared.left.length > 0) return putBackJob(tx, job);
          // Superseded or closed meanwhile, it is out no more and changes nothing.
          if (isOut) await recordCheck(tx, compared, { cause: job.cause, by: 'system:privacy' });
          await takeOffJob(tx, job);
        });
      } catch (error) {
        // The program ends: the next one begins the job again.
        if (stop.signal.aborted) break;
        options.onError(job.revision_id, error);
        await database.transaction((tx) => postponeJob(tx, job, error));
      }
      done += 1;
    }
    return done;
  }

  function drain(): Promise<number> {
    const mine = running.then(work);
    running = mine.catch(() => {});
    return mine;
  }
  let waiting = false;
  const wake = () => {
    if (waiting) return;
    waiting = true;
    drain()
      .catch((error) => options.onError(null, error))
      .finally(() => {
        waiting = false;
      });
  };

  return {
    drain,
    async start() {
      await database.transaction(askForOverdueChecks);
      timer = setInterval(wake, options.intervalMs ?? 2_000);
      wake();
    },
    async stop() {
      stop.abort();
      clearInterval(timer);
      await running;
    },
  };
}
