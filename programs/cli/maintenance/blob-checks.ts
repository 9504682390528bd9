import { stat } from 'node:fs/promises';
import type { BlobStore } from '#adapters/uploads';
import { type Check, type Module, type Text, text } from '#foundation';
import { keptFilesOf } from '../../server/kept-files.ts';
import { digestOf } from './restore-parts.ts';
import { blobNames } from './save-backup.ts';

/** Every file that a row relies on is there and as long as the row says. */
export const keptFilesCheck = (modules: readonly Module[], blobs: BlobStore): Check => ({
  name: 'files.kept',
  title: text('各记录所依据的文件都在', 'The files that records rely on are there'),
  async run(tx) {
    const kept = await keptFilesOf(modules, tx);
    const faults: Text[] = [];
    for (const { of, sha256, bytes } of kept) {
      const size = await sizeOf(blobs, sha256);
      if (size === null)
        faults.push(text(`${of} 的文件 ${sha256} 不在`, `${of}: the file ${sha256} is missing`));
      else if (bytes !== null && size !== bytes)
        faults.push(
          text(
            `${of} 的文件 ${sha256} 为 ${size} 字节，应为 ${bytes} 字节`,
            `${of}: the file ${sha256} has ${size} bytes, not ${bytes}`,
          ),
        );
    }
    return { looked: kept.length, faults };
  },
});

const sizeOf = async (blobs: BlobStore, sha256: string): Promise<number | null> => {
  if (!/^[0-9a-f]{64}$/.test(sha256)) return null;
  return stat(blobs.path(sha256)).then(
    ({ size }) => size,
    () => null,
  );
};

/** Every file of the store has the digest that is its name. */
export const storedFilesCheck = (folder: string, blobs: BlobStore): Check => ({
  name: 'files.digests',
  title: text('文件内容与其摘要相符', 'Files have the digests they are named by'),
  async run() {
    const names = await blobNames(folder);
    const faults: Text[] = [];
    for (const sha256 of names)
      if ((await digestOf(blobs.path(sha256))) !== sha256)
        faults.push(text(`文件 ${sha256} 的内容已被改动`, `the file ${sha256} was changed`));
    return { looked: names.length, faults };
  },
});
