import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { type TestDatabase, testDatabase } from '#testkit';
import { makeHome } from './home.ts';
import { besideOf, HomeHeld, holderOf, holdHome, shareHome } from './home-lock.ts';
import { allModules } from './modules.ts';
import { assertSchema, bringUpToDate } from './schema.ts';
import { joinHome, ownHome, type TakenHome } from './take-home.ts';

let root: string;
const taken: TakenHome[] = [];
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'gongshu-taken-'));
});
afterEach(async () => {
  for (const one of taken.splice(0)) await one.release();
  await rm(root, { recursive: true, force: true });
});

const said = (more: object = {}) => ({
  home: root,
  demo: false,
  publicAddress: 'http://127.0.0.1:8080',
  addressSaid: false,
  databaseUrl: inject('postgresUrl'),
  ...more,
});
const kept = async (take: Promise<TakenHome>) => {
  const one = await take;
  taken.push(one);
  return one;
};

/** A process that is no more: its number may be anybody's, its beginning is nobody's. */
const dead = JSON.stringify({ pid: process.pid, began: '1', what: 'api' });

describe('a home', () => {
  it('has one owner and any number of others beside it, told by who lives and not by what files lie there', async () => {
    const owner = await kept(ownHome(said()));
    await expect(ownHome(said())).rejects.toThrow(HomeHeld);
    const beside = [await kept(joinHome(said())), await kept(joinHome(said()))];
    await writeFile(join(root, 'running', 'dead.json'), dead);
    expect(await owner.others()).toBe(2);
    expect(await readdir(join(root, 'running'))).toHaveLength(2);
    await beside[0]!.release();
    expect(await owner.others()).toBe(1);
  });

  it.each(['found', 'backup', 'restore', 'verify-all'] as const)(
    'is not given to %s while anybody answers beside, and to nobody beside while it has it',
    async (what) => {
      await makeHome(root, false);
      const { owner, release } = await shareHome(root);
      expect(owner).toBeNull();
      await expect(holdHome(root, what)).rejects.toThrow('api');
      // What was tried left nothing behind.
      expect(await holderOf(root)).toBeNull();
      await release();
      const end = await holdHome(root, what);
      await expect(shareHome(root)).rejects.toThrow(what);
      expect(await besideOf(root)).toEqual([]);
      await end();
    },
  );

  it('is not made by a process that only answers, which says what to start first', async () => {
    await expect(joinHome(said())).rejects.toThrow('GONGSHU_ROLE=all');
    expect(await readdir(root)).toEqual([]);
  });

  it('with a database inside is joined only while somebody runs that', async () => {
    await makeHome(root, false);
    const inside = said({ databaseUrl: undefined, addressSaid: true });
    await expect(joinHome(inside)).rejects.toThrow('Nobody runs the database');
    const end = await holdHome(root, 'server', { publicAddress: said().publicAddress, database: 'embedded' });
    await expect(joinHome(inside)).rejects.toThrow('starting or stopping');
    expect(await besideOf(root)).toEqual([]);
    await end();
  });

  it('is of one database for all: the other kind is refused', async () => {
    await kept(ownHome(said()));
    await expect(joinHome(said({ databaseUrl: undefined }))).rejects.toThrow('same DATABASE_URL');
    await taken.pop()!.release();
    const end = await holdHome(root, 'server', { publicAddress: 'http://a.example', database: 'embedded' });
    await expect(joinHome(said())).rejects.toThrow('set no DATABASE_URL');
    await end();
  });

  it('has one public address for all: taken from the owner, and another one is refused', async () => {
    await kept(ownHome(said({ publicAddress: 'https://data.example.cn' })));
    const beside = await kept(joinHome(said()));
    expect(beside.publicAddress).toBe('https://data.example.cn');
    const other = said({ publicAddress: 'https://other.example.cn', addressSaid: true });
    await expect(joinHome(other)).rejects.toThrow('one public address');
  });

  it('without an owner is joined over a database outside, where the address is said', async () => {
    await makeHome(root, false);
    await expect(joinHome(said())).rejects.toThrow('GONGSHU_PUBLIC_ADDRESS');
    expect(await besideOf(root)).toEqual([]);
    await kept(joinHome(said({ addressSaid: true })));
  });

  it('keeps what those beside are at when its owner starts, and clears what is nobody’s', async () => {
    await makeHome(root, false);
    const beside = await kept(joinHome(said({ addressSaid: true })));
    await mkdir(beside.work, { recursive: true });
    await mkdir(join(root, 'work', '999999999'), { recursive: true });
    await writeFile(join(root, 'work', 'old.parquet'), 'x');
    await kept(ownHome(said()));
    expect(await readdir(join(root, 'work'))).toEqual([String(process.pid)]);
  });
});

describe('the tables', () => {
  let db: TestDatabase;
  afterEach(() => db?.close());

  it('are looked at by a process that only answers, and never changed: older and newer ones are refused', async () => {
    const modules = await allModules();
    db = await testDatabase(modules);
    await assertSchema(db.pool, modules);
    await db.pool.query(`INSERT INTO query.kysely_migration VALUES ('0099-later', '2030')`);
    await expect(assertSchema(db.pool, modules)).rejects.toThrow('query/0099-later');
    await db.pool.query(`DELETE FROM query.kysely_migration WHERE name IN ('0099-later', '0001-initial')`);
    await expect(assertSchema(db.pool, modules)).rejects.toThrow('query/0001-initial');
  });

  it('are not changed under processes of an older program', async () => {
    const modules = await allModules();
    db = await testDatabase(modules.filter(({ name }) => name !== 'demo'));
    await expect(bringUpToDate(db.pool, modules, async () => 2)).rejects.toThrow('2 api processes');
    await expect(assertSchema(db.pool, modules)).rejects.toThrow('demo/');
    await bringUpToDate(db.pool, modules, async () => 0);
    await assertSchema(db.pool, modules);
    await bringUpToDate(db.pool, modules, async () => 2);
  });
});
