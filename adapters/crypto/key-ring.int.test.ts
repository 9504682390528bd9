import { chmod, copyFile, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { KeyDestroyed, KeyUnknown, openKeyRing } from './key-ring.ts';

const home = await mkdtemp(join(tmpdir(), 'gongshu-keys-'));
afterAll(() => rm(home, { recursive: true, force: true }));
let count = 0;
const fresh = () => join(home, `ring-${count++}`);

describe('a key ring', () => {
  it('gives the same key after a restart, and different keys for different ids', async () => {
    const folder = fresh();
    const ring = await openKeyRing({ folder });
    const [one, other] = [await ring.create('agr_1'), await ring.create('agr_2')];
    expect(one).toHaveLength(32);
    expect(one.equals(other)).toBe(false);
    expect((await (await openKeyRing({ folder })).open('agr_1')).equals(one)).toBe(true);
    await expect(ring.create('agr_1')).rejects.toThrow('already');
    await expect(ring.open('agr_3')).rejects.toThrow(KeyUnknown);
  });

  it('keeps files to their owner and no key in the clear', async () => {
    const folder = fresh();
    const key = await (await openKeyRing({ folder })).create('agr_1');
    for (const name of ['master.key', 'data/agr_1.key']) {
      expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
    }
    expect((await stat(join(folder, 'data'))).mode & 0o777).toBe(0o700);
    expect((await readFile(join(folder, 'data/agr_1.key'))).includes(key)).toBe(false);
  });

  it('destroys for good: neither a restart, a copied file nor a new key brings it back', async () => {
    const folder = fresh();
    const ring = await openKeyRing({ folder });
    await ring.create('agr_1');
    await copyFile(join(folder, 'data/agr_1.key'), join(home, 'saved'));
    await ring.destroy('agr_1');
    expect(await ring.isDestroyed('agr_1')).toBe(true);
    expect(await readdir(join(folder, 'data'))).toEqual([]);
    await copyFile(join(home, 'saved'), join(folder, 'data/agr_1.key'));
    const again = await openKeyRing({ folder });
    await expect(again.open('agr_1')).rejects.toThrow(KeyDestroyed);
    await expect(again.create('agr_1')).rejects.toThrow(KeyDestroyed);
    await again.destroy('agr_1');
    expect(await readdir(join(folder, 'data'))).toEqual([]);
  });

  it('finishes a destruction that was cut off after its marker', async () => {
    const folder = fresh();
    const ring = await openKeyRing({ folder });
    await ring.create('agr_1');
    await writeFile(join(folder, 'destroyed/agr_1'), '');
    await expect(ring.open('agr_1')).rejects.toThrow(KeyDestroyed);
    await ring.destroy('agr_1');
    expect(await readdir(join(folder, 'data'))).toEqual([]);
  });

  it('makes one key when two ask at once', async () => {
    const ring = await openKeyRing({ folder: fresh() });
    const results = await Promise.allSettled([ring.create('agr_1'), ring.create('agr_1')]);
    const made = results.filter((result) => result.status === 'fulfilled');
    expect(made).toHaveLength(1);
    expect((await ring.open('agr_1')).equals(made[0]!.value)).toBe(true);
  });

  it('refuses damaged, swapped and foreign files, and files open to others', async () => {
    const folder = fresh();
    const ring = await openKeyRing({ folder });
    await ring.create('agr_1');
    await ring.create('agr_2');
    const file = join(folder, 'data/agr_1.key');
    const whole = await readFile(file);
    for (let at = 0; at < whole.length; at++) {
      await writeFile(file, whole.with(at, whole[at]! ^ 1));
      await expect(ring.open('agr_1')).rejects.toThrow();
    }
    await copyFile(join(folder, 'data/agr_2.key'), file);
    await expect(ring.open('agr_1')).rejects.toThrow('another id');
    const stranger = await openKeyRing({ folder, masterFile: join(home, 'other-master.key') });
    await expect(stranger.open('agr_2')).rejects.toThrow('another master key');
    await chmod(join(folder, 'data/agr_2.key'), 0o640);
    await expect(ring.open('agr_2')).rejects.toThrow('chmod 600');
  });

  it.each(['../x', 'a/b', '', '.hidden', 'a\0b', 'x'.repeat(101)])('refuses the id %j', async (id) => {
    const ring = await openKeyRing({ folder: fresh() });
    await expect(ring.create(id)).rejects.toThrow(RangeError);
    await expect(ring.destroy(id)).rejects.toThrow(RangeError);
  });
});
