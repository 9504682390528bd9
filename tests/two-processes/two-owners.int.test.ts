import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { databasePlace, freePort } from '#adapters/postgres';
import { ground, launch, type Process, prepareTown, start, type Town } from './town.ts';

let folder: Awaited<ReturnType<typeof ground>>;
let home: string;
let url: string;
let town: Town;
const running: Process[] = [];
const database = `two_owners_${process.pid}`;

beforeAll(async () => {
  const server = databasePlace(inject('postgresUrl'));
  await server.makeEmpty(database);
  url = server.urlOf(database);
  folder = await ground();
  home = join(folder.folder, 'home');
  town = await prepareTown(home, url);
}, 180_000);
afterAll(async () => {
  for (const one of running) await one.kill('SIGTERM');
  await folder?.remove();
  await databasePlace(inject('postgresUrl')).drop(database);
}, 60_000);

const checkpoint = () => readFile(join(home, 'log', 'checkpoint'), 'utf8');

it('a second owner of one home is refused, and names the first', async () => {
  const owner = await start({ home, role: 'worker', port: await freePort(), env: { DATABASE_URL: url } });
  running.push(owner);
  const second = launch({ home, role: 'all', port: await freePort(), env: { DATABASE_URL: url } });
  expect(await second.ended).toBe(1);
  expect(second.output()).toContain(`process ${owner.pid}`);
}, 120_000);

it('an owner of another home on the same database halts its log and signs nothing; the first goes on', async () => {
  expect(town.agreementId).toMatch(/^agr_/);
  const before = await checkpoint();
  const other = join(folder.folder, 'other');
  const port = await freePort();
  const stranger = await start({ home: other, role: 'worker', port, env: { DATABASE_URL: url } });
  running.push(stranger);
  let state = '';
  for (let waited = 0; waited < 100 && state !== 'halted'; waited++) {
    await sleep(100);
    state = ((await (await fetch(`http://127.0.0.1:${port}/healthz`)).json()) as { log: string }).log;
  }
  expect(state).toBe('halted');
  // It has a key of its own, and no head anywhere is signed with it.
  await expect(readFile(join(other, 'log', 'checkpoint'))).rejects.toThrow('ENOENT');
  const grown = (await checkpoint()).split('\n')[1]!;
  expect(Number(grown)).toBeGreaterThanOrEqual(Number(before.split('\n')[1]));
  const first = (await (await fetch(`${running[0]!.address}/healthz`)).json()) as { log: string };
  expect(first.log).toBe('running');
}, 120_000);
