import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

export interface SweepOptions {
  readonly folder: string;
  /** Is the file with this digest named by any row? Asked for old files only. */
  readonly isKept: (sha256: string) => boolean;
  /** Of the machine, like the times of files: a demo clock knows nothing of them. */
  readonly now: Temporal.Instant;
  /** Younger files may belong to an upload or act that is under way; by default a day. */
  readonly atLeastOld?: Temporal.Duration;
}

export interface Swept {
  /** Halves of uploads that a crash left behind. */
  readonly partial: number;
  /** Whole files that no row names: of uploads that were refused or given up. */
  readonly orphans: number;
}

const aDay = Temporal.Duration.from({ hours: 24 });

/**
 * Remove what uploads left behind: half files and files that nothing names. Both only when they are old enough, so that nothing
 * under way loses its bytes; `put` makes a file young again when the same bytes come once more. Anything else in the folder stays.
 */
export async function sweepBlobs({ folder, isKept, now, atLeastOld = aDay }: SweepOptions): Promise<Swept> {
  const edge = now.subtract(atLeastOld).epochMilliseconds;
  const isOld = async (path: string) => (await stat(path)).mtimeMs < edge;
  let [partial, orphans] = [0, 0];
  for (const entry of await entriesOf(folder)) {
    const path = join(folder, entry.name);
    if (entry.isFile() && /^partial-[0-9a-f]{16}$/.test(entry.name) && (await isOld(path))) {
      await rm(path, { force: true });
      partial += 1;
    }
    if (!entry.isDirectory() || !/^[0-9a-f]{2}$/.test(entry.name)) continue;
    for (const { name } of await entriesOf(path)) {
      const file = join(path, name);
      if (!/^[0-9a-f]{64}$/.test(name) || isKept(name) || !(await isOld(file))) continue;
      await rm(file, { force: true });
      orphans += 1;
    }
  }
  return { partial, orphans };
}

const entriesOf = (folder: string) =>
  readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
