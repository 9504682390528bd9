import { existsSync } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { hasKeys, KeyDestroyed, openKeyRing, openKeysFile, sealKeys } from '#adapters/crypto';
import { onServer, type TestHome, testHome } from './home-for-tests.ts';
import { restoreBackup } from './restore-backup.ts';
import { saveBackup } from './save-backup.ts';

onServer(inject('postgresUrl'));

const quiet = () => {};
let folder: string;
let source: TestHome;
let file: string;

const save = (home: TestHome, to: string) => saveBackup(home.place, { file: to, force: false, say: quiet });
const restore = (
  home: TestHome,
  from: string,
  more: { replace?: boolean; keys: ReadonlyMap<string, Buffer> },
) => restoreBackup(home.place, { file: from, replace: more.replace ?? false, keys: more.keys, say: quiet });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongshu-keys-'));
  source = await testHome();
  const ring = await openKeyRing({ folder: source.home.keys });
  await ring.create('agr_kept');
  await ring.create('agr_gone');
  await ring.destroy('agr_gone');
  // The first turn of the sequencer makes the log's key.
  await source.sequence();
  file = join(folder, 'a.tar');
  await save(source, file);
});
afterAll(async () => {
  await source.remove();
  await rm(folder, { recursive: true, force: true });
});

describe('a file of keys', () => {
  const passphrase = '十二个字以上的一句口令，真的';

  it('opens with its passphrase only, and goes into a home without keys', async () => {
    const sealed = await sealKeys(source.home.keys, passphrase);
    expect(() => openKeysFile(sealed, `${passphrase}.`)).toThrow('passphrase');
    for (const at of [0, sealed.length - 1]) {
      const changed = Buffer.from(sealed);
      changed[at]! ^= 1;
      expect(() => openKeysFile(changed, passphrase)).toThrow();
    }
    const keys = openKeysFile(sealed, passphrase);
    const target = await testHome('empty');
    await restore(target, file, { keys });
    const [there, here] = [
      await openKeyRing({ folder: source.home.keys }),
      await openKeyRing({ folder: target.home.keys }),
    ];
    expect(await here.open('agr_kept')).toEqual(await there.open('agr_kept'));
    expect((await stat(join(target.home.keys, 'log.pem'))).mode & 0o077).toBe(0);
    await expect(here.open('agr_gone')).rejects.toThrow(KeyDestroyed);
    await expect(restore(target, file, { keys, replace: true })).rejects.toThrow('Leave out --keys');
    await target.remove();
  });

  it('does not bring back a key that was destroyed after it was written', async () => {
    const home = await testHome();
    const ring = await openKeyRing({ folder: home.home.keys });
    await ring.create('agr_later');
    const keys = openKeysFile(await sealKeys(home.home.keys, passphrase), passphrase);
    await ring.destroy('agr_later');
    const later = join(folder, 'after-destruction.tar');
    await save(home, later);
    const target = await testHome('empty');
    await restore(target, later, { keys });
    expect(await hasKeys(target.home.keys)).toBe(true);
    const restored = await openKeyRing({ folder: target.home.keys });
    await expect(restored.open('agr_later')).rejects.toThrow(KeyDestroyed);
    expect(existsSync(join(target.home.keys, 'data', 'agr_later.key'))).toBe(false);
    await target.remove();
    await home.remove();
  });
});
