import { type Text, text } from '#foundation';
import {
  type CheckName,
  fileLimit,
  fromUtf8,
  promiseFormat,
  receiptFormat,
  type Verification,
  verifyPromise,
  verifyReceipt,
} from '#verifier';
import type { Language } from './language.ts';
import { inLanguage, printable } from './terminal.ts';

/** The verdict on one file as lines for a terminal. */
export interface Told {
  readonly lines: readonly string[];
  /** The file proves that its entry stands in the log. Never true of a promise, however genuine. */
  readonly proven: boolean;
}

const parts: { readonly [name in CheckName]: Text } = {
  file: text('文件', 'file'),
  shape: text('结构', 'shape'),
  fields: text('字段', 'fields'),
  key: text('公钥', 'key'),
  signature: text('签名', 'signature'),
  statement: text('签名内容', 'statement'),
  inclusion: text('存在性证明', 'inclusion'),
};

/**
 * Verify a receipt, or a promise, and tell every check in words. `trustedKeys` are verifier keys obtained elsewhere; with none the
 * file's own key is shown for comparison by eye. Everything taken from the file is made safe for the terminal.
 */
export function tellVerification(
  bytes: Uint8Array,
  trustedKeys: readonly string[],
  language: Language,
): Told {
  const read = readLoosely(bytes);
  const isPromise = formatOf(read) === promiseFormat;
  const verify = isPromise ? verifyPromise : verifyReceipt;
  const options = trustedKeys.length > 0 ? { trustedKeys } : {};
  const verification = verify(bytes, options);
  const lines = checkLines(verification, language);
  const tell = (line: Text) => void lines.push(inLanguage(line, language));

  if (!verification.valid) {
    const failed = verification.checks.filter(({ ok }) => !ok).map(({ name }) => parts[name]);
    tell(text('', ''));
    tell(
      text(
        `✗ 不成立：${failed.map(({ zh }) => zh).join('、')}未通过。`,
        `✗ It does not hold: ${failed.map(({ en }) => en).join(', ')} failed.`,
      ),
    );
    tellWhatIsInside(verification, read, verify, options, lines, language);
    return { lines, proven: false };
  }

  lines.push('');
  if (isPromise) {
    tell(
      text(
        '△ 这是收据承诺，还不是证明：日志已签名保证该条目将入日志，是否已入须凭正式收据验证。',
        '△ A promise, not yet proof: the log has signed that the entry will stand in it; whether it does only the receipt can show.',
      ),
    );
  } else {
    tell(text('✓ 成立：该条目确已记入日志。', '✓ It holds: the entry stands in the log.'));
  }
  if (!verification.trusted) tellUncompared(read, lines, language);
  lines.push('');
  for (const { label, value } of verification.facts)
    lines.push(`  ${printable(label[language])}${language === 'zh' ? '：' : ': '}${printable(value)}`);
  return { lines, proven: !isPromise };
}

const checkLines = ({ checks }: Verification, language: Language): string[] =>
  checks.map(
    ({ name, ok, message }) =>
      `${ok ? '✓' : '✗'} ${parts[name][language]}${language === 'zh' ? '：' : ': '}${printable(message[language])}`,
  );

/** Whoever opened the file in an editor and saved it has a file that proves nothing; say whether its content would. */
function tellWhatIsInside(
  { checks }: Verification,
  read: unknown,
  verify: typeof verifyReceipt,
  options: { readonly trustedKeys?: readonly string[] },
  lines: string[],
  language: Language,
): void {
  const format = formatOf(read);
  if (checks.length !== 1 || (format !== receiptFormat && format !== promiseFormat)) return;
  const inside = verify(read as object, options);
  lines.push(
    '',
    inLanguage(
      text(
        '文件已不是签发时的字节。若仅为重新排版，其内容的检查结果如下，供参考：',
        'The bytes are not those that were issued. Should they only have been laid out anew, this is what its content gives, for information:',
      ),
      language,
    ),
    ...checkLines(inside, language).slice(1),
  );
}

function tellUncompared(read: unknown, lines: string[], language: Language): void {
  const [key] = (read as { readonly log: { readonly keys: readonly string[] } }).log.keys;
  lines.push(
    inLanguage(
      text(
        '  但未与可信公钥比对——任何人都可以开设日志。请将下列公钥与该机构公布的公钥比较，或用 --key 给出可信公钥：',
        '  But its key was not compared with one you trust, and anyone can run a log. Compare this key with the one the bureau publishes, or give that with --key:',
      ),
      language,
    ),
    `  ${printable(key ?? '')}`,
  );
}

const formatOf = (read: unknown): unknown => (read as { readonly format?: unknown } | null)?.format;

/** The file as JSON however it is spelt, or null. What it says is not believed, only used to choose what to say. */
function readLoosely(bytes: Uint8Array): unknown {
  if (bytes.length > fileLimit) return null;
  try {
    return JSON.parse(fromUtf8(bytes) ?? 'null');
  } catch {
    return null;
  }
}
