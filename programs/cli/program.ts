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
    .summary(words('离线验证收据', 'verify a receipt offline'))
    .description(
      words(
        '离线验证收据：逐项说明检查结果，不联网，不需要数据目录。收据承诺会如实说明“还不是证明”。',
        'Verify a receipt offline: every check in words, no network, no home. A promise is told to be a promise, not yet proof.',
      ),
    )
    .argument('<file>', words('收据文件', 'the receipt'))
    .addOption(
      new Option(
        '--key <vkey>',
        words('可信的日志公钥，可多次给出', 'a log key you trust; may be repeated'),
      ).argParser((key: string, before: readonly string[] = []) => [...before, key]),
    )
    .action(async (file: string, options: { readonly key?: readonly string[] }) => {
      const { verify } = await import('./commands/verify.ts');
      end(await verify(terminal, file, options));
    });

  return root.addHelpText(
    'after',
    `\n${words(
      '退出码：0 完成或成立；1 检查不通过；2 用法有误；3 未执行（原因见标准错误）',
      'Exit codes: 0 done, or it holds; 1 something does not hold; 2 wrong usage; 3 not done, the reason is on standard error',
    )}`,
  );
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
