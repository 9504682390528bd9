import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { KeysNotOpened, openKeysFile } from '#adapters/crypto';
import { text } from '#foundation';
import { placeIn } from '../maintenance/home-access.ts';
import { refusalOf } from '../maintenance/refusals.ts';
import { restoreBackup } from '../maintenance/restore-backup.ts';
import { type ExitCode, exitCodes, Refused } from '../outcome.ts';
import type { Terminal } from '../terminal.ts';
import { type KeyOptions, passphraseOf } from './backup.ts';

/** `gongshu restore FILE`: put a backup into the home, all or nothing. */
export async function restore(
  terminal: Terminal,
  file: string,
  options: KeyOptions & { readonly replace?: boolean },
  env: NodeJS.ProcessEnv = process.env,
): Promise<ExitCode> {
  const manifest = await restoreBackup(placeIn(env), {
    file: resolve(file),
    replace: options.replace ?? false,
    keys: await savedKeys(options),
    say: (line) => terminal.say(line),
  });
  terminal.say(
    text(
      `已恢复到 ${manifest.createdAt} 的状态。启动服务后，日志中更新的部分会被取回；请随后运行 gongshu verify-all。`,
      `Restored to the state of ${manifest.createdAt}. When the server starts, what the log holds beyond it is taken back; run gongshu verify-all then.`,
    ),
  );
  terminal.say(text('所有登录会话和一次性口令均已失效。', 'All sessions and one-time passwords have ended.'));
  return exitCodes.ok;
}

async function savedKeys(options: KeyOptions): Promise<ReadonlyMap<string, Buffer> | null> {
  const secret = await passphraseOf(options);
  if (secret === null || options.keys === undefined) return null;
  const file = options.keys;
  const bytes = await readFile(file).catch((error) => {
    throw refusalOf(error, file);
  });
  try {
    return openKeysFile(bytes, secret);
  } catch (error) {
    if (!(error instanceof KeysNotOpened)) throw error;
    throw new Refused(
      text(
        `${file} 打不开：不是密钥文件、口令不对，或文件已被改动。未作任何改动。`,
        `${file} does not open: it is no file of keys, the passphrase is another one, or it was changed. Nothing was changed.`,
      ),
    );
  }
}
