import { Command, CommanderError, Option } from 'commander';
import { type Text, text } from '#foundation';
import { version } from '../server/version.ts';
import { type ExitCode, exitCodes } from './outcome.ts';
import { inLanguage, type Terminal } from './terminal.ts';

/** The command line: names, options and words. What a command does is loaded only when it is asked for, so that `verify` stays light. */
export function program(terminal: Terminal, end: (code: ExitCode) => void): Command {
  const words = (zh: string, en: string): string => inLanguage(text(zh, en), terminal.language);
  const root = new Command('gongshu')
    .description(words('公枢：公共数据枢纽的命令行', 'Gongshu: the command line of the public-data hub'))
    .version(version, '-V, --version', words('显示版本', 'show the version'))
    .helpOption('-h, --help', words('显示帮助', 'show help'))
    .helpCommand('help [command]', words('显示某一命令的帮助', 'show help for a command'))
    .configureHelp({ styleTitle: (title) => inLanguage(titles[title] ?? title, terminal.language) })
    .configureOutput({ outputError: () => {} })
    .exitOverride()
    .showHelpAfterError(false);

  root
    .command('verify')
    .summary(words('离线验证收据或证据包', 'verify a receipt or an evidence bundle offline'))
    .description(
      words(
        '离线验证收据或证据包：逐项说明检查结果，不联网，不需要数据目录。收据承诺会如实说明“还不是证明”。',
        'Verify a receipt or an evidence bundle offline: every check in words, no network, no home. A promise is told to be a promise, not yet proof.',
      ),
    )
    .argument('<file>', words('收据或证据包文件', 'the receipt or bundle'))
    .addOption(
      new Option(
        '--key <vkey>',
        words('可信的日志公钥，可多次给出', 'a log key you trust; may be repeated'),
      ).argParser((key: string, before: readonly string[] = []) => [...before, key]),
    )
    .option(
      '--since <checkpoint>',
      words(
        '早先保存的检查点文件：日志须是它的延续（仅证据包）',
        'a checkpoint kept from earlier, which the log must extend (bundles only)',
      ),
    )
    .action(async (file: string, options: { readonly key?: readonly string[]; readonly since?: string }) => {
      const { verify } = await import('./commands/verify.ts');
      end(await verify(terminal, file, options));
    });

  root
    .command('found')
    .summary(words('建立正式目录的第一个单位和三员', 'enter who a real node begins with'))
    .description(
      words(
        '在 GONGSHU_HOME（或 DATABASE_URL）的空名册中登记第一个单位及系统、安全、审计三员，并显示各自的一次性密码。须先停止服务；只能做一次。',
        'Enter the first organisation and its system, security and audit administrator into the empty register of GONGSHU_HOME (or DATABASE_URL), and show their one-time passwords. Stop the server first; works once.',
      ),
    )
    .argument(
      '<file>',
      words('JSON 文件，写法见 docs/operate/running.md', 'a JSON file as shown in docs/operate/running.md'),
    )
    .action(async (file: string) => {
      const { found } = await import('./commands/found.ts');
      end(await found(terminal, file));
    });

  const keysOption = () =>
    new Option(
      '--keys <file>',
      words('密钥文件（用口令封存）', 'the file of keys, sealed with a passphrase'),
    );
  const passphraseOption = () =>
    new Option(
      '--passphrase <file>',
      words(
        '存有口令的文件，权限 0600，至少 12 个字符',
        'file with the passphrase, mode 0600, 12 characters or more',
      ),
    );

  root
    .command('backup')
    .summary(words('备份数据目录', 'save the home into one file'))
    .description(
      words(
        '把 GONGSHU_HOME（或 DATABASE_URL）的数据库、收到的文件、Parquet 和日志存入一个文件；服务运行或停止时均可。密钥不在其中，除非用 --keys 另存。',
        'Save the database, received files, Parquet and the log of GONGSHU_HOME (or DATABASE_URL) into one file, while the server runs or rests. Keys are not in it unless --keys saves them apart.',
      ),
    )
    .argument('<file>', words('备份文件', 'the backup'))
    .option('--force', words('覆盖已有文件', 'write over a file that is there'))
    .addOption(keysOption())
    .addOption(passphraseOption())
    .action(async (file: string, options: object) => {
      const { backup } = await import('./commands/backup.ts');
      end(await backup(terminal, file, options));
    });

  root
    .command('restore')
    .summary(words('从备份恢复', 'put a backup back'))
    .description(
      words(
        '先核对备份的每一部分，再恢复到 GONGSHU_HOME（或 DATABASE_URL）。要么全部恢复，要么不变；中断后重新运行即可。现有密钥始终保留，已销毁的密钥不会复活。须先停止服务。',
        'Check every part of the backup, then put it into GONGSHU_HOME (or DATABASE_URL): all of it or nothing; after an interruption run it again. Keys of the home stay, destroyed ones stay destroyed. Stop the server first.',
      ),
    )
    .argument('<file>', words('备份文件', 'the backup'))
    .option('--replace', words('取代目录中已有的数据', 'put it in the place of the data that is there'))
    .addOption(keysOption())
    .addOption(passphraseOption())
    .action(async (file: string, options: object) => {
      const { restore } = await import('./commands/restore.ts');
      end(await restore(terminal, file, options));
    });

  root
    .command('verify-all')
    .summary(words('核对全部数据是否一致', 'check that everything agrees'))
    .description(
      words(
        '如文件系统检查：重算日志、摘要、计量与配额、来源与使用状态、时限、登记等，逐项说明；只读，服务运行时也可用。',
        'Like fsck: the log rehashed, digests, meter and quotas, lineage and standing, clocks, registrations, line by line. Reads only, also while the server runs.',
      ),
    )
    .action(async () => {
      const { verifyAll } = await import('./commands/verify-all.ts');
      end(await verifyAll(terminal));
    });

  addLogKeyCommands(root, words, terminal, end);

  return root.addHelpText(
    'after',
    `\n${words(
      '退出码：0 完成或成立；1 检查不通过；2 用法有误；3 未执行（原因见标准错误）',
      'Exit codes: 0 done, or it holds; 1 something does not hold; 2 wrong usage; 3 not done, the reason is on standard error',
    )}`,
  );
}

function addLogKeyCommands(
  root: Command,
  words: (zh: string, en: string) => string,
  terminal: Terminal,
  end: (code: ExitCode) => void,
): void {
  const logKey = root
    .command('log-key')
    .summary(words('查看、更替日志密钥', 'show and replace the keys of the log'));
  logKey
    .command('list')
    .summary(words('列出日志密钥', 'list the keys of the log'))
    .description(
      words(
        '列出 GONGSHU_HOME 的日志密钥：算法、状态、起止条目数；只读，服务运行时也可用。',
        'List the keys of the log of GONGSHU_HOME: algorithm, state, from and until which size. Reads only, also while the server runs.',
      ),
    )
    .action(async () => {
      const { listLogKeys } = await import('./commands/log-key.ts');
      end(await listLogKeys(terminal));
    });
  logKey
    .command('rotate')
    .summary(words('更替日志密钥', 'replace the key of the log'))
    .description(
      words(
        '生成新的日志密钥并接替现有密钥；此后并行期内两者同时签名，更替由日志自己公开。日志名称不变。须先停止服务，下次启动时生效。',
        'Make a new key of the log in the place of the present one; for the overlap both sign, and the log itself tells of the change. The name of the log stays. Stop the server first; it counts from the next start.',
      ),
    )
    .option('--algorithm <name>', words('ed25519、sm2 或 all', 'ed25519, sm2 or all'), 'ed25519')
    .option(
      '--overlap-days <days>',
      words(
        '两者同时签名的天数，0 至 365；0 表示旧密钥立即停用（遗失或泄露时）',
        'days for which both sign, 0 to 365; 0 ends the old key at once, where it was lost or stolen',
      ),
      '28',
    )
    .action(async (options: { readonly algorithm: string; readonly overlapDays: string }) => {
      const { rotateLogKey } = await import('./commands/log-key.ts');
      end(await rotateLogKey(terminal, options));
    });
}

const titles: { readonly [title: string]: Text } = {
  'Usage:': text('用法：', 'Usage:'),
  'Arguments:': text('参数：', 'Arguments:'),
  'Options:': text('选项：', 'Options:'),
  'Global Options:': text('通用选项：', 'Global options:'),
  'Commands:': text('命令：', 'Commands:'),
};

/** What is to be said when the command line was not understood; null when the error is another one. */
export function usageError(error: unknown): { readonly said: Text | null; readonly code: ExitCode } | null {
  if (!(error instanceof CommanderError)) return null;
  if (error.exitCode === 0) return { said: null, code: exitCodes.ok };
  if (error.code === 'commander.help') return { said: null, code: exitCodes.usage };
  const [, about = ''] = /'([^']*)'/.exec(error.message) ?? [];
  const zh = usageSentences[error.code]?.(about) ?? `命令用法有误（${error.message}）。`;
  const en = error.message.replace(/^error: /, '').replaceAll('\n', ' ');
  return { said: text(`${zh}见 gongshu --help。`, `${en}; see gongshu --help`), code: exitCodes.usage };
}

const usageSentences: { readonly [code: string]: (about: string) => string } = {
  'commander.unknownCommand': (about) => `没有“${about}”这个命令。`,
  'commander.unknownOption': (about) => `没有“${about}”这个选项。`,
  'commander.missingArgument': (about) => `缺少参数“${about}”。`,
  'commander.optionMissingArgument': (about) => `选项“${about}”缺少值。`,
  'commander.excessArguments': () => '参数过多。',
};
