import type { Database } from '#foundation';
import { LogHalted } from '../halted.ts';
import type { LogPorts } from '../ports.ts';
import { createStep, type StepOutcome } from './step.ts';

export interface SequencerOptions {
  /** Entries in one batch at most. */
  readonly batchLimit?: number;
  /** Least time between two checkpoints, and how often the sequencer looks by itself, in milliseconds. */
  readonly intervalMs?: number;
  /** Told of every failed step; the loop goes on, later and later up to 30 s. */
  readonly onError?: (error: unknown) => void;
}

export interface SequencerStatus {
  readonly state: 'stopped' | 'running' | 'failing' | 'halted';
  /** Size of the last tree this process saw published. */
  readonly size: number | null;
  readonly error: string | null;
}

export interface Sequencer {
  /** One batch now, whether started or not. */
  step(): Promise<StepOutcome>;
  /** Steps until nothing waits; returns how many entries were published by them. */
  drain(): Promise<number>;
  /** Begin to look every interval. Safe to run in several processes: they take turns. */
  start(): void;
  /** Look soon: for a database notification or after a commit. Only a hint, the interval finds everything anyway. */
  wake(): void;
  /** Ends after the step that is under way. */
  stop(): Promise<void>;
  status(): SequencerStatus;
}

const longestPauseMs = 30_000;
/** After a hint, a moment for the others of the same burst to commit. */
const gatherMs = 20;

/** The sequencer of one log. It alone gives indexes and signs checkpoints; `start` it in the worker. */
export function createSequencer(
  database: Database,
  ports: LogPorts,
  options: SequencerOptions = {},
): Sequencer {
  const { batchLimit = 2_048, intervalMs = 200, onError = () => {} } = options;
  const bareStep = createStep(database, ports, { batchLimit, onKeyError: onError });
  let chain: Promise<unknown> = Promise.resolve();
  let timer: NodeJS.Timeout | null = null;
  let started = false;
  let working = false;
  let woken = false;
  let failures = 0;
  let status: SequencerStatus = { state: 'stopped', size: null, error: null };

  /** Steps of one process never overlap, whoever asks for them. */
  function step(): Promise<StepOutcome> {
    const next = chain.then(bareStep);
    chain = next.catch(() => {});
    return next;
  }

  async function drain(): Promise<number> {
    let entries = 0;
    for (;;) {
      const done = await step();
      if (done.outcome !== 'published') return entries;
      entries += done.entries;
    }
  }

  async function turn(): Promise<void> {
    working = true;
    woken = false;
    let pause = intervalMs;
    try {
      const done = await step();
      failures = 0;
      status = { state: 'running', size: done.outcome === 'busy' ? status.size : done.size, error: null };
      if (done.outcome === 'published' && done.full) pause = 0;
    } catch (error) {
      failures++;
      pause = Math.min(intervalMs * 2 ** failures, longestPauseMs);
      const message = error instanceof Error ? error.message : String(error);
      status = { ...status, state: error instanceof LogHalted ? 'halted' : 'failing', error: message };
      onError(error);
    }
    working = false;
    if (started) timer = setTimeout(turn, woken && failures === 0 ? Math.min(pause, gatherMs) : pause);
  }

  return {
    step,
    drain,
    status: () => status,
    start() {
      if (started) return;
      started = true;
      status = { ...status, state: 'running' };
      void turn();
    },
    wake() {
      // Once is enough: a burst of hints must not push the turn away again and again.
      if (woken) return;
      woken = true;
      if (!started || working || failures > 0) return;
      if (timer) clearTimeout(timer);
      timer = setTimeout(turn, Math.min(intervalMs, gatherMs));
    },
    async stop() {
      started = false;
      if (timer) clearTimeout(timer);
      await chain;
      status = { ...status, state: 'stopped' };
    },
  };
}
