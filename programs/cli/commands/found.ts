import { text } from '#foundation';
import { foundHome, readFoundingDocument } from '../maintenance/found-home.ts';
import { placeIn } from '../maintenance/home-access.ts';
import { type ExitCode, exitCodes } from '../outcome.ts';
import type { Terminal } from '../terminal.ts';

/** `gongshu found FILE`: the first organisation and its three administrators; their one-time passwords are told once. */
export async function found(
  terminal: Terminal,
  file: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<ExitCode> {
  const document = await readFoundingDocument(file);
  const accounts = await foundHome(placeIn(env), document, file);
  terminal.say(
    text(
      '已建立单位和三员。以下一次性密码只显示这一次，72 小时内有效；请分别当面交给本人，首次登录后必须改密。',
      'The organisation and its three administrators are entered. These one-time passwords are shown this once and end after 72 hours; hand each to its person, who must set an own one at first sign-in.',
    ),
  );
  for (const { username, oneTimePassword } of accounts)
    terminal.say(`  ${username.padEnd(30)}  ${oneTimePassword}`);
  terminal.say(text('现在可以启动服务：GONGSHU_DEMO=0 npm start', 'Now start it: GONGSHU_DEMO=0 npm start'));
  return exitCodes.ok;
}
