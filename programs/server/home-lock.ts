import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Who works on a home. */
export interface HomeHolder {
  readonly pid: number;
  /** When the process began, as the system counts it: tells it from a later one with the same number. Null where that cannot be asked. */
  readonly began: string | null;
  readonly what: 'server' | 'found' | 'backup' | 'restore' | 'verify-all';
}

/** A home belongs to one process at a time. */
export class HomeHeld extends Error {
  readonly holder: HomeHolder;
  constructor(root: string, holder: HomeHolder) {
    super(
      `${root} 正被另一进程使用（${holder.what}，进程 ${holder.pid}）：请先停止它，或另设 GONGSHU_HOME。\n` +
        `${root} is in use by another process (${holder.what}, process ${holder.pid}): stop it first, or set another GONGSHU_HOME.`,
    );
    this.holder = holder;
  }
}

const lockFile = (root: string) => join(root, 'running.json');

/**
 * Take a home for this process until the answer is called. A holder that was killed holds nothing: its process is asked after, not
 * its file. Throws HomeHeld.
 */
export async function holdHome(root: string, what: HomeHolder['what']): Promise<() => Promise<void>> {
  const mine = JSON.stringify({ pid: process.pid, began: beganOf(process.pid), what } satisfies HomeHolder);
  const own = `${lockFile(root)}.${randomBytes(6).toString('hex')}`;
  await writeFile(own, mine, { mode: 0o600 });
  try {
    for (;;) {
      try {
        // A link, unlike a rename, never replaces what another process has put there.
        await link(own, lockFile(root));
        break;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const holder = await holderOf(root);
      if (holder) throw new HomeHeld(root, holder);
      await clearStale(root);
    }
  } finally {
    await rm(own, { force: true });
  }
  return async () => {
    if ((await readFile(lockFile(root), 'utf8').catch(() => '')) === mine)
      await rm(lockFile(root), { force: true });
  };
}

/** Who holds a home now, or null. */
export async function holderOf(root: string): Promise<HomeHolder | null> {
  const text = await readFile(lockFile(root), 'utf8').catch(() => '');
  return living(text);
}

function living(text: string): HomeHolder | null {
  let holder: HomeHolder;
  try {
    holder = JSON.parse(text) as HomeHolder;
  } catch {
    return null;
  }
  return isAlive(holder) ? holder : null;
}

/** Take a dead holder's file away. Two may try at once: what was taken is looked at again, and a living one is put back. */
async function clearStale(root: string): Promise<void> {
  const taken = `${lockFile(root)}.stale-${randomBytes(6).toString('hex')}`;
  try {
    await rename(lockFile(root), taken);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  if (living(await readFile(taken, 'utf8'))) await link(taken, lockFile(root)).catch(() => {});
  await rm(taken, { force: true });
}

function isAlive({ pid, began }: HomeHolder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const now = beganOf(pid);
  return now === null || began === null ? process.platform !== 'linux' : now === began;
}

/** Field 22 of /proc/PID/stat: ticks since the machine began. A zombie is no process any more. */
function beganOf(pid: number): string | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return fields[0] === 'Z' ? null : (fields[19] ?? null);
  } catch {
    return null;
  }
}
