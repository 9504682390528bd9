import { resolve } from 'node:path';

/** What the environment says, with defaults for everything (docs/operate/configuration.md lists them). */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Folder of everything this instance keeps. */
  readonly home: string;
  /** Outside PostgreSQL; absent: the embedded one inside `home`. */
  readonly databaseUrl?: string;
  readonly demo: boolean;
}

/** Reads the environment once. Throws with advice when a value cannot be used. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const port = Number(env['PORT'] ?? 8080);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`PORT must be a number from 0 to 65535, not “${env['PORT']}”.`);
  const host = env['HOST'] ?? '127.0.0.1';
  const production = env['NODE_ENV'] === 'production';
  const demo = (env['GONGSHU_DEMO'] ?? (production ? '0' : '1')) === '1';
  if (demo && !isLoopback(host)) {
    throw new Error(
      `A demo home has demo accounts, so it is only served on this machine: HOST is ${host}, not a loopback address.\n` +
        'Set GONGSHU_DEMO=0 and an own GONGSHU_HOME to serve others, or leave HOST at 127.0.0.1.',
    );
  }
  return {
    port,
    host,
    home: resolve(env['GONGSHU_HOME'] ?? '.gongshu'),
    ...(env['DATABASE_URL'] ? { databaseUrl: env['DATABASE_URL'] } : {}),
    demo,
  };
}

export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
