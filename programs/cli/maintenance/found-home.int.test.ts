import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { text } from '#foundation';
import { found } from '../commands/found.ts';
import { exitCodes, Refused } from '../outcome.ts';
import { onServer, type TestHome, testHome } from './home-for-tests.ts';

onServer(inject('postgresUrl'));

const administrator = (name: string) => ({ name, staffNumber: `S-${name}`, username: `${name}.admin` });
const document = {
  reason: '三定方案',
  organisation: { name: '示例市数据局', kind: 'data-authority', level: 'prefecture' },
  administrators: {
    system: administrator('system'),
    security: administrator('security'),
    audit: administrator('audit'),
  },
};

let folder: string;
let empty: TestHome;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongshu-found-'));
  empty = await testHome('empty');
});
afterAll(async () => {
  await empty.remove();
  await rm(folder, { recursive: true, force: true });
});

async function run(home: TestHome, content: unknown) {
  const file = join(folder, 'founding.json');
  await writeFile(file, JSON.stringify(content));
  const said: string[] = [];
  const say = (line: string | ReturnType<typeof text>) =>
    void said.push(typeof line === 'string' ? line : line.en);
  const env = { GONGSHU_HOME: home.place.root, DATABASE_URL: home.place.databaseUrl ?? '' };
  try {
    return { code: await found({ language: 'en', say, complain: say }, file, env), said };
  } catch (error) {
    if (error instanceof Refused) return { code: exitCodes.refused, said: [error.text.en] };
    throw error;
  }
}

const counted = (home: TestHome) =>
  home.withDatabase(async (pool) => {
    const { rows } = await pool.query(
      `SELECT (SELECT count(*)::int FROM identity.organisation) AS organisations,
              (SELECT count(*)::int FROM identity.account WHERE one_time_until IS NOT NULL) AS accounts,
              (SELECT count(*)::int FROM identity.login_user WHERE "passwordOneTime") AS must_change,
              (SELECT count(*)::int FROM information_schema.schemata WHERE schema_name = 'demo') AS demo`,
    );
    return rows[0];
  });

describe('gongshu found', () => {
  it.each([
    ['nothing in it', {}, '/'],
    [
      'a fourth administrator',
      { ...document, administrators: { ...document.administrators, more: {} } },
      'more',
    ],
    [
      'one person twice',
      { ...document, administrators: { ...document.administrators, audit: administrator('system') } },
      'three persons',
    ],
    [
      'a level missing',
      { ...document, organisation: { name: '示例市数据局', kind: 'data-authority' } },
      'level',
    ],
  ])('refuses a file with %s, saying where', async (_what, content, where) => {
    const { code, said } = await run(empty, content);
    expect(code).toBe(exitCodes.refused);
    expect(said.join('\n')).toContain(where);
  });

  it('makes the home, enters three administrators who must set a password, and does so once', async () => {
    const first = await run(empty, document);
    expect(first.code).toBe(exitCodes.ok);
    const passwords = first.said.filter((line) => /^ {2}\w+\.admin +(\w{4}-){3}\w{4}$/.test(line));
    expect(new Set(passwords).size).toBe(3);
    expect(await counted(empty)).toEqual({ organisations: 1, accounts: 3, must_change: 3, demo: 0 });
    const again = await run(empty, document);
    expect([again.code, again.said[0]]).toEqual([
      exitCodes.refused,
      expect.stringContaining('There are organisations already'),
    ]);
    expect(await counted(empty)).toMatchObject({ organisations: 1, accounts: 3 });
  });

  it('leaves a demo home alone', async () => {
    const home = await testHome();
    try {
      await writeFile(
        join(home.place.root, 'home.json'),
        JSON.stringify({ format: 'gongshu-home/1', demo: true }),
      );
      expect((await run(home, document)).said[0]).toContain('demo home');
      expect((await counted(home)).organisations).toBe(0);
    } finally {
      await home.remove();
    }
  });
});
