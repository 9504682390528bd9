import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { nameOf, residentNumber } from '../../bench/verification/residents.ts';
import type { Role } from '../../programs/server/config.ts';

/** What a caller over HTTP needs of the town in a home. */
export interface Town {
  readonly agreementId: string;
  /** Of people who consented: yes or no to a name. */
  readonly verification: string;
  /** Open to every buyer with an order: how many residents there are. */
  readonly counted: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly residents: number;
}

/** Of the bank's buyer, who signs in as `buyer`. */
export const password = 'two-processes-2026';

const programs = join(import.meta.dirname, '../../programs');
export const publicAddress = 'http://127.0.0.1';

/** A folder for homes, which PostgreSQL's own user can pass, and a portal that is hardly one. */
export async function ground(): Promise<{ readonly folder: string; remove(): Promise<void> }> {
  const base = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
  const folder = await mkdtemp(join(base, 'gongshu-two-'));
  await chmod(folder, 0o755);
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

export async function prepareTown(home: string, databaseUrl?: string): Promise<Town> {
  const portal = `${home}-portal`;
  await mkdir(join(portal, 'assets'), { recursive: true });
  await writeFile(join(portal, 'index.html'), '<!doctype html>');
  await writeFile(join(portal, 'mark.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(import.meta.dirname, 'prepare.ts'), home, portal, ...(databaseUrl ? [databaseUrl] : [])],
    { timeout: 120_000 },
  );
  return JSON.parse(stdout.trim().split('\n').at(-1)!) as Town;
}

/** One process of an instance, started as an operator does. */
export interface Process {
  readonly address: string;
  readonly pid: number;
  output(): string;
  /** Gives the exit code once it has ended by itself. */
  readonly ended: Promise<number | null>;
  kill(signal: NodeJS.Signals): Promise<void>;
}

export interface Launch {
  readonly home: string;
  readonly role: Role;
  readonly port: number;
  readonly env?: NodeJS.ProcessEnv;
}

export function launch({ home, role, port, env = {} }: Launch): Process {
  const child: ChildProcess = spawn(process.execPath, [join(programs, 'server/start.ts')], {
    cwd: join(programs, '..'),
    env: {
      ...process.env,
      GONGSHU_HOME: home,
      GONGSHU_ROLE: role,
      GONGSHU_DEMO: '0',
      GONGSHU_PUBLIC_ADDRESS: publicAddress,
      GONGSHU_PORTAL: 'as-built',
      GONGSHU_REQUESTS_PER_MINUTE: '1000000',
      PORT: String(port),
      HOST: '127.0.0.1',
      NODE_ENV: 'test',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const keep = (chunk: Buffer) => {
    printed += chunk.toString();
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return {
    address: `http://127.0.0.1:${port}`,
    pid: child.pid!,
    output: () => printed,
    ended,
    async kill(signal) {
      child.kill(signal);
      await ended;
    },
  };
}

/** The same, ready. Rejects with what it printed when it ends before. */
export async function started(launched: Process, withinMs = 60_000): Promise<Process> {
  let over = false;
  void launched.ended.then(() => {
    over = true;
  });
  for (let waited = 0; waited < withinMs; waited += 100) {
    if (over) throw new Error(`it ended before it was ready:\n${launched.output()}`);
    const answer = await fetch(`${launched.address}/healthz`).catch(() => null);
    if (answer?.status === 200) return launched;
    await sleep(100);
  }
  await launched.kill('SIGKILL');
  throw new Error(`it was not ready in time:\n${launched.output()}`);
}

export const start = (what: Launch): Promise<Process> => started(launch(what));

/** What `gongshu verify-all` says of a home, and its exit code. */
export async function verifyAll(
  home: string,
  env: NodeJS.ProcessEnv = {},
): Promise<{ readonly code: number; readonly output: string }> {
  const command = [join(programs, 'cli/main.ts'), 'verify-all'];
  try {
    const { stdout } = await promisify(execFile)(process.execPath, command, {
      env: { ...process.env, GONGSHU_HOME: home, LANG: 'en', ...env },
    });
    return { code: 0, output: stdout };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, output: `${stdout}${stderr}` };
  }
}

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever fields it expects.
  readonly body: any;
}

/** A machine client of the bank. Its token is good at every process of the instance. */
export class Caller {
  readonly #town: Town;
  readonly #token: string;
  private constructor(town: Town, token: string) {
    this.#town = town;
    this.#token = token;
  }

  static async of(town: Town, address: string): Promise<Caller> {
    const answer = await fetch(`${address}/oauth2/token`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: town.clientId,
        client_secret: town.clientSecret,
        scope: 'purpose:inclusive-finance',
      }).toString(),
    });
    const body = (await answer.json()) as { access_token?: string };
    if (!body.access_token) throw new Error(`no token: ${answer.status} ${JSON.stringify(body)}`);
    return new Caller(town, body.access_token);
  }

  async post(address: string, path: string, body: object, key?: string): Promise<Answer> {
    const answer = await fetch(`${address}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${this.#token}`,
        ...(key ? { 'idempotency-key': key } : {}),
      },
      body: JSON.stringify(body),
    });
    return { status: answer.status, body: await answer.json() };
  }

  get(address: string, path: string): Promise<Response> {
    return fetch(`${address}${path}`, { headers: { authorization: `Bearer ${this.#token}` } });
  }

  /** A resident's consent, registered, with the token that calls name. */
  async consent(
    address: string,
    resident: number,
  ): Promise<{ readonly consentId: string; readonly token: string }> {
    const { status, body } = await this.post(
      address,
      `/api/v1/products/${this.#town.verification}/consents`,
      {
        purpose: 'inclusive-finance',
        subject: { resident_number: residentNumber(resident) },
        paperNumber: `同意书〔2026〕${resident}号`,
        paperSha256: String(resident).padStart(64, '0'),
        until: Temporal.Now.plainDateISO().add({ years: 1 }).toString(),
      },
      `consent ${resident}`,
    );
    if (status !== 200) throw new Error(`no consent: ${status} ${JSON.stringify(body)}`);
    return body;
  }

  verify(address: string, resident: number, consent: string, key?: string): Promise<Answer> {
    return this.post(
      address,
      `/api/v1/products/${this.#town.verification}/verifications`,
      {
        purpose: 'inclusive-finance',
        consent,
        subject: { resident_number: residentNumber(resident) },
        compared: { name: nameOf(resident) },
      },
      key,
    );
  }

  count(address: string, key?: string): Promise<Answer> {
    return this.post(
      address,
      `/api/v1/products/${this.#town.counted}/calls`,
      { purpose: 'inclusive-finance' },
      key,
    );
  }
}
