import { generateKeyPairSync } from 'node:crypto';
import { chmod, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { tokenKeysContract } from '../../platform/identity/ports.contract.ts';
import { writeNewSecret } from './secret-file.ts';
import { openTokenKeys } from './token-keys.ts';

const home = await mkdtemp(join(tmpdir(), 'gongshu-token-keys-'));
afterAll(() => rm(home, { recursive: true, force: true }));
let count = 0;
const fresh = () => join(home, `keys-${count++}`);

tokenKeysContract('files', async () => {
  const folder = fresh();
  return { store: await openTokenKeys({ folder }), again: () => openTokenKeys({ folder }) };
});

describe('token keys in files', () => {
  it('are readable by their owner only, and refused otherwise', async () => {
    const folder = fresh();
    await openTokenKeys({ folder });
    expect((await stat(join(folder, '0001.pem'))).mode & 0o777).toBe(0o600);
    await chmod(join(folder, '0001.pem'), 0o644);
    await expect(openTokenKeys({ folder })).rejects.toThrow('may be read by others');
  });
  it('sign with the newest and keep the older ones', async () => {
    const folder = fresh();
    const [old] = await (await openTokenKeys({ folder })).keys();
    const { privateKey } = generateKeyPairSync('ed25519');
    await writeNewSecret(join(folder, '0002.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
    const keys = await (await openTokenKeys({ folder })).keys();
    expect(keys).toHaveLength(2);
    expect(keys[0].kid).not.toBe(old.kid);
    expect(keys[1]?.kid).toBe(old.kid);
  });
  it('made by two at once are one key', async () => {
    const folder = fresh();
    const [one, other] = await Promise.all([openTokenKeys({ folder }), openTokenKeys({ folder })]);
    expect((await one.keys())[0].kid).toBe((await other.keys())[0].kid);
    expect(await readdir(folder)).toEqual(['0001.pem']);
  });
});
