import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { chmod, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { inject } from 'vitest';
import { freePort } from '#adapters/postgres';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface Program {
  readonly address: string;
  readonly home: string;
  /** What it has printed since it was started. */
  output(): string;
  get(path: string): Promise<Response>;
  kill(signal: NodeJS.Signals): Promise<void>;
}

/** A folder for one test; gone after `remove`. */
export interface TestHome {
  readonly path: string;
  remove(): Promise<void>;
}

/** A fresh folder for a home, on memory-backed storage where there is some. */
export async function freshHome(): Promise<TestHome> {
  const path = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'gongshu-e2e-'));
  await chmod(path, 0o755);
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/**
 * A copy of the demo home that was booted once for this test run and then stopped: a start on it is ready in seconds. Owners and
 * modes are kept, because PostgreSQL refuses a data folder that is not its own.
 */
export async function preparedHome(): Promise<TestHome> {
  const home = await freshHome();
  await promisify(execFile)('cp', ['-a', `${inject('demoHome')}/.`, home.path]);
  return home;
}

/** The whole program on a demo home, started as `npm start` does and not waited for. */
export const launch = (home: string, port: number): ChildProcess =>
  spawn(process.execPath, ['programs/server/start.ts'], {
    cwd: root,
    env: {
      ...process.env,
      GONGSHU_HOME: home,
      PORT: String(port),
      HOST: '127.0.0.1',
      GONGSHU_DEMO: '1',
      NODE_ENV: 'test',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

/** Start the whole program as `npm start` does and wait until it says it is ready. */
export async function startProgram(home: string, readyWithinMs = 300_000): Promise<Program> {
  const port = await freePort();
  const child = launch(home, port);
  let printed = '';
  const keep = (chunk: Buffer) => {
    printed += chunk.toString();
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const address = `http://127.0.0.1:${port}`;
  const program: Program = {
    address,
    home,
    output: () => printed,
    get: (path) => fetch(`${address}${path}`),
    async kill(signal) {
      child.kill(signal);
      await ended;
    },
  };
  for (let waited = 0; waited < readyWithinMs; waited += 250) {
    if (child.exitCode !== null) throw new Error(`the program ended with ${child.exitCode}:\n${printed}`);
    const answer = await fetch(`${address}/healthz`).catch(() => null);
    if (answer?.status === 200) return program;
    await sleep(250);
  }
  await program.kill('SIGKILL');
  throw new Error(`the program was not ready in time:\n${printed}`);
}
