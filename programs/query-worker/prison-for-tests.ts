import { chmod, chown, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import type { Measure, MeasureName, ProcessLimits } from '../../adapters/duckdb/confinement.ts';
import { FrameReader, jsonFrame } from '../../adapters/duckdb/frames.ts';
import { inspectHost } from '../../adapters/duckdb/host.ts';
import { launch } from '../../adapters/duckdb/launch.ts';
import type { ProbeOrder } from './probe.ts';

/** A probe process, confined like a worker but for the measures left out. */
export interface Prison {
  readonly measures: readonly Measure[];
  /** What a module with this body exports as default. Rejects with what it threw; says `dead` when the process died of it. */
  javascript(source: string): Promise<unknown>;
  engine(locked: boolean, allowedPaths?: readonly string[]): Promise<void>;
  sql(sql: string, any?: boolean): Promise<unknown>;
  close(): Promise<void>;
}

const limits: ProcessLimits = {
  dataBytes: 1.25 * 2 ** 30,
  cpuSeconds: 60,
  processes: 40,
  openFiles: 64,
  fileBytes: 2 ** 20,
};

/** Processes are counted by user, so each prison has another. */
let prisons = 0;

export async function prison(
  without: readonly MeasureName[] = [],
  more: { readonly uid?: number; readonly cpuSeconds?: number } = {},
): Promise<Prison> {
  const folder = await mkdtemp(join(tmpdir(), 'gongshu-prison-'));
  const place = join(folder, 'place');
  const hostDataFolder = join(folder, 'data');
  await mkdir(place);
  await mkdir(hostDataFolder, { mode: 0o700 });
  await chmod(folder, 0o711);
  const host = await inspectHost(place);
  const bounds = { ...limits, cpuSeconds: more.cpuSeconds ?? limits.cpuSeconds };
  const uid = host.uids && (more.uid ?? host.uids.first + 7 + prisons++);
  if (uid !== undefined) await chown(hostDataFolder, uid, uid);
  const { child, user, dataFolder } = await launch({
    host,
    place,
    hostDataFolder,
    dataBytes: 2 ** 20,
    ...(uid === undefined ? {} : { uid }),
    limits: bounds,
    entry: 'probe.ts',
    without,
  });
  const input = child.stdin as Writable;
  input.on('error', () => {});
  child.stderr?.resume();
  const reader = new FrameReader();
  const waiting: ((answer: { value?: unknown; error?: string }) => void)[] = [];
  (child.stdio[3] as Readable).on('data', (piece: Buffer) => {
    for (const frame of reader.push(piece))
      if (frame.kind === 'json') waiting.shift()?.(frame.value as { value?: unknown; error?: string });
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let dead = false;
  void exited.then(() => {
    dead = true;
    for (const resolve of waiting.splice(0)) resolve({ error: 'dead' });
  });
  const order = async (message: ProbeOrder): Promise<unknown> => {
    if (dead) throw new Error('dead');
    const answer = await new Promise<{ value?: unknown; error?: string }>((resolve) => {
      waiting.push(resolve);
      input.write(jsonFrame(message));
    });
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer.value;
  };
  const measures = (await order({
    kind: 'start',
    ...(user ? { user } : {}),
    platformUid: process.getuid?.() ?? -1,
    dataFolder,
    limits: bounds,
    engine: { memoryBytes: 256 << 20, threads: 2, timeZone: 'Asia/Shanghai' },
    waived: [],
  })) as readonly Measure[];
  return {
    measures,
    javascript: (source) => order({ kind: 'javascript', source }),
    engine: async (locked, allowedPaths = []) => {
      await order({ kind: 'engine', locked, allowedPaths });
    },
    sql: (sql, any = true) => order({ kind: 'sql', sql, any }),
    async close() {
      child.kill('SIGKILL');
      await exited;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
