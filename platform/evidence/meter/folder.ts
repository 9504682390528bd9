import { type Database, dateAt } from '#foundation';
import { foldFresh, makeMonths } from './fold.ts';

export interface MeterFolderOptions {
  /** How often fresh deltas are folded, in milliseconds. A question adds what is still fresh, so this is no matter of being right. */
  readonly intervalMs?: number;
  /** Deltas in one transaction at most. */
  readonly batchLimit?: number;
  /** Told of every failed turn; the loop goes on. */
  readonly onError?: (error: unknown) => void;
}

export interface MeterFolder {
  /** Make the partitions of the coming months and fold what is fresh; answers how many deltas were folded. */
  drain(): Promise<number>;
  /** Make the partitions, then drain now and every interval. Safe in several processes at once. */
  start(): Promise<void>;
  /** Ends after the turn that is under way. */
  stop(): Promise<void>;
}

/** Keeps the meter's sums up to its lines; `start` it in the worker. */
export function createMeterFolder(
  database: Database,
  { intervalMs = 5_000, batchLimit = 20_000, onError = () => {} }: MeterFolderOptions = {},
): MeterFolder {
  let chain: Promise<unknown> = Promise.resolve();
  let timer: NodeJS.Timeout | null = null;
  let started = false;
  let month: Temporal.PlainDate | null = null;

  /** Before anything is folded and whenever the house's clock is in another month. Held up by a backup, it is tried again. */
  async function months(today: Temporal.PlainDate | null): Promise<void> {
    if (month !== null && (today === null || month.equals(today.with({ day: 1 })))) return;
    try {
      month = await database.transaction(makeMonths);
    } catch (error) {
      onError(error);
    }
  }

  async function turn(): Promise<number> {
    await months(null);
    for (let folded = 0; ; ) {
      const { some, today } = await database.transaction(async (tx) => ({
        some: await foldFresh(tx, batchLimit),
        today: dateAt(tx.now),
      }));
      folded += some;
      await months(today);
      if (some < batchLimit) return folded;
    }
  }

  /** Turns of one process never overlap, whoever asks for them. */
  function drain(): Promise<number> {
    const next = chain.then(turn);
    chain = next.catch(() => {});
    return next;
  }

  async function loop(): Promise<void> {
    await drain().catch(onError);
    if (started) timer = setTimeout(loop, intervalMs);
  }

  return {
    drain,
    async start() {
      if (started) return;
      started = true;
      // Before the first call is answered, so that its line finds the partition of its month.
      await months(null);
      void loop();
    },
    async stop() {
      started = false;
      if (timer) clearTimeout(timer);
      await chain;
    },
  };
}
