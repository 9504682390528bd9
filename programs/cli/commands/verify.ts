import { open } from 'node:fs/promises';
import { text } from '#foundation';
import { evidenceBundleLimit, fromUtf8, parseNoteKey, tellVerification } from '#verifier';
import { type ExitCode, exitCodes, Refused } from '../outcome.ts';
import type { Terminal } from '../terminal.ts';

interface VerifyWords {
  readonly key?: readonly string[];
  /** File of a checkpoint held from earlier. */
  readonly since?: string;
}

/** `gongshu verify FILE`: does this receipt or evidence bundle hold? Reads the files named and nothing else: no home, no network. */
export async function verify(
  terminal: Terminal,
  file: string,
  { key: trustedKeys = [], since }: VerifyWords,
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
  const told = tellVerification(
    await readBounded(file),
    {
      ...(trustedKeys.length > 0 ? { trustedKeys } : {}),
      ...(since === undefined ? {} : { since: fromUtf8(await readBounded(since)) ?? '' }),
    },
    terminal.language,
  );
  for (const line of told.lines) terminal.say(line);
  return told.proven ? exitCodes.ok : exitCodes.disagrees;
}

/** One byte more than the largest file may have, so that a longer one is seen to be too long without being read. */
async function readBounded(path: string): Promise<Uint8Array> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw new Refused(
      text(`无法打开 ${path}（${error.code}）。`, `${path} cannot be opened (${error.code}).`),
    );
  });
  try {
    const chunks: Uint8Array[] = [];
    let length = 0;
    for await (const chunk of file.createReadStream({ end: evidenceBundleLimit, autoClose: false })) {
      chunks.push(chunk as Uint8Array);
      length += (chunk as Uint8Array).length;
    }
    return Buffer.concat(chunks, length);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Refused(text(`无法读取 ${path}（${code}）。`, `${path} cannot be read (${code}).`));
  } finally {
    await file.close();
  }
}
