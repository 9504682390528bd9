import { open } from 'node:fs/promises';
import { text } from '#foundation';
import { fileLimit, parseNoteKey } from '#verifier';
import { type ExitCode, exitCodes, Refused } from '../outcome.ts';
import type { Terminal } from '../terminal.ts';
import { tellVerification } from '../verification-told.ts';

/** `gongshu verify FILE`: does this receipt hold? Reads the file and nothing else: no home, no network. */
export async function verify(
  terminal: Terminal,
  file: string,
  { key: trustedKeys = [] }: { readonly key?: readonly string[] },
): Promise<ExitCode> {
  for (const key of trustedKeys) {
    if (parseNoteKey(key) === null)
      throw new Refused(
        text(
          `--key 不是验证公钥（名称+编号+Base64）：${key}`,
          `--key is not a verifier key (name+id+base64): ${key}`,
        ),
      );
  }
  const told = tellVerification(await readBounded(file), trustedKeys, terminal.language);
  for (const line of told.lines) terminal.say(line);
  return told.proven ? exitCodes.ok : exitCodes.disagrees;
}

/** One byte more than a receipt can have at most, so that a longer file is seen to be too long without being read. */
async function readBounded(path: string): Promise<Uint8Array> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw new Refused(
      text(`无法打开 ${path}（${error.code}）。`, `${path} cannot be opened (${error.code}).`),
    );
  });
  try {
    const bytes = new Uint8Array(fileLimit + 1);
    let length = 0;
    for (;;) {
      const { bytesRead } = await file.read(bytes, length, bytes.length - length, length);
      length += bytesRead;
      if (bytesRead === 0 || length === bytes.length) return bytes.subarray(0, length);
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Refused(text(`无法读取 ${path}（${code}）。`, `${path} cannot be read (${code}).`));
  } finally {
    await file.close();
  }
}
