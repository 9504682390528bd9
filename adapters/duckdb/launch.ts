import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { MeasureName, ProcessLimits } from './confinement.ts';
import {
  enginePackages,
  type Host,
  installFolder,
  librariesOf,
  type Namespace,
  namespaceOptions,
} from './host.ts';

/** What a worker gets to see of the installation, relative to its folder. No secret is in any of it. */
const programParts = ['package.json', 'foundation/text.ts', 'adapters/duckdb', 'programs/query-worker'];

export interface LaunchOptions {
  readonly host: Host;
  /** Empty folder on which the worker's file system is built, in a namespace of its own. */
  readonly place: string;
  /** Folder for the plain projection where no namespace can be had. */
  readonly hostDataFolder: string;
  /** Room for the plain projection. */
  readonly dataBytes: number;
  readonly uid?: number;
  readonly limits: ProcessLimits;
  /** Program of the worker, inside programs/query-worker. */
  readonly entry: string;
  /** Measures left out: for tests that show that a measure is what stops an escape. The worker sees it and says so. */
  readonly without: readonly MeasureName[];
}

export interface Launched {
  readonly child: ChildProcess;
  /** Where the worker finds its data folder. */
  readonly dataFolder: string;
  /** What the worker is told to become, when the launcher leaves that to it. */
  readonly user?: { readonly uid: number; readonly gid: number };
}

/**
 * Start a worker process as confined as the host allows. Channel: frames to it on stdin, from it on descriptor 3; its stdout goes
 * nowhere (the engine can be made to print there), its stderr is for the launcher to read until the worker holds data.
 *
 * A worker dies with its pipe, and, in a process namespace, with the thread that started it.
 */
export async function launch(options: LaunchOptions): Promise<Launched> {
  const { host, without } = options;
  const leftOut = namespacesWithout(options);
  const jailed = host.namespaces !== undefined && !leftOut.includes('mount');
  const command = [
    ...outermost(options),
    ...(host.namespaces ? [host.tools.unshare!, ...namespaceOptions(host.namespaces.made, leftOut)] : []),
    ...(jailed ? await jail(options) : limitsThen(options)),
    ...privileges(options, jailed ? '/bin/setpriv' : host.tools.setpriv),
    ...node(jailed ? '/bin/node' : process.execPath, jailed ? '/app' : installFolder, options.entry),
  ];
  const child = spawn(command[0]!, command.slice(1), {
    cwd: '/',
    env: without.includes('empty-environment') ? process.env : {},
    // A session and a process group of its own: the group of the platform could be signalled even from another process namespace,
    // and its terminal be written to.
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
  });
  const ownUser = options.uid !== undefined && !without.includes('own-user');
  return {
    child,
    dataFolder: jailed ? '/data' : options.hostDataFolder,
    ...(ownUser ? { user: { uid: options.uid!, gid: options.uid! } } : {}),
  };
}

function outermost({ host, without }: LaunchOptions): string[] {
  if (!host.tools.setpriv) return [];
  const noNewPrivileges = without.includes('no-new-privileges') ? [] : ['--no-new-privs'];
  return [host.tools.setpriv, '--pdeathsig', 'KILL', ...noNewPrivileges, '--'];
}

const namespacesWithout = ({ host, without }: LaunchOptions): readonly Namespace[] => [
  ...(host.namespaces?.leftOut ?? []),
  ...(without.includes('no-network') ? (['net'] as const) : []),
  ...(without.includes('own-processes') ? (['pid'] as const) : []),
  ...(without.includes('files-hidden') ? (['mount'] as const) : []),
];

async function jail(options: LaunchOptions): Promise<string[]> {
  const { host, place, dataBytes, limits, without } = options;
  const owner = without.includes('own-user') ? 0 : (options.uid ?? 0);
  const binds = (await boundPaths(host)).flatMap(([source, target]) => ['--bind', source, target]);
  return [
    host.tools.sh!,
    join(installFolder, 'programs/query-worker/jail.sh'),
    place,
    String(dataBytes),
    String(owner),
    without.includes('resource-limits') ? '-' : limitOptions(limits).join(' '),
    ...binds,
    '--',
  ];
}

let bound: Promise<readonly (readonly [string, string])[]> | undefined;

/** Pairs of what is and where it appears: our few program files, the engine, Node, three tools, and the libraries of these. */
function boundPaths(host: Host): Promise<readonly (readonly [string, string])[]> {
  bound ??= (async () => {
    const engine = enginePackages();
    const bindings = readdirSync(engine)
      .filter((name) => name.startsWith(`node-bindings-${process.platform}-${process.arch}`))
      .flatMap((name) => readdirSync(join(engine, name)).map((file) => join(engine, name, file)))
      .filter((file) => /\.(node|so)$/.test(file));
    const programs: [string, string][] = [
      [process.execPath, 'bin/node'],
      ...(['setpriv', 'umount', 'rmdir', 'mount'] as const).map((tool): [string, string] => [
        host.tools[tool]!,
        `bin/${tool}`,
      ]),
    ];
    const libraries = await librariesOf(host.tools.ldd!, [...programs.map(([path]) => path), ...bindings]);
    return [
      ...programs,
      ...libraries
        .filter((path) => !path.startsWith(engine))
        .map((path): [string, string] => [path, path.slice(1)]),
      ...programParts.map((part): [string, string] => [join(installFolder, part), `app/${part}`]),
      [engine, 'app/node_modules/@duckdb'],
    ];
  })();
  return bound;
}

function limitsThen({ host, limits, without }: LaunchOptions): string[] {
  if (!host.tools.prlimit || without.includes('resource-limits')) return [];
  return [host.tools.prlimit, ...limitOptions(limits), '--'];
}

const limitOptions = (limits: ProcessLimits): string[] => [
  `--data=${limits.dataBytes}`,
  `--cpu=${limits.cpuSeconds}`,
  `--nproc=${limits.processes}`,
  `--nofile=${limits.openFiles}`,
  `--fsize=${limits.fileBytes}`,
  '--core=0',
];

// As root the worker loads its programs first, from wherever they are installed, and then becomes its own user, which takes the
// rest away; inside a user namespace, or where there is no user to become, nothing is left from the start.
const untilDropped = '-all,+setuid,+setgid,+dac_read_search';

function privileges(options: LaunchOptions, setpriv: string | undefined): string[] {
  const { host, without } = options;
  if (!setpriv || without.includes('no-capabilities')) return [];
  if (host.root && options.uid !== undefined)
    return [setpriv, `--bounding-set=${untilDropped}`, '--inh-caps=-all', '--'];
  if (!host.root && host.namespaces?.made !== 'user-namespace') return [];
  return [setpriv, '--bounding-set=-all', '--inh-caps=-all', '--'];
}

const node = (binary: string, folder: string, entry: string): string[] => [
  binary,
  '--max-old-space-size=512',
  '--disallow-code-generation-from-strings',
  '--no-experimental-ffi',
  join(folder, 'programs/query-worker', entry),
];
