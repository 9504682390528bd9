import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rename, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Make a folder that only its owner can enter. */
export async function makeSecretFolder(folder: string): Promise<void> {
  const made = await mkdir(folder, { recursive: true, mode: 0o700 });
  if (made !== undefined) await flushFolder(dirname(made));
}

/**
 * Write a secret that is not there yet, readable by its owner only; false when the file exists. The name appears only with the whole
 * content behind it, and both survive a power cut.
 */
export async function writeNewSecret(path: string, content: string | Uint8Array): Promise<boolean> {
  const temporary = await writeAside(path, content);
  try {
    // A hard link, unlike a rename, never replaces what another process has put there meanwhile.
    await link(temporary, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await unlink(temporary).catch(() => {});
  }
  await flushFolder(dirname(path));
  return true;
}

/** Put a secret in the place of the one that is there: a reader, and a power cut, find the old or the new one whole. */
export async function replaceSecret(path: string, content: string | Uint8Array): Promise<void> {
  const temporary = await writeAside(path, content);
  await rename(temporary, path);
  await flushFolder(dirname(path));
}

/** The content, flushed, under a name beside its own. */
async function writeAside(path: string, content: string | Uint8Array): Promise<string> {
  await makeSecretFolder(dirname(path));
  const temporary = join(dirname(path), `.writing-${randomBytes(8).toString('hex')}`);
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    await unlink(temporary).catch(() => {});
    throw error;
  }
  return temporary;
}

/** Read a secret; null when there is none. Refuses a file that others may read or write. */
export async function readSecret(path: string): Promise<Buffer | null> {
  if (!(await exists(path))) return null;
  const { mode } = await stat(path);
  if ((mode & 0o077) !== 0) {
    throw new Error(
      `${path} may be read by others (mode ${(mode & 0o777).toString(8)}): chmod 600 it, and replace the key if others could log in`,
    );
  }
  return readFile(path);
}

export async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

/** Overwrite a secret with noise, flush, and remove it. On copy-on-write or flash storage the overwriting reaches new cells: the wrapping is what protects there. */
export async function shred(path: string): Promise<void> {
  if (!(await exists(path))) return;
  const file = await open(path, 'r+');
  try {
    const { size } = await file.stat();
    await file.write(randomBytes(Math.max(1, size)), 0, Math.max(1, size), 0);
    await file.sync();
  } finally {
    await file.close();
  }
  await unlink(path);
  await flushFolder(dirname(path));
}

export async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
