import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Write a small file so that it survives a power cut: beside its place, flushed, renamed, the folder flushed. */
export async function writeDurably(path: string, content: string): Promise<void> {
  const partial = `${path}.partial`;
  const file = await open(partial, 'w', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(partial, path);
  const folder = await open(dirname(path), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
