import { mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { assertReachable } from '#adapters/postgres';
import { readConfig } from './config.ts';
import { openHome } from './home.ts';
import { assertPortFree } from './port-free.ts';
import { inWords } from './trouble.ts';

const folder = mkdtempSync(join(tmpdir(), 'gongshu-trouble-'));
afterAll(() => rm(folder, { recursive: true }));

/** What was said, when it was said in both languages. */
async function saidBy(work: () => unknown): Promise<string> {
  try {
    await work();
  } catch (error) {
    const said = inWords(error);
    expect(said).toMatch(/\p{Script=Han}/u);
    expect(said).toMatch(/[a-z]{3,} [a-z]{2,}/);
    return said;
  }
  throw new Error('it was not refused');
}

describe('a start that cannot go on says why, in both languages', () => {
  it.each([
    [{ PORT: 'abc' }, 'PORT'],
    [{ HOST: '0.0.0.0' }, 'HOST'],
    [{ GONGSHU_DEMO: 'true' }, 'GONGSHU_DEMO'],
    [{ DATABASE_URL: 'hello' }, 'DATABASE_URL'],
    [{ GONGSHU_REQUESTS_PER_MINUTE: '0' }, 'GONGSHU_REQUESTS_PER_MINUTE'],
    [{ GONGSHU_TRUSTED_PROXIES: '10.0.0.1, proxy' }, 'GONGSHU_TRUSTED_PROXIES'],
    [{ GONGSHU_TRUSTED_PROXIES: '10.0.0.0/33' }, 'GONGSHU_TRUSTED_PROXIES'],
  ])('%j', async (env, named) => {
    expect(await saidBy(() => readConfig(env as NodeJS.ProcessEnv))).toContain(named);
  });

  it('a taken port', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as { port: number };
    expect(await saidBy(() => assertPortFree('127.0.0.1', port))).toContain(`端口 ${port} 已被`);
    await new Promise((resolve) => other.close(resolve));
    await assertPortFree('127.0.0.1', port);
  });

  it('an address that is not of this machine', async () => {
    expect(await saidBy(() => assertPortFree('192.0.2.1', 0))).toContain('HOST=192.0.2.1');
  });

  it('a home that is a file, below a file, or where nothing can be made', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect(await saidBy(() => openHome(file, true))).toContain('不是目录');
    expect(await saidBy(() => openHome(join(file, 'home'), true))).toContain('不是目录');
  });

  it('a home of the other kind', async () => {
    const home = join(folder, 'home');
    await openHome(home, true);
    expect(await saidBy(() => openHome(home, false))).toContain('演示目录');
  });

  it('a database that nobody answers for, without repeating its password', async () => {
    const said = await saidBy(() => assertReachable('postgres://someone:hidden-word@127.0.0.1:1/none'));
    expect(said).toContain('ECONNREFUSED');
    expect(said).not.toContain('hidden-word');
  });

  it('a full disk and a file of another user', async () => {
    const fault = (code: string) =>
      Object.assign(new Error(code), { code, path: '/home/keys', syscall: 'open' });
    for (const code of ['ENOSPC', 'EACCES', 'EROFS'])
      expect(
        await saidBy(() => {
          throw fault(code);
        }),
      ).toContain('/home/keys');
  });
});
