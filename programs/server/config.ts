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
  /** Requests a minute from one address before 429. */
  readonly requestsPerMinute: number;
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
    requestsPerMinute: positive(env, 'GONGSHU_REQUESTS_PER_MINUTE', 6000),
  };
}

function positive(env: NodeJS.ProcessEnv, name: string, standard: number): number {
  const value = Number(env[name] ?? standard);
  if (!Number.isInteger(value) || value < 1)
    throw new Error(`${name} must be a whole number from 1, not “${env[name]}”.`);
  return value;
}

export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
