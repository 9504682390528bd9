import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { readSecret, sealKeys, shortestPassphrase } from '#adapters/crypto';
import { text } from '#foundation';
import { mustFindHome, placeIn } from '../maintenance/home-access.ts';
import { refusalOf } from '../maintenance/refusals.ts';
import { saveBackup } from '../maintenance/save-backup.ts';
import { type ExitCode, exitCodes, Refused } from '../outcome.ts';
import type { Terminal } from '../terminal.ts';

export interface KeyOptions {
  readonly keys?: string;
  readonly passphrase?: string;
}

/** `gongshu backup FILE`: save the home while the server runs or rests. Keys only where they are asked for, in a file of their own. */
export async function backup(
  terminal: Terminal,
  file: string,
  options: KeyOptions & { readonly force?: boolean },
  env: NodeJS.ProcessEnv = process.env,
): Promise<ExitCode> {
  const place = placeIn(env);
  const target = resolve(file);
  const secret = await passphraseOf(options);
  try {
    if (options.keys && secret) await saveKeys(terminal, place, options.keys, secret, options.force ?? false);
    const saved = await saveBackup(place, {
      file: target,
      force: options.force ?? false,
      say: (line) => terminal.say(line),
    });
    terminal.say(text(`已备份到 ${target}`, `Saved to ${target}`));
    if (!options.keys)
      terminal.say(
        text(
          '密钥不在备份中：请另行保管 keys 目录（或用 --keys）。没有密钥，日志须换钥，双因素登录须重设。',
          'Keys are not in it: keep the folder keys apart (or use --keys). Without them the log gets a new key and second factors are set up anew.',
        ),
      );
    for (const sha256 of saved.damagedBlobs)
      terminal.complain(
        text(
          `✗ 文件 ${sha256} 已损坏，未收入备份；请用较早的备份恢复它。`,
          `✗ The file ${sha256} is damaged and was left out; an earlier backup can put it back.`,
        ),
      );
    return saved.damagedBlobs.length > 0 ? exitCodes.disagrees : exitCodes.ok;
  } catch (error) {
    throw refusalOf(error, target);
  }
}

async function saveKeys(
  terminal: Terminal,
  place: ReturnType<typeof placeIn>,
  file: string,
  secret: string,
  force: boolean,
): Promise<void> {
  const home = await mustFindHome(place);
  const sealed = await sealKeys(home.keys, secret);
  await writeFile(file, sealed, { mode: 0o600, flag: force ? 'w' : 'wx' }).catch((error) => {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new Refused(
      text(`${file} 已存在；用 --force 覆盖。`, `${file} is there already; --force writes over it.`),
    );
  });
  terminal.say(text(`密钥已封存到 ${file}`, `Keys sealed into ${file}`));
  terminal.complain(
    text(
      '注意：此文件加口令即可打开全部授权数据域并以本机构名义签署日志。请与备份、口令分开保管；销毁协议密钥后，旧的密钥文件也必须销毁。',
      'Mind: with its passphrase this file opens every projection and signs the log in your name. Keep it, the backup and the passphrase in three places; once an agreement’s key is destroyed, older files of keys must be destroyed as well.',
    ),
  );
}

/** The passphrase out of its file; null when no keys are asked for. */
export async function passphraseOf({ keys, passphrase }: KeyOptions): Promise<string | null> {
  if (keys === undefined && passphrase === undefined) return null;
  if (keys === undefined || passphrase === undefined) {
    throw new Refused(
      text(
        '--keys 与 --passphrase 必须同时给出：密钥文件总是用口令封存。',
        '--keys and --passphrase go together: a file of keys is always sealed with a passphrase.',
      ),
    );
  }
  const bytes = await readSecret(passphrase).catch((error: Error) => {
    throw new Refused(
      text(`口令文件不可用：${error.message}`, `The passphrase cannot be read: ${error.message}`),
    );
  });
  const secret = bytes?.toString('utf8').replace(/\r?\n$/, '') ?? '';
  if (secret.length < shortestPassphrase) {
    throw new Refused(
      text(
        `口令文件 ${passphrase} 不存在或少于 ${shortestPassphrase} 个字符。`,
        `The passphrase file ${passphrase} is missing or holds fewer than ${shortestPassphrase} characters.`,
      ),
    );
  }
  return secret;
}
