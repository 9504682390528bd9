import type pg from 'pg';
import { migrate, schemaState } from '#adapters/postgres';
import type { Module } from '#foundation';
import { StartTrouble } from './trouble.ts';

type Migrated = readonly Pick<Module, 'name' | 'migrations'>[];

/** Bring the database to this program's tables. Refused while processes of an older program answer over them. */
export async function bringUpToDate(
  pool: pg.Pool,
  modules: Migrated,
  others: () => Promise<number>,
): Promise<void> {
  const { pending } = await schemaState(pool, modules);
  const beside = pending.length > 0 ? await others() : 0;
  if (beside > 0)
    throw new StartTrouble(
      `有 ${pending.length} 项数据库变更待做，而此目录旁有 ${beside} 个 api 进程在用旧的表：请先停止它们，再启动本进程，然后以新版本启动它们。`,
      `${pending.length} migrations wait, and ${beside} api processes beside this home work on the tables as they are: stop them, start this process, then start them with the new version.`,
    );
  await migrate(pool, modules);
}

/** The database has the tables this program knows, no older and no newer ones. Nothing is changed. */
export async function assertSchema(pool: pg.Pool, modules: Migrated): Promise<void> {
  const { pending, unknown } = await schemaState(pool, modules);
  if (unknown.length > 0)
    throw new StartTrouble(
      `数据库属于更新的版本（${unknown[0]}）：api 进程须与 all 或 worker 进程同一版本。`,
      `The database is of a later version (${unknown[0]}): api processes have the version of the all or worker process.`,
    );
  if (pending.length > 0)
    throw new StartTrouble(
      `数据库还没有本版本的表（缺 ${pending[0]}）：先以本版本启动 all 或 worker 进程，等它就绪后再启动 api 进程。`,
      `The database has not the tables of this version yet (${pending[0]} is missing): start the all or worker process with this version, and api processes when it is ready.`,
    );
}
