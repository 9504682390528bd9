import { execFile } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { memoryBackedFolder } from './memory-folder.ts';

const run = promisify(execFile);

/** What the host offers for confining a worker, found out once per pool. */
export interface Host {
  readonly root: boolean;
  /** Absolute paths of the tools that are there; PATH is not asked. */
  readonly tools: { readonly [name in Tool]?: string };
  /** Fresh namespaces: how they are made and which the host does not give; absent when it gives none. */
  readonly namespaces?: { readonly made: Made; readonly leftOut: readonly Namespace[] };
  /** What stands in the way of all namespaces, in the words of the host; absent when nothing does. */
  readonly lacks?: string;
  /** First of the uids to choose from and how many there are; absent when not root, or none are mapped. */
  readonly uids?: { readonly first: number; readonly count: number };
  /** A folder that lives in memory, when there is one. */
  readonly memoryFolder?: string;
}

const tools = [
  'unshare',
  'setpriv',
  'prlimit',
  'mount',
  'umount',
  'rmdir',
  'pivot_root',
  'ldd',
  'sh',
] as const;
type Tool = (typeof tools)[number];

/** By root itself, or inside a user namespace. */
export type Made = 'as-root' | 'user-namespace';
export type Namespace = 'net' | 'pid' | 'mount';

/** Look at the host. `place` is an empty folder on which a mount is tried in a namespace of its own. */
export async function inspectHost(place: string): Promise<Host> {
  const root = process.getuid?.() === 0;
  const found = Object.fromEntries(
    tools.map((tool) => [tool, findTool(tool)]).filter(([, path]) => path),
  ) as Host['tools'];
  const memoryFolder = memoryBackedFolder();
  const uids = root ? freeUids() : undefined;
  return {
    root,
    tools: found,
    ...(await namespacesOf(found, root ? 'as-root' : 'user-namespace', place)),
    ...(uids ? { uids } : {}),
    ...(memoryFolder ? { memoryFolder } : {}),
  };
}

const toolFolders = ['/usr/bin', '/bin', '/usr/sbin', '/sbin'];

function findTool(tool: string): string | undefined {
  return toolFolders.map((folder) => join(folder, tool)).find((path) => existsSync(path));
}

/** All namespaces with a file system of its own in them or, where the host refuses that, at least the one without a network. */
async function namespacesOf(
  found: Host['tools'],
  made: Made,
  place: string,
): Promise<Pick<Host, 'namespaces' | 'lacks'>> {
  if (process.platform !== 'linux') return { lacks: `namespaces are not there on ${process.platform}` };
  const absent = tools.filter((tool) => !found[tool]);
  const jailed =
    absent.length > 0 ? `not installed: ${absent.join(', ')}` : await tryNamespaces(found, made, [], place);
  if (jailed === undefined) return { namespaces: { made, leftOut: [] } };
  const leftOut = ['pid', 'mount'] as const;
  const networkless =
    found.unshare && found.sh
      ? await tryNamespaces(found, made, leftOut, place)
      : 'not installed: unshare, sh';
  return { lacks: jailed, ...(networkless === undefined ? { namespaces: { made, leftOut } } : {}) };
}

/** Does in small what `jail.sh` does. Gives what is in the way, `undefined` when nothing is. */
async function tryNamespaces(
  found: Host['tools'],
  made: Made,
  leftOut: readonly Namespace[],
  place: string,
): Promise<string | undefined> {
  const jail =
    'mount -t tmpfs -o size=64k,nosuid,nodev try "$0" && mkdir "$0/proc" && mount -t proc proc "$0/proc" && mount -o remount,bind,ro,nosuid,nodev "$0"';
  const command = [
    ...namespaceOptions(made, leftOut),
    found.sh!,
    '-c',
    leftOut.length > 0 ? ':' : jail,
    place,
  ];
  try {
    await run(found.unshare!, command, { env: { PATH: toolFolders.join(':') }, timeout: trialMs });
    return undefined;
  } catch (error) {
    const said = String((error as { stderr?: unknown }).stderr ?? '')
      .trim()
      .split('\n')[0];
    return `the host does not allow namespaces${said ? ` (${said.replaceAll(place, 'PLACE').slice(0, 120)})` : ''}`;
  }
}

/** Long enough for a machine that has a lot to do; a trial takes milliseconds. */
const trialMs = 60_000;

/** Options of `unshare` for all namespaces but the ones left out. */
export function namespaceOptions(made: Made, leftOut: readonly Namespace[]): string[] {
  return [
    ...(made === 'user-namespace' ? ['--user', '--map-root-user'] : []),
    '--ipc',
    '--uts',
    ...(leftOut.includes('net') ? [] : ['--net']),
    ...(leftOut.includes('mount') ? [] : ['--mount', '--propagation', 'private']),
    ...(leftOut.includes('pid') ? [] : ['--pid']),
    '--fork',
    '--kill-child=SIGKILL',
    '--',
  ];
}

// Above what distributions, systemd and container managers hand out, where the host maps so far; else above ordinary users.
const preferredUids = { first: 1_900_000_000, count: 100_000_000 };
const modestUids = { first: 61_184, count: 4_000 };

function freeUids(): { first: number; count: number } | undefined {
  if (process.platform !== 'linux') return undefined;
  const mapped = readFileSync('/proc/self/uid_map', 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .map(([inside, , count]) => ({ first: inside!, count: count! }));
  return [preferredUids, modestUids].find((wanted) =>
    mapped.some(({ first, count }) => first <= wanted.first && wanted.first + wanted.count <= first + count),
  );
}

/** Folder that holds `programs`, `adapters` and `node_modules`. */
export const installFolder = realpathSync(join(dirname(fileURLToPath(import.meta.url)), '..', '..'));

/** Folder of the engine's packages (`@duckdb`), wherever npm has put it. */
export function enginePackages(): string {
  const require = createRequire(import.meta.url);
  return dirname(dirname(dirname(realpathSync(require.resolve('@duckdb/node-api')))));
}

/** The shared libraries that programs need to start, as the loader finds them. */
export async function librariesOf(ldd: string, files: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await run(ldd, files as string[], { env: {} });
  const paths = stdout
    .split('\n')
    .map((line) => /(?:=> )?(\/\S+) \(0x/.exec(line)?.[1])
    .filter((path) => path !== undefined);
  return [...new Set(paths)];
}
