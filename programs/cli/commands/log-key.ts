import { longestOverlapDays } from '#adapters/crypto';
import { text } from '#foundation';
import { placeIn } from '../maintenance/home-access.ts';
import { algorithmsNamed, keysOfLog, rotateKeys, type ToldKey } from '../maintenance/log-key.ts';
import { type ExitCode, exitCodes, Refused } from '../outcome.ts';
import { inLanguage, type Terminal } from '../terminal.ts';

/** `gongshu log-key list`: the keys of the log and the life of each. */
export async function listLogKeys(
  terminal: Terminal,
  env: NodeJS.ProcessEnv = process.env,
): Promise<ExitCode> {
  for (const key of await keysOfLog(placeIn(env))) {
    terminal.say(`${key.algorithm.padEnd(8)} ${inLanguage(states[key.state], terminal.language)}`);
    terminal.say(`  ${key.vkey}`);
    for (const line of lifeOf(key)) terminal.say(line);
  }
  return exitCodes.ok;
}

const states = {
  current: text('现用', 'current'),
  overlapping: text('并行签名中', 'signs beside its successor'),
  former: text('已停用', 'former'),
  waiting: text('下次启动时启用', 'begins at the next start'),
} satisfies { readonly [state in ToldKey['state']]: unknown };

function lifeOf({ fromSize, untilSize, overlapUntil }: ToldKey) {
  if (fromSize === null) return [];
  const from = text(`  自 ${fromSize} 条起`, `  from ${fromSize} entries on`);
  if (untilSize !== null) return [text(`${from.zh}，至 ${untilSize} 条止`, `${from.en}, until ${untilSize}`)];
  if (overlapUntil === null) return [from];
  return [
    text(`${from.zh}，并行至 ${overlapUntil}`, `${from.en}, beside its successor until ${overlapUntil}`),
  ];
}

/** `gongshu log-key rotate`: a new key in the place of the present one, from the next start on. */
export async function rotateLogKey(
  terminal: Terminal,
  options: { readonly algorithm: string; readonly overlapDays: string },
  env: NodeJS.ProcessEnv = process.env,
): Promise<ExitCode> {
  const days = /^\d{1,3}$/.test(options.overlapDays) ? Number(options.overlapDays) : Number.NaN;
  if (!(days <= longestOverlapDays))
    throw new Refused(
      text(
        `--overlap-days 须为 0 至 ${longestOverlapDays} 的整数，不能是“${options.overlapDays}”。`,
        `--overlap-days must be a whole number from 0 to ${longestOverlapDays}, not “${options.overlapDays}”.`,
      ),
    );
  const made = await rotateKeys(placeIn(env), algorithmsNamed(options.algorithm), days);
  for (const { algorithm, vkey } of made) {
    terminal.say(text(`新的${algorithm}日志密钥：`, `The new ${algorithm} key of the log:`));
    terminal.say(`  ${vkey}`);
  }
  terminal.say(
    days > 0
      ? text(
          `启动服务后两者同时签名 ${days} 天，更替记入日志；期满后旧私钥自动销毁。请在机构网站公布新公钥，并重新备份密钥。`,
          `From the next start both sign for ${days} days and the log tells of it; then the old private half is destroyed by itself. Publish the new key where the bureau publishes its keys, and save the keys anew.`,
        )
      : text(
          '启动服务后旧密钥不再签名并被销毁。已信任旧公钥者无法自行衔接：请立即在机构网站公布新公钥，并重新备份密钥。',
          'From the next start the old key signs no more and is destroyed. Who trusts the old key cannot follow by itself: publish the new key where the bureau publishes its keys, now, and save the keys anew.',
        ),
  );
  return exitCodes.ok;
}
