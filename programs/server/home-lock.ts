import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { link, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Who works on a home. */
export interface HomeHolder {
  readonly pid: number;
  /** When the process began, as the system counts it: tells it from a later one with the same number. Null where that cannot be asked. */
  readonly began: string | null;
  /** `server`: the process that owns the home, whether it answers people or not. `api`: one beside it. */
  readonly what: 'server' | 'api' | 'found' | 'backup' | 'restore' | 'verify-all' | 'log-key';
  /** Of a server: under which address people reach the instance, and where its database is. */
  readonly publicAddress?: string;
  readonly database?: 'embedded' | 'outside';
}

/** What those beside a server have to agree on with it. */
export type Agreed = Pick<HomeHolder, 'publicAddress' | 'database'>;

/** A home belongs to one process at a time, and to those that only answer beside it. */
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

type Release = () => Promise<void>;

const lockFile = (root: string) => join(root, 'running.json');
const besideFolder = (root: string) => join(root, 'running');

const asHolder = (what: HomeHolder['what'], agreed: Agreed = {}): string =>
  JSON.stringify({ pid: process.pid, began: beganOf(process.pid), what, ...agreed } satisfies HomeHolder);

/**
 * Take a home for this process until the answer is called. A holder that was killed holds nothing: its process is asked after, not
 * its file. A server may own a home while others answer beside it; whatever else is done with a home has it alone. Throws HomeHeld.
 */
export async function holdHome(
  root: string,
  what: Exclude<HomeHolder['what'], 'api'>,
  agreed: Agreed = {},
): Promise<Release> {
  const mine = asHolder(what, agreed);
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
  const release = async () => {
    if ((await readFile(lockFile(root), 'utf8').catch(() => '')) === mine)
      await rm(lockFile(root), { force: true });
  };
  // Each of the two says that it is there before it looks for the other, so that never both go on.
  const [beside] = what === 'server' ? [] : await besideOf(root);
  if (!beside) return release;
  await release();
  throw new HomeHeld(root, beside);
}

/**
 * Take a home beside its owner, for a process that answers only. Gives the server that owns it, or null when none runs. Throws HomeHeld
 * while something is done with the home that wants it alone.
 */
export async function shareHome(
  root: string,
): Promise<{ readonly owner: HomeHolder | null; readonly release: Release }> {
  const place = join(besideFolder(root), randomBytes(8).toString('hex'));
  await mkdir(besideFolder(root), { recursive: true, mode: 0o755 });
  await writeFile(place, asHolder('api'), { mode: 0o600 });
  // Read by others only under its last name, and whole.
  await rename(place, `${place}.json`);
  const release = () => rm(`${place}.json`, { force: true });
  const owner = await holderOf(root);
  if (!owner || owner.what === 'server') return { owner, release };
  await release();
  throw new HomeHeld(root, owner);
}

/** Who holds a home now, or null. */
export async function holderOf(root: string): Promise<HomeHolder | null> {
  const text = await readFile(lockFile(root), 'utf8').catch(() => '');
  return living(text);
}

/** Who answers beside the owner of a home now. What killed ones left is cleared away. */
export async function besideOf(root: string): Promise<readonly HomeHolder[]> {
  const names = await readdir(besideFolder(root)).catch(() => []);
  const found: HomeHolder[] = [];
  for (const name of names.filter((one) => one.endsWith('.json'))) {
    const path = join(besideFolder(root), name);
    const holder = living(await readFile(path, 'utf8').catch(() => ''));
    if (holder) found.push(holder);
    else await rm(path, { force: true });
  }
  return found;
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
