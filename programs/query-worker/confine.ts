import { closeSync, readdirSync, readFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import type { Measure, MeasureName, ProcessLimits } from '../../adapters/duckdb/confinement.ts';
import { isMemoryBacked } from '../../adapters/duckdb/memory-folder.ts';
import type { StartMessage } from '../../adapters/duckdb/protocol.ts';

/**
 * Become the worker's own user, for good, and then look at what really holds this process. Called once, after every program and
 * library is loaded (their files may lie where that user cannot go) and before any data is here.
 */
export function confine(start: StartMessage): readonly Measure[] {
  closeInherited();
  if (start.user && process.setgroups && process.setgid && process.setuid) {
    process.setgroups([]);
    process.setgid(start.user.gid);
    process.setuid(start.user.uid);
  }
  const see = (name: MeasureName, look: () => true | string): Measure => {
    if (process.platform !== 'linux' && name !== 'empty-environment')
      return { name, held: false, seen: `not on ${process.platform}` };
    const seen = look();
    return { name, held: seen === true, seen: seen === true ? 'as wanted' : seen };
  };
  return [
    see('files-hidden', filesHidden),
    see('no-network', noNetwork),
    see('own-processes', ownProcesses),
    see('own-user', () => ownUser(start.platformUid)),
    see('no-capabilities', () =>
      everyThread(
        (status) => /^0+$/.test(status('CapEff')) && /^0+$/.test(status('CapPrm')),
        'capabilities are left',
      ),
    ),
    see('no-new-privileges', () =>
      everyThread((status) => status('NoNewPrivs') === '1', 'no_new_privs is not set'),
    ),
    see('resource-limits', () => limitsAsWanted(start.limits)),
    see('memory-backed', () => isMemoryBacked(start.dataFolder) || 'the data folder is on a disk'),
    see('empty-environment', () => emptyEnvironment()),
  ];
}

/**
 * Descriptors that came down from whoever started the platform (a service manager's sockets, a log): Node opens its own to be
 * closed on exec, so what is not is not ours. 0 to 3 are the channel and the two outputs.
 */
function closeInherited(): void {
  if (process.platform !== 'linux') return;
  for (const name of readdirSync('/proc/self/fd')) {
    const descriptor = Number(name);
    if (descriptor > 3 && !closedOnExec(name)) closeSync(descriptor);
  }
}

function closedOnExec(descriptor: string): boolean {
  try {
    const flags = /^flags:\s+(\d+)$/m.exec(readFileSync(`/proc/self/fdinfo/${descriptor}`, 'utf8'))?.[1];
    return (Number.parseInt(flags ?? '0', 8) & 0o2000000) !== 0;
  } catch {
    // The one that read the folder is gone already.
    return true;
  }
}

/** The mounts that jail.sh makes, and nothing else: no mount of the host is left. */
function filesHidden(): true | string {
  const mounts = readFileSync('/proc/self/mountinfo', 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(' '));
  const root = mounts.find((mount) => mount[4] === '/');
  if (!root || !isMemoryBacked('/')) return 'the file system of the host is visible';
  if (!root[5]?.split(',').includes('ro')) return 'the root folder is writable';
  const ours = /^\/($|proc$|data$|bin\/|lib[^/]*\/|usr\/lib[^/]*\/|app\/|opt\/|nix\/)/;
  const foreign = mounts.filter((mount) => !ours.test(mount[4]!));
  if (foreign.length > 0) return 'more than the programs it needs is visible';
  const writable = mounts.filter(
    (mount) => mount[4]?.startsWith('/app/') && !mount[5]?.split(',').includes('ro'),
  );
  return writable.length === 0 || 'program files are writable';
}

function noNetwork(): true | string {
  const listed = readFileSync('/proc/self/net/dev', 'utf8')
    .split('\n')
    .slice(2)
    .filter((line) => line.trim() !== '');
  const onlyLoopback = listed.every((line) => line.trim().startsWith('lo:'));
  if (!onlyLoopback) return 'network interfaces are there';
  return Object.keys(networkInterfaces()).length === 0 || 'loopback is up';
}

/** Only ourselves and the shell that keeps the namespace. */
function ownProcesses(): true | string {
  const visible = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).length;
  return visible <= 2 || 'other processes are visible';
}

function ownUser(platformUid: number): true | string {
  const namespaced = readFileSync('/proc/self/uid_map', 'utf8').trim().split(/\s+/)[2] === '1';
  // In a user namespace of its own the worker has the platform's uid outside: good enough where none of its files and processes
  // is in reach.
  if (namespaced)
    return (
      (filesHidden() === true && ownProcesses() === true) ||
      'has the user of the platform, whose files or processes are in reach'
    );
  if (process.getuid?.() === 0) return 'runs as root';
  if (process.getuid?.() === platformUid) return 'runs as the user of the platform';
  return everyThread((status) => {
    const ids = [...status('Uid').split(/\s+/), ...status('Gid').split(/\s+/)];
    return !ids.includes('0') && !ids.includes(String(platformUid)) && status('Groups') === '';
  }, 'a thread kept the old user');
}

/** Credentials belong to threads: one that kept them would be enough. */
function everyThread(
  holds: (status: (field: string) => string) => boolean,
  otherwise: string,
): true | string {
  const all = readdirSync('/proc/self/task').every((thread) => {
    const text = readFileSync(`/proc/self/task/${thread}/status`, 'utf8');
    return holds((field) => new RegExp(`^${field}:[ \\t]*(.*?)[ \\t]*$`, 'm').exec(text)?.[1] ?? '?');
  });
  return all || otherwise;
}

function limitsAsWanted(wanted: ProcessLimits): true | string {
  const text = readFileSync('/proc/self/limits', 'utf8');
  const atMost = (title: string, bound: number): boolean => {
    const hard = new RegExp(`^${title} +\\S+ +(\\S+)`, 'm').exec(text)?.[1];
    return hard !== undefined && hard !== 'unlimited' && Number(hard) <= bound;
  };
  const missing = [
    ['Max data size', wanted.dataBytes],
    ['Max cpu time', wanted.cpuSeconds],
    ['Max processes', wanted.processes],
    ['Max open files', wanted.openFiles],
    ['Max file size', wanted.fileBytes],
    ['Max core file size', 0],
  ].filter(([title, bound]) => !atMost(title as string, bound as number));
  return missing.length === 0 || `not set: ${missing.map(([title]) => title).join(', ')}`;
}

/** The C library's own list, as the engine would read it; PWD is what a shell leaves. */
function emptyEnvironment(): true | string {
  const names = Object.keys(process.env).filter((name) => !['PWD', 'OLDPWD', 'SHLVL', '_'].includes(name));
  return names.length === 0 || `${names.length} variables are set`;
}
