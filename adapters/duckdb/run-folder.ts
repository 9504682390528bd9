import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * A folder for as long as this process lives. Its name tells whose it is, so that a later start can sweep away what a killed
 * process left. `mode` 0o711 lets workers with a user of their own walk through to their part.
 */
export async function claimRunFolder(base: string, purpose: string, mode: 0o700 | 0o711): Promise<string> {
  await sweepRunFolders(base, purpose);
  const owner = `${process.pid}-${startOf(process.pid) ?? 0}`;
  const folder = join(base, `${purpose}-${owner}-${randomBytes(4).toString('hex')}`);
  await mkdir(folder, { mode });
  return folder;
}

/** Remove the folders of processes that are gone. */
export async function sweepRunFolders(base: string, purpose: string): Promise<void> {
  for (const name of await readdir(base)) {
    const owner = new RegExp(`^${purpose}-(\\d+)-(\\d+)-[0-9a-f]{8}$`).exec(name);
    if (!owner || isAlive(Number(owner[1]), Number(owner[2]))) continue;
    // Somebody else's leftovers cannot be removed, and need not be.
    await rm(join(base, name), { recursive: true, force: true }).catch(() => {});
  }
}

/** A process number is used again after a while; with the time it was started it is not. */
function isAlive(pid: number, start: number): boolean {
  if (process.platform === 'linux') return startOf(pid) === start;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Start time in ticks since boot: field 22 of /proc/PID/stat, counted after the name in brackets. None of one that ended and waits for its parent. */
function startOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : Number(fields[19]);
  } catch {
    return undefined;
  }
}
