import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { runningEmbedded, startEmbedded } from '#adapters/postgres';
import { text } from '#foundation';
import { findHome, type Home } from '../../server/home.ts';
import { besideOf, HomeHeld, type HomeHolder, holderOf, holdHome } from '../../server/home-lock.ts';
import { Refused } from '../outcome.ts';

/** Which home and which database a command is about, as the server reads them. */
export interface Place {
  readonly root: string;
  readonly databaseUrl: string | null;
}

export const placeIn = (env: NodeJS.ProcessEnv): Place => ({
  root: resolve(env['GONGSHU_HOME'] ?? '.gongshu'),
  databaseUrl: env['DATABASE_URL'] || null,
});

export async function mustFindHome({ root }: Place): Promise<Home> {
  const home = await findHome(root);
  if (!home) {
    throw new Refused(
      text(
        `${root} 中没有公枢数据。请用 GONGSHU_HOME 指定数据目录。`,
        `There is no Gongshu home in ${root}. Name it with GONGSHU_HOME.`,
      ),
    );
  }
  return home;
}

/** Take the home for a command, told in both languages when somebody else has it. */
export async function holdFor(
  root: string,
  what: Exclude<HomeHolder['what'], 'api'>,
): Promise<() => Promise<void>> {
  try {
    return await holdHome(root, what);
  } catch (error) {
    if (error instanceof HomeHeld) throw refusedFor(root, error.holder);
    throw error;
  }
}

const refusedFor = (root: string, { what, pid }: HomeHolder): Refused =>
  what === 'server' || what === 'api'
    ? new Refused(
        text(
          `${root} 的服务正在运行（进程 ${pid}）：请先停止它。`,
          `The server of ${root} is running (process ${pid}): stop it first.`,
        ),
      )
    : new Refused(
        text(
          `${root} 正由另一个命令使用（gongshu ${what}，进程 ${pid}）：请等它结束。`,
          `Another command is at work on ${root} (gongshu ${what}, process ${pid}): wait until it ends.`,
        ),
      );

export interface OpenedDatabase {
  readonly url: string;
  /** The server works on it at the same time. */
  readonly live: boolean;
  close(): Promise<void>;
}

/**
 * The home's database for reading, whether the server runs or not: the outside one, the running server's own, or the embedded one
 * started here and stopped again. The running server is not disturbed.
 */
export async function openForReading(
  home: Home,
  { databaseUrl }: Place,
  what: 'backup' | 'verify-all' | 'log-key',
): Promise<OpenedDatabase> {
  const holder = await holderOf(home.root);
  if (holder?.what === 'server' || (holder && databaseUrl)) {
    if (holder.what === 'restore') throw refusedFor(home.root, holder);
    const url = databaseUrl ?? (await runningEmbedded(home.postgres));
    if (!url) {
      throw new Refused(
        text(
          '服务正在启动或停止，数据库暂不可用：请稍后再试。',
          'The server is starting or stopping and its database cannot be reached: try again in a moment.',
        ),
      );
    }
    return { url, live: true, close: async () => {} };
  }
  const beside = await besideOf(home.root);
  if (databaseUrl) return { url: databaseUrl, live: beside.length > 0, close: async () => {} };
  if (!existsSync(home.postgres)) {
    throw new Refused(
      text(
        `${home.root} 中没有数据库；若使用外部数据库，请设置 DATABASE_URL。`,
        `${home.root} holds no database; for one outside set DATABASE_URL.`,
      ),
    );
  }
  const release = await holdFor(home.root, what);
  try {
    const server = await startEmbedded({ folder: home.postgres });
    return {
      url: server.url,
      live: false,
      async close() {
        await server.stop();
        await release();
      },
    };
  } catch (error) {
    await release();
    throw error;
  }
}
