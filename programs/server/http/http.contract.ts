import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { postgresActLog } from '#adapters/postgres';
import { enterFirstAccounts, hashPassword, identity } from '#platform/identity';
import { fixedClock, type MovableClock } from '#testkit';
import { type StaffedHouse, staffedHouse } from '../../../testkit/staffed-house.ts';
import { openCredentials } from '../credentials.ts';
import { createActorOf } from './actor-of.ts';
import { createApp } from './app.ts';
import { mountActs, mountReads } from './mount.ts';
import { mountSignIn } from './sign-in.ts';

export const testPassword = 'a long test password';

/** The staffed house over HTTP, with an account for everybody in it. */
export interface TestApp extends StaffedHouse {
  readonly app: FastifyInstance;
  /** The clock on the wall; `db.clock` is the house's. */
  readonly wall: MovableClock;
  /** A browser: keeps cookies. */
  browser(): Browser;
  close(): Promise<void>;
}

export interface Browser {
  get(path: string, headers?: Headers): Promise<Answer>;
  post(path: string, body: unknown, headers?: Headers): Promise<Answer>;
  signIn(username: string, password?: string): Promise<Answer>;
  /** Do an act, with a fresh key. */
  act(name: string, input: object, headers?: Headers): Promise<Answer>;
  readonly cookies: Map<string, string>;
}
export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever fields it expects.
  readonly body: any;
  readonly headers: { readonly [name: string]: unknown };
}
type Headers = { readonly [name: string]: string };

export async function testApp(): Promise<TestApp> {
  const house = await staffedHouse();
  const { database } = house.db;
  const wall = fixedClock('2026-11-20T10:00:00+08:00');
  const keyFolder = await mkdtemp(join(tmpdir(), 'gongshu-test-keys-'));
  const credentials = await openCredentials({
    database,
    connectionString: house.db.url,
    keys: keyFolder,
    publicAddress: 'http://localhost:80',
    wallClock: wall,
  });
  const app = await createApp({ requestsPerMinute: 100_000 });
  await mountSignIn(app, { ...credentials, database });
  const mounting = {
    database,
    perform: house.perform,
    actorOf: createActorOf({ ...credentials, database }),
    actLog: postgresActLog,
  };
  mountActs(app, identity.acts ?? [], mounting);
  mountReads(app, identity.reads ?? [], mounting);
  const passwordHash = await hashPassword(testPassword);
  await database.transaction((tx) =>
    enterFirstAccounts(
      tx,
      [...house.founded].map(([username, { personId }]) => ({
        personId,
        username,
        passwordHash,
        oneTime: false,
      })),
    ),
  );
  return {
    ...house,
    app,
    wall,
    browser: () => browserOn(app),
    async close() {
      await app.close();
      await credentials.close();
      await house.db.close();
      await rm(keyFolder, { recursive: true, force: true });
    },
  };
}

let keys = 0;

function browserOn(app: FastifyInstance): Browser {
  const cookies = new Map<string, string>();
  const send = async (method: 'GET' | 'POST', path: string, headers: Headers, body?: unknown) => {
    const response = await app.inject({
      method,
      url: path,
      headers: {
        host: 'localhost',
        ...(method === 'POST' ? { 'content-type': 'application/json', origin: 'http://localhost' } : {}),
        ...(cookies.size > 0 ? { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    for (const cookie of [response.headers['set-cookie'] ?? []].flat()) keepCookie(cookies, cookie);
    return { status: response.statusCode, headers: response.headers, body: parsed(response.body) };
  };
  const post: Browser['post'] = (path, body, headers = {}) => send('POST', path, headers, body);
  return {
    cookies,
    get: (path, headers = {}) => send('GET', path, headers),
    post,
    signIn: (username, password = testPassword) => post('/api/auth/sign-in/username', { username, password }),
    act: (name, input, headers = {}) =>
      post(`/api/v1/actions/${name}`, input, { 'idempotency-key': `key-${++keys}`, ...headers }),
  };
}

function keepCookie(cookies: Map<string, string>, line: string): void {
  const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
  if (name === undefined) return;
  if (/max-age=0\b/i.test(line)) cookies.delete(name);
  else cookies.set(name, value ?? '');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
