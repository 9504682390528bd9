import { randomInt } from 'node:crypto';
import { chown, mkdir, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MeasureName, ProcessLimits } from './confinement.ts';
import { type Host, inspectHost } from './host.ts';
import { launch } from './launch.ts';
import { memoryBackedFolder } from './memory-folder.ts';
import type { StartMessage } from './protocol.ts';
import { QueryWorker } from './query-worker.ts';
import { claimRunFolder } from './run-folder.ts';

export interface WorkerFactoryOptions {
  /** Threads of each engine. */
  readonly threads?: number;
  /** Zone of `now()`, and of casts between local time and instants. */
  readonly timeZone?: string;
  /** Obligatory measures the administrator does without, by name. */
  readonly waived?: readonly MeasureName[];
  /** For tests: measures not taken, and another program than the worker's. */
  readonly without?: readonly MeasureName[];
  readonly entry?: string;
}

export interface WorkerFactory {
  readonly waived: readonly MeasureName[];
  readonly host: Host;
  /** A fresh process with room for so much plain data. It holds nothing yet. */
  start(room: { readonly dataBytes: number; readonly memoryBytes: number }): Promise<QueryWorker>;
  close(): Promise<void>;
}

/** Processor time after which the system ends a worker; the pool retires it long before. */
export const cpuSeconds = 4 * 3600;
const slackBytes = 1 << 20;
/** What Node, the engine's code and the stacks of their threads take, apart from the engine's own memory. */
const processBytes = 2 ** 30 + 2 ** 29;

/** Starts workers on this host. Sweeps away what a killed predecessor left. */
export async function createWorkerFactory(options: WorkerFactoryOptions = {}): Promise<WorkerFactory> {
  const memory = options.without?.includes('memory-backed') ? undefined : memoryBackedFolder();
  const folder = await claimRunFolder(memory ?? tmpdir(), 'gongshu-query', 0o711);
  const place = join(folder, 'place');
  await mkdir(place);
  const host = await inspectHost(place);
  const threads = options.threads ?? availableParallelism();
  const waived = options.waived ?? [];
  const uids = new Set<number>();
  return {
    waived,
    host,
    async start({ dataBytes, memoryBytes }) {
      const uid = host.uids && unusedUid(host.uids, uids);
      const hostDataFolder = join(folder, `data-${randomInt(2 ** 47).toString(36)}`);
      await mkdir(hostDataFolder, { mode: 0o700 });
      if (uid !== undefined) await chown(hostDataFolder, uid, uid);
      const limits: ProcessLimits = {
        dataBytes: memoryBytes + processBytes,
        cpuSeconds,
        processes: 32 + 2 * threads,
        openFiles: 128,
        fileBytes: dataBytes + slackBytes,
      };
      const launched = await launch({
        host,
        place,
        hostDataFolder,
        dataBytes: dataBytes + slackBytes,
        ...(uid === undefined ? {} : { uid }),
        limits,
        entry: options.entry ?? 'worker.ts',
        without: options.without ?? [],
      });
      const start: StartMessage = {
        kind: 'start',
        ...(launched.user ? { user: launched.user } : {}),
        platformUid: process.getuid?.() ?? -1,
        dataFolder: launched.dataFolder,
        limits,
        engine: { memoryBytes, threads, timeZone: options.timeZone ?? 'Asia/Shanghai' },
        waived,
      };
      const worker = new QueryWorker(launched, start);
      void worker.gone().then(async () => {
        if (uid !== undefined) uids.delete(uid);
        await rm(hostDataFolder, { recursive: true, force: true });
      });
      return worker;
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

/** By chance, so that two platforms on one machine do not meet either. */
function unusedUid(range: { readonly first: number; readonly count: number }, used: Set<number>): number {
  for (;;) {
    const uid = range.first + randomInt(range.count);
    if (used.has(uid)) continue;
    used.add(uid);
    return uid;
  }
}
