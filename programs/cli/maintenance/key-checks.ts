import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { KeyDestroyed, type KeyRing } from '#adapters/crypto';
import { type Check, type Text, text } from '#foundation';

/**
 * Every wrapped key opens under the master key, and none lies beside the mark that it was destroyed: shredding comes after the mark, so what lies there
 * was put back, or a crash left it.
 */
export const keysCheck = (folder: string, ring: KeyRing): Check => ({
  name: 'files.keys',
  title: text('密钥文件完好，已销毁的不复存在', 'Key files open, and those destroyed are gone'),
  async run() {
    const names = (await readdir(join(folder, 'data')).catch(() => [])).filter((name) =>
      name.endsWith('.key'),
    );
    const faults: Text[] = [];
    for (const name of names.sort()) {
      const id = name.slice(0, -'.key'.length);
      try {
        await ring.open(id);
      } catch (error) {
        faults.push(
          error instanceof KeyDestroyed
            ? text(
                `${id}：密钥已销毁，其文件仍在（重新销毁即删除）`,
                `${id}: the key was destroyed and its file is there (destroying it again removes it)`,
              )
            : text(`${id}：密钥文件已损坏或属于另一密钥`, `${id}: its key file is damaged or another key’s`),
        );
      }
    }
    return { looked: names.length, faults };
  },
});
