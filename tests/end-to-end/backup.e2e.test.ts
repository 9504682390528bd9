import { execFile } from 'node:child_process';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runningEmbedded } from '#adapters/postgres';
import { freshHome, type Program, preparedHome, startProgram, type TestHome } from './program.ts';

let home: TestHome;
let elsewhere: TestHome;
let backups: TestHome;
let program: Program | null = null;

beforeAll(async () => {
  [home, elsewhere, backups] = [await preparedHome(), await freshHome(), await freshHome()];
});
afterAll(async () => {
  await program?.kill('SIGTERM');
  for (const folder of [home, elsewhere, backups]) await folder?.remove();
});

const root = fileURLToPath(new URL('../../', import.meta.url));

interface Ended {
  readonly code: number;
  readonly said: string;
}

/** `gongshu …` as a person runs it on a home. */
const gongshu = (at: string, ...words: string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const env = { ...process.env, GONGSHU_HOME: at, LANG: 'en', LC_ALL: '' };
    execFile(
      process.execPath,
      ['programs/cli/gongshu.mjs', ...words],
      { cwd: root, env },
      (error, out, err) => resolve({ code: error ? Number(error.code) : 0, said: `${out}${err}` }),
    );
  });

/** What a command said stands in the message when it did not do what it should. */
const succeeded = ({ code, said }: Ended): void => expect(code, said).toBe(0);

async function stop(): Promise<void> {
  await program?.kill('SIGTERM');
  program = null;
}

const total = async (): Promise<number> => {
  const answer = await program!.get('/api/v1/resources?limit=1');
  return ((await answer.json()) as { total: number }).total;
};

it('a home that was saved while it ran, and then lost rows and a file, comes back whole', async () => {
  const file = join(backups.path, 'demo.tar');
  program = await startProgram(home.path);
  const before = await total();
  succeeded(await gongshu(home.path, 'backup', file));
  expect(await gongshu(home.path, 'restore', file, '--replace')).toMatchObject({
    code: 3,
    said: expect.stringContaining('stop it first'),
  });
  succeeded(await gongshu(home.path, 'verify-all'));

  const client = new pg.Client({ connectionString: (await runningEmbedded(join(home.path, 'postgres')))! });
  await client.connect();
  await client.query('DELETE FROM catalog.defect');
  await client.query('UPDATE catalog.revision SET rows = rows + 1');
  await client.end();
  const blobs = join(home.path, 'blobs');
  const [folder] = await readdir(blobs);
  await rm(join(blobs, folder!), { recursive: true });
  const damaged = await gongshu(home.path, 'verify-all');
  expect(damaged.code).toBe(1);
  for (const check of ['catalog.revisions', 'files.kept'])
    expect(damaged.said).toMatch(new RegExp(`✗ .*${check}`));
  await stop();

  succeeded(await gongshu(home.path, 'restore', file, '--replace'));
  program = await startProgram(home.path);
  expect(await total()).toBe(before);
  expect(program.output()).not.toMatch(/error/i);
  const whole = await gongshu(home.path, 'verify-all');
  expect(whole).toMatchObject({ code: 0, said: expect.stringContaining('All agrees') });
  await stop();

  // Saved at rest, into a folder where there was nothing, with no server anywhere: the embedded database is made, and checked, at rest.
  const rested = join(backups.path, 'rested.tar');
  succeeded(await gongshu(home.path, 'backup', rested));
  succeeded(await gongshu(elsewhere.path, 'restore', rested));
  succeeded(await gongshu(elsewhere.path, 'verify-all'));
});
