import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { postgresActLog, postgresIdempotency } from '#adapters/postgres';
import type { Actor, Module } from '#foundation';
import {
  actorFor,
  createPerform,
  enterFirstAccounts,
  enterFirstRoster,
  hashPassword,
  identity,
  loadPolicies,
  type RoleCode,
} from '#platform/identity';
import { openCredentials } from '../programs/server/credentials.ts';
import { createActorOf } from '../programs/server/http/actor-of.ts';
import { createApp } from '../programs/server/http/app.ts';
import { mountActs, mountReads } from '../programs/server/http/mount.ts';
import { mountSignIn } from '../programs/server/http/sign-in.ts';
import { fixedClock, type MovableClock } from './clock.ts';
import { type TestDatabase, testDatabase } from './database.ts';

export const testPassword = 'a long test password';

/** Who there is: `username` holds a post with the role in the organisation. */
const seats: readonly (readonly [username: string, organisation: string, role: RoleCode])[] = [
  ['system', 'authority', 'system-admin'],
  ['security', 'authority', 'security-admin'],
  ['audit', 'authority', 'audit-admin'],
  ['authority', 'authority', 'data-authority'],
  ['buyer', 'bank', 'buyer'],
  ['buyer-admin', 'bank', 'organisation-admin'],
  ['operator', 'operator', 'operator'],
  ['operator-admin', 'operator', 'organisation-admin'],
  ['implementing', 'centre', 'implementing-body'],
  ['registrar', 'registry', 'registrar-acceptor'],
];

export interface TestApp {
  readonly db: TestDatabase;
  readonly app: FastifyInstance;
  /** The clock on the wall; `db.clock` is the house's. */
  readonly wall: MovableClock;
  personId(username: string): string;
  postId(username: string): string;
  organisationId(username: string): string;
  actor(username: string): Promise<Actor>;
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

/** The house's identity over HTTP on a database of its own, with a few organisations and an account for each post. */
export async function testApp(more: readonly Module[] = []): Promise<TestApp> {
  const modules = [identity, ...more];
  const wall = fixedClock('2026-11-20T10:00:00+08:00');
  const db = await testDatabase(modules);
  const keys = await mkdtemp(join(tmpdir(), 'gongshu-test-keys-'));
  const { database } = db;
  const credentials = await openCredentials({
    database,
    connectionString: db.url,
    keys,
    publicAddress: 'http://localhost:80',
    port: 80,
    wallClock: wall,
  });
  const name = `http-${db.url.slice(-12)}`;
  const perform = createPerform({
    database,
    policies: loadPolicies(modules, name),
    idempotency: postgresIdempotency,
    actLog: postgresActLog,
  });
  const app = await createApp({ requestsPerMinute: 100_000 });
  await mountSignIn(app, { ...credentials, database });
  const mounting = { database, perform, actorOf: createActorOf({ ...credentials, database }) };
  mountActs(
    app,
    modules.flatMap((module) => [...(module.acts ?? [])]),
    mounting,
  );
  mountReads(
    app,
    modules.flatMap((module) => [...(module.reads ?? [])]),
    mounting,
  );
  const founded = await found(db);
  const of = (username: string) => {
    const found = founded.get(username);
    if (!found) throw new Error(`the test has nobody called ${username}`);
    return found;
  };
  return {
    db,
    app,
    wall,
    personId: (username) => of(username).personId,
    postId: (username) => of(username).postId,
    organisationId: (username) => of(username).organisationId,
    async actor(username) {
      const { personId } = of(username);
      const actor = await database.transaction((tx) => actorFor(tx, { personId }));
      if (!actor) throw new Error(`${username} has no post`);
      return actor;
    },
    browser: () => browserOn(app),
    async close() {
      await app.close();
      await credentials.close();
      await db.close();
      await rm(keys, { recursive: true, force: true });
    },
  };
}

async function found(db: TestDatabase) {
  const organisations = [...new Set(seats.map(([, organisation]) => organisation))];
  const passwordHash = await hashPassword(testPassword);
  return db.database.transaction(async (tx) => {
    const posts = await enterFirstRoster(
      tx,
      organisations.map((organisation) => ({
        name: organisation,
        kind: 'company',
        posts: seats
          .filter(([, one]) => one === organisation)
          .map(([username, , role]) => ({
            titleZh: `${username}岗`,
            titleEn: username,
            roles: [role],
            holder: { name: `人员 ${username}`, staffNumber: username },
          })),
      })),
      '测试',
    );
    const byName = new Map(
      organisations
        .flatMap((organisation) => seats.filter(([, one]) => one === organisation))
        .map(([username], place) => [username, posts[place]!] as const),
    );
    await enterFirstAccounts(
      tx,
      [...byName].map(([username, { personId }]) => ({ personId, username, passwordHash, oneTime: false })),
    );
    return byName;
  });
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
