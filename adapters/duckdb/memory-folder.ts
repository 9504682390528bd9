import { accessSync, constants, statfsSync } from 'node:fs';

const tmpfs = 0x0102_1994;
const ramfs = 0x8584_58f6;

/** Whether what is written in a folder stays in memory. (A host with swap can still move tmpfs pages there; swap is the host's to encrypt.) */
export const isMemoryBacked = (folder: string): boolean =>
  process.platform === 'linux' && [tmpfs, ramfs].includes(statfsSync(folder).type);

/** A folder in memory that this process may write to: /dev/shm, or a tmpfs at /run or /tmp. */
export function memoryBackedFolder(): string | undefined {
  return ['/dev/shm', '/run', '/tmp'].find((folder) => {
    try {
      accessSync(folder, constants.W_OK | constants.X_OK);
      return isMemoryBacked(folder);
    } catch {
      return false;
    }
  });
}
