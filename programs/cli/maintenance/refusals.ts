import { ArchiveDamaged } from '#adapters/archive';
import { DatabaseInUse, DoesNotFit, MayNotCreate } from '#adapters/postgres';
import { type Text, text } from '#foundation';
import { LogHalted } from '#platform/evidence';
import { Refused } from '../outcome.ts';

/** What a restore may expect to go wrong, as a sentence with what to do; anything else as it came. */
export function refusalOf(error: unknown, file: string): unknown {
  if (error instanceof ArchiveDamaged) {
    return new Refused(
      text(
        `备份 ${file} 已损坏：${error.text.zh}。未作任何改动；请改用另一份备份。`,
        `The backup ${file} is damaged: ${error.text.en}. Nothing was changed; use another backup.`,
      ),
    );
  }
  if (error instanceof DoesNotFit) {
    const { zh, en } = misfits[error.reason](error.subject);
    return new Refused(text(`${zh}现有数据未作改动。`, `${en} The present data was not changed.`));
  }
  if (error instanceof LogHalted && error.reason !== 'unknown-key') {
    return new Refused(
      text(
        `备份中的日志与数据目录中的日志不能相接（${error.message}）。日志不会变短也不会改写：请核对备份是否出自此目录，或恢复到新的空目录。`,
        `The saved log and the one in the home do not continue each other (${error.message}). A log never gets smaller and is never rewritten: make sure that the backup is of this home, or restore into a new, empty one.`,
      ),
    );
  }
  if (error instanceof DatabaseInUse) {
    return new Refused(
      text(
        '仍有其他程序连接着数据库：请先停止它们，再重新运行 gongshu restore。',
        'Other programs are still connected to the database: stop them and run gongshu restore again.',
      ),
    );
  }
  if (error instanceof MayNotCreate) {
    return new Refused(
      text(
        'DATABASE_URL 的账号无权建库。恢复先在旁边建好新库再替换，请授予 CREATEDB 权限。',
        'The account of DATABASE_URL may not create databases. A restore builds the new one beside the old: grant it CREATEDB.',
      ),
    );
  }
  if (error instanceof Error && (error as NodeJS.ErrnoException).code && 'path' in error) {
    const { code, path } = error as NodeJS.ErrnoException;
    return new Refused(text(`无法使用 ${path}（${code}）。`, `${path} cannot be used (${code}).`));
  }
  return error;
}

const misfits: { readonly [reason in DoesNotFit['reason']]: (subject: string) => Text } = {
  'unknown-migration': (subject) =>
    text(
      `备份由更新的版本写出：本程序没有迁移 ${subject}。请先升级公枢。`,
      `The backup was written by a later version: this program has no migration ${subject}. Upgrade Gongshu first.`,
    ),
  'other-columns': (subject) =>
    text(
      `表 ${subject} 的列与备份不符：备份出自另一套程序。`,
      `The columns of ${subject} are not those of the backup: it comes from another build.`,
    ),
  'other-rows': (subject) =>
    text(
      `表 ${subject} 的行数与备份清单不符。`,
      `The number of rows of ${subject} is not the one in the backup’s manifest.`,
    ),
};
