import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Level, pino } from 'pino';
import { freePort } from '#adapters/postgres';
import { boot, type Running } from '../../programs/server/boot.ts';
import type { Config } from '../../programs/server/config.ts';

/**
 * The whole server as `gongshu` starts it, in this process, with a home of its own in a folder and a portal that is one empty page. Nothing
 * listens yet. The folder and the one it lies in become passable for everybody.
 */
export async function bootedIn(
  folder: string,
  more: Partial<Config> = {},
  level: Level = 'fatal',
): Promise<{ readonly running: Running; readonly port: number }> {
  const portal = join(folder, 'portal');
  await mkdir(join(portal, 'assets'), { recursive: true });
  // PostgreSQL runs as a user of its own when this is root.
  for (const passed of [folder, dirname(folder)]) await chmod(passed, 0o711);
  await writeFile(join(portal, 'index.html'), '<!doctype html>');
  await writeFile(join(portal, 'mark.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  const port = await freePort();
  const config: Config = {
    role: 'all',
    addressSaid: true,
    home: join(folder, 'instance'),
    host: '127.0.0.1',
    port,
    demo: false,
    publicAddress: `http://127.0.0.1:${port}`,
    name: { zh: '测速', en: 'bench' },
    operator: { zh: '测速', en: 'bench' },
    requestsPerMinute: 1_000_000_000,
    codedBeforeListed: false,
    logSm2: true,
    ...more,
  };
  return { running: await boot(config, pino({ level }), portal), port };
}
