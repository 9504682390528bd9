import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { assertReachable, type EmbeddedServer, runningEmbedded, startEmbedded } from '#adapters/postgres';
import type { Config } from './config.ts';
import { findHome, type Home, openHome } from './home.ts';
import { besideOf, type HomeHolder, holdHome, shareHome } from './home-lock.ts';
import { StartTrouble } from './trouble.ts';

/** A home that this process may work on, and how its database is reached. */
export interface TakenHome {
  readonly home: Home;
  readonly connectionString: string;
  /** Under which people reach the instance: the same for all its processes, since cookies and tokens go by it. */
  readonly publicAddress: string;
  /** Folder for what this process alone is at. */
  readonly work: string;
  /** How many processes answer beside the owner now, this one not among them. */
  others(): Promise<number>;
  /** Stop what was started for it, and let others have it. */
  release(): Promise<void>;
}

type Wanted = Pick<Config, 'home' | 'demo' | 'databaseUrl' | 'publicAddress' | 'addressSaid'>;

/** Own the home: made on first use, with its database started here unless there is one outside. */
export async function ownHome(config: Wanted): Promise<TakenHome> {
  const home = await openHome(config.home, config.demo);
  const release = await holdHome(home.root, 'server', {
    publicAddress: config.publicAddress,
    database: config.databaseUrl ? 'outside' : 'embedded',
  });
  await clearWork(home);
  if (config.databaseUrl) await assertReachable(config.databaseUrl);
  const server: EmbeddedServer | null = config.databaseUrl
    ? null
    : await startEmbedded({ folder: home.postgres });
  return {
    home,
    connectionString: config.databaseUrl ?? server?.url ?? '',
    publicAddress: config.publicAddress,
    work: workOf(home),
    others: async () => (await besideOf(home.root)).length,
    async release() {
      await server?.stop();
      await release();
    },
  };
}

/**
 * Work on a home beside its owner: nothing is made and nothing started. Throws with advice when there is no such home, when nobody runs
 * the database inside it, or when this process would speak of another address or database than the owner.
 */
export async function joinHome(config: Wanted): Promise<TakenHome> {
  const home = await findHome(config.home);
  if (!home)
    throw new StartTrouble(
      `${config.home} 中没有公枢数据：先以 GONGSHU_ROLE=all（或 worker）启动一次，再在其旁启动 api 进程。`,
      `There is no Gongshu home in ${config.home}: start it once with GONGSHU_ROLE=all (or worker), then api processes beside it.`,
    );
  // What it was made as, and that no restore is under way, is asked as of every start.
  await openHome(home.root, config.demo);
  const { owner, release } = await shareHome(home.root);
  try {
    const publicAddress = addressBeside(config, owner);
    const connectionString = await databaseBeside(config, home, owner);
    await rm(workOf(home), { recursive: true, force: true });
    return {
      home,
      connectionString,
      publicAddress,
      work: workOf(home),
      others: async () => (await besideOf(home.root)).filter(({ pid }) => pid !== process.pid).length,
      async release() {
        await rm(workOf(home), { recursive: true, force: true });
        await release();
      },
    };
  } catch (error) {
    await release();
    throw error;
  }
}

function addressBeside(config: Wanted, owner: HomeHolder | null): string {
  const known = owner?.publicAddress;
  if (known === undefined && config.addressSaid) return config.publicAddress;
  if (known === undefined)
    throw new StartTrouble(
      '没有正在运行的 all 或 worker 进程可供询问对外地址：请设 GONGSHU_PUBLIC_ADDRESS，或先启动它。',
      'No all or worker process runs that could be asked for the public address: set GONGSHU_PUBLIC_ADDRESS, or start it first.',
    );
  if (config.addressSaid && config.publicAddress !== known)
    throw new StartTrouble(
      `同一目录的各进程须有同一对外地址：GONGSHU_PUBLIC_ADDRESS 为 ${config.publicAddress}，而正在运行的进程为 ${known}。`,
      `All processes of a home have one public address: GONGSHU_PUBLIC_ADDRESS is ${config.publicAddress}, that of the running one is ${known}.`,
    );
  return known;
}

async function databaseBeside(config: Wanted, home: Home, owner: HomeHolder | null): Promise<string> {
  const here = config.databaseUrl ? 'outside' : 'embedded';
  if (owner?.database !== undefined && owner.database !== here)
    throw new StartTrouble(
      owner.database === 'outside'
        ? `${home.root} 的进程使用外部数据库：请为 api 进程设同一个 DATABASE_URL。`
        : `${home.root} 的进程使用自带数据库：请勿为 api 进程设 DATABASE_URL。`,
      owner.database === 'outside'
        ? `The process of ${home.root} uses a database outside: give api processes the same DATABASE_URL.`
        : `The process of ${home.root} uses the embedded database: set no DATABASE_URL for api processes.`,
    );
  if (config.databaseUrl) {
    await assertReachable(config.databaseUrl);
    return config.databaseUrl;
  }
  const url = owner ? await runningEmbedded(home.postgres) : null;
  if (url) return url;
  throw new StartTrouble(
    owner
      ? `进程 ${owner.pid} 正在启动或停止 ${home.root} 的数据库：等它就绪后再启动 api 进程。`
      : `没有进程在运行 ${home.root} 的数据库：先以 GONGSHU_ROLE=all（或 worker）启动，再启动 api 进程；或设 DATABASE_URL。`,
    owner
      ? `Process ${owner.pid} is starting or stopping the database of ${home.root}: start api processes when it is ready.`
      : `Nobody runs the database of ${home.root}: start it with GONGSHU_ROLE=all (or worker), then api processes; or set DATABASE_URL.`,
  );
}

const workOf = (home: Home): string => join(home.work, String(process.pid));

/** What earlier processes left, but not what those are at who answer beside. */
async function clearWork(home: Home): Promise<void> {
  const working = new Set((await besideOf(home.root)).map(({ pid }) => String(pid)));
  for (const name of await readdir(home.work).catch(() => []))
    if (!working.has(name)) await rm(join(home.work, name), { recursive: true, force: true });
}
