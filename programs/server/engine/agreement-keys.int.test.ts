import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openKeyRing } from '#adapters/crypto';
import { agreementKeys } from './agreement-keys.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongshu-keys-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('a key destroyed by another process is told once to who holds something open under it', async () => {
  const [here, elsewhere] = [
    agreementKeys(await openKeyRing({ folder })),
    agreementKeys(await openKeyRing({ folder })),
  ];
  const told: string[] = [];
  here.onDestroyed((keyId) => told.push(keyId));
  // Both open one key, whoever made it.
  const [mine, theirs] = await Promise.all([here.open('agr_1'), elsewhere.open('agr_1')]);
  expect(Buffer.compare(mine, theirs)).toBe(0);
  await here.open('agr_2');
  await here.tellDestroyed();
  expect(told).toEqual([]);
  await elsewhere.destroy('agr_1');
  await elsewhere.destroy('agr_3');
  await here.tellDestroyed();
  await here.tellDestroyed();
  expect(told).toEqual(['agr_1']);
  await expect(here.open('agr_1')).rejects.toThrow('destroyed');
});
