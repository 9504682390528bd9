import { execFile, spawn } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Projection } from '../../platform/query/ports.ts';
import { enginePackages, installFolder } from './host.ts';
import { memoryBackedFolder } from './memory-folder.ts';

const nobody = 65_534;

/** What keeps an ordinary user of this host from namespaces with mounts in them; `undefined` when nothing does. */
export async function userNamespacesHere(): Promise<string | undefined> {
  const attempt = promisify(execFile)('setpriv', [
    ...[`--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups', 'unshare'],
    ...['--user', '--map-root-user', '--mount', '--pid', '--net', '--fork', '--', 'sh', '-c'],
    'mount -t proc proc /proc && mount -t tmpfs try /tmp',
  ]);
  return attempt.then(
    () => undefined,
    (error: { stderr?: string; message: string }) => (error.stderr ?? error.message).trim().split('\n')[0],
  );
}

/** An installation of the query engine that an ordinary user can read, and programs that run in it as that user. */
export interface OrdinaryUser {
  readonly uid: number;
  /** Where a part of the installation is. */
  path(part: string): string;
  mayRead(folder: string, projection: Projection): Promise<void>;
  /** A projection, keys and all, as JSON with hexadecimal keys. */
  asText(projection: Projection): string;
  /** Run a module, inside another program where one is given; gives what it prints as JSON. */
  run<Said>(source: string, env: Record<string, string>, inside?: readonly string[]): Promise<Said>;
  close(): Promise<void>;
}

export async function copyInstallation(): Promise<OrdinaryUser> {
  const folder = await mkdtemp(join(memoryBackedFolder()!, 'gongshu-install-'));
  await chmod(folder, 0o755);
  const packages = dirname(enginePackages());
  for (const part of [
    'package.json',
    'foundation',
    'platform/query/ports.ts',
    'adapters/duckdb',
    'programs/query-worker',
  ])
    await copy(join(installFolder, part), join(folder, part));
  for (const part of ['@duckdb', 'typebox'])
    await copy(join(packages, part), join(folder, 'node_modules', part));
  await copy(process.execPath, join(folder, 'node'));
  return {
    uid: nobody,
    path: (part) => join(folder, part),
    async mayRead(projections, projection) {
      await chmod(projections, 0o755);
      for (const file of projection.files) await chmod(file.path, 0o644);
    },
    asText: (projection) =>
      JSON.stringify({
        ...projection,
        files: projection.files.map((file) => ({
          ...file,
          keyBytes: Buffer.from(file.keyBytes).toString('hex'),
        })),
      }),
    async run(source, env, inside = []) {
      const command = [...inside, join(folder, 'node'), '--input-type=module', '-e', source];
      const child = spawn(command[0]!, command.slice(1), {
        cwd: folder,
        env: { PATH: '/usr/bin:/bin:/usr/sbin:/sbin', ...env },
        uid: nobody,
        gid: nobody,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let out = '';
      let err = '';
      child.stdout.on('data', (piece) => {
        out += piece;
      });
      child.stderr.on('data', (piece) => {
        err += piece;
      });
      await new Promise((resolve) => child.once('close', resolve));
      if (!out) throw new Error(err);
      return JSON.parse(out);
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

async function copy(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await cp(from, to, { recursive: true });
}
