import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import type { Spread } from './spread.ts';

/** What the ratio is held to: `atMost` where less is better (time), `atLeast` where more is (requests per second). */
export type Bar = { readonly atMost: number } | { readonly atLeast: number };

/** One question of a bench that asks several, or one size. */
export interface Case {
  readonly name: string;
  readonly ours: Spread;
  readonly peer: Spread;
  /** Ours divided by the peer's, of the medians. */
  readonly ratio: number;
  readonly [detail: string]: unknown;
}

/** What a bench found out; {@link BenchResult} adds when and where. */
export interface Finding {
  readonly name: string;
  /** One sentence: what is compared with what. */
  readonly what: string;
  readonly ours: Spread & { readonly unit: string };
  readonly peer: Spread & { readonly name: string; readonly version: string };
  /** Ours divided by the peer's, of the medians. */
  readonly ratio: number;
  readonly bar: Bar;
  /** Rounds in which ours and the peer ran one after the other. */
  readonly runs: number;
  readonly cases?: readonly Case[];
  /** Ours at several sizes. */
  readonly growth?: readonly { readonly size: number; readonly median: number }[];
  /** Where ours spends its time, in milliseconds, medians. */
  readonly stages?: { readonly [stage: string]: number };
  /** Figures that stand beside the ratio and are not part of it. */
  readonly beside?: { readonly [name: string]: unknown };
}

export interface BenchResult extends Finding {
  readonly met: boolean;
  readonly date: string;
  readonly commit: string;
  readonly machine: {
    readonly cores: number;
    readonly memoryGiB: number;
    readonly cpu: string;
    readonly node: string;
    /** Work that others did on the machine when the bench began, as the system's one-minute average. */
    readonly load: number;
  };
}

export const isMet = (ratio: number, bar: Bar): boolean =>
  'atMost' in bar ? ratio <= bar.atMost : ratio >= bar.atLeast;

export const barText = (bar: Bar): string => ('atMost' in bar ? `≤ ${bar.atMost}` : `≥ ${bar.atLeast}`);

/** Taken before a bench, so that `load` is what others do. */
export const machineNow = (): BenchResult['machine'] => ({
  cores: availableParallelism(),
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  cpu: cpus()[0]?.model ?? 'unknown',
  node: process.version,
  load: Number(loadavg()[0]!.toFixed(2)),
});

/** The commit that was measured, marked when files differ from it. */
export function commitNow(): string {
  const git = (...words: string[]) => execFileSync('git', words, { encoding: 'utf8' }).trim();
  try {
    const dirty = git('status', '--porcelain', '--', ':!bench/results') !== '';
    return `${git('rev-parse', '--short', 'HEAD')}${dirty ? '+changes' : ''}`;
  } catch {
    return 'unknown';
  }
}

export const completed = (
  finding: Finding,
  at: Pick<BenchResult, 'date' | 'commit' | 'machine'>,
): BenchResult => ({
  ...finding,
  met: isMet(finding.ratio, finding.bar),
  ...at,
});

export async function writeResult(result: BenchResult, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${result.name}.json`), `${JSON.stringify(result, rounded, 2)}\n`);
}

/** Four digits say all that such a measurement knows. */
const rounded = (_key: string, value: unknown): unknown =>
  typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value;
