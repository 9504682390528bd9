import { fromUtf8 } from '../encoding.ts';
import { evidenceBundleFormat, evidenceBundleLimit } from '../evidence-bundle/format.ts';
import type { BundleVerification } from '../evidence-bundle/verdict.ts';
import type { BundleOptions } from '../evidence-bundle/verify-bundle.ts';
import { promiseFormat } from '../promise.ts';
import { receiptFormat } from '../receipt.ts';
import { type Bilingual, bilingual, type CheckName, type Verification } from '../verdict.ts';
import { fileLimit, type VerifyOptions, verifyPromise, verifyReceipt } from '../verify.ts';
import { printable } from './printable.ts';
import { tellBundle } from './tell-bundle.ts';

/** The verdict on one file as lines for a terminal. */
export interface Told {
  readonly lines: readonly string[];
  /** The file proves what it is for. Never true of a promise, however genuine. */
  readonly proven: boolean;
  readonly verification: Verification | BundleVerification;
}

const parts: { readonly [name in CheckName]: Bilingual } = {
  file: bilingual('文件', 'file'),
  shape: bilingual('结构', 'shape'),
  fields: bilingual('字段', 'fields'),
  key: bilingual('公钥', 'key'),
  signature: bilingual('签名', 'signature'),
  statement: bilingual('签名内容', 'statement'),
  inclusion: bilingual('存在性证明', 'inclusion'),
};

/** Is it meant to be an evidence bundle? Decided by its name of the format, so that a damaged one is told as one. */
export const isBundleFile = (bytes: Uint8Array): boolean =>
  bytes.length <= evidenceBundleLimit &&
  new TextDecoder().decode(bytes).includes(`"format":"${evidenceBundleFormat}"`);

/**
 * Verify a receipt, a promise or an evidence bundle and tell every check in words. `trustedKeys` are verifier keys obtained elsewhere; with
 * none the file's own key is shown for comparison by eye. Everything taken from the file is made safe for the terminal.
 */
export function tellVerification(bytes: Uint8Array, options: BundleOptions, language: keyof Bilingual): Told {
  if (isBundleFile(bytes)) {
    const { lines, verification } = tellBundle(bytes, options, language);
    return { lines, proven: verification.valid, verification };
  }
  const told = tellOneEntry(bytes, options, language);
  if (options.since === undefined && options.records === undefined) return told;
  const ignored = bilingual(
    '△ 早先的检查点和运行记录只与证据包比对，这里没有用到。',
    '△ Earlier checkpoints and run records are compared with evidence bundles only; they were not used here.',
  );
  return { ...told, lines: [...told.lines, ignored[language]] };
}

function tellOneEntry(bytes: Uint8Array, { trustedKeys }: VerifyOptions, language: keyof Bilingual): Told {
  const read = readLoosely(bytes);
  const isPromise = formatOf(read) === promiseFormat;
  const verify = isPromise ? verifyPromise : verifyReceipt;
  const options: VerifyOptions = trustedKeys === undefined ? {} : { trustedKeys };
  const verification = verify(bytes, options);
  const lines = checkLines(verification, language);
  const tell = (line: Bilingual) => void lines.push(line[language]);

  if (!verification.valid) {
    const failed = verification.checks.filter(({ ok }) => !ok).map(({ name }) => parts[name]);
    tell(bilingual('', ''));
    tell(
      bilingual(
        `✗ 不成立：${failed.map(({ zh }) => zh).join('、')}未通过。`,
        `✗ It does not hold: ${failed.map(({ en }) => en).join(', ')} failed.`,
      ),
    );
    tellWhatIsInside(verification, read, verify, options, lines, language);
    return { lines, proven: false, verification };
  }

  lines.push('');
  if (isPromise) {
    tell(
      bilingual(
        '△ 这是收据承诺，还不是证明：日志已签名保证该条目将入日志，是否已入须凭正式收据验证。',
        '△ A promise, not yet proof: the log has signed that the entry will stand in it; whether it does only the receipt can show.',
      ),
    );
  } else {
    tell(bilingual('✓ 成立：该条目确已记入日志。', '✓ It holds: the entry stands in the log.'));
  }
  if (!verification.trusted) tellUncompared(read, lines, language);
  lines.push('');
  for (const { label, value } of verification.facts)
    lines.push(`  ${printable(label[language])}${language === 'zh' ? '：' : ': '}${printable(value)}`);
  return { lines, proven: !isPromise, verification };
}

const checkLines = ({ checks }: Verification, language: keyof Bilingual): string[] =>
  checks.map(
    ({ name, ok, message }) =>
      `${ok ? '✓' : '✗'} ${parts[name][language]}${language === 'zh' ? '：' : ': '}${printable(message[language])}`,
  );

/** Whoever opened the file in an editor and saved it has a file that proves nothing; say whether its content would. */
function tellWhatIsInside(
  { checks }: Verification,
  read: unknown,
  verify: typeof verifyReceipt,
  options: VerifyOptions,
  lines: string[],
  language: keyof Bilingual,
): void {
  const format = formatOf(read);
  if (checks.length !== 1 || (format !== receiptFormat && format !== promiseFormat)) return;
  const inside = verify(read as object, options);
  lines.push(
    '',
    bilingual(
      '文件已不是签发时的字节。若仅为重新排版，其内容的检查结果如下，供参考：',
      'The bytes are not those that were issued. Should they only have been laid out anew, this is what its content gives, for information:',
    )[language],
    ...checkLines(inside, language).slice(1),
  );
}

function tellUncompared(read: unknown, lines: string[], language: keyof Bilingual): void {
  const [key] = (read as { readonly log: { readonly keys: readonly string[] } }).log.keys;
  lines.push(
    bilingual(
      '  但未与可信公钥比对——任何人都可以开设日志。请将下列公钥与该机构公布的公钥比较，或用 --key 给出可信公钥：',
      '  But its key was not compared with one you trust, and anyone can run a log. Compare this key with the one the bureau publishes, or give that with --key:',
    )[language],
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
