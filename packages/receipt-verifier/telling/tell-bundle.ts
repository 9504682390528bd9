import type { BundleCheckName, BundleVerification, Finding } from '../evidence-bundle/verdict.ts';
import { type BundleOptions, verifyBundle } from '../evidence-bundle/verify-bundle.ts';
import { type Bilingual, bilingual } from '../verdict.ts';
import { printable } from './printable.ts';

const parts: { readonly [name in BundleCheckName]: Bilingual } = {
  file: bilingual('文件', 'file'),
  shape: bilingual('结构', 'shape'),
  key: bilingual('公钥', 'key'),
  checkpoint: bilingual('检查点', 'checkpoint'),
  seal: bilingual('封签', 'seal'),
  fields: bilingual('字段', 'fields'),
  inclusion: bilingual('存在性证明', 'inclusion'),
  once: bilingual('不重复', 'once'),
  documents: bilingual('协议文本', 'documents'),
  force: bilingual('生效期间', 'in force'),
  scope: bilingual('授权范围', 'scope'),
  totals: bilingual('每日用量', 'daily totals'),
  records: bilingual('运行记录', 'run records'),
  since: bilingual('早先的检查点', 'earlier checkpoint'),
};

/** Lines of findings on a terminal; with `--json` all of them are told. */
const mostFindings = 50;

/** Verify an evidence bundle and tell every check, finding and fact in words. */
export function tellBundle(
  bytes: Uint8Array,
  options: BundleOptions,
  language: keyof Bilingual,
): { readonly lines: readonly string[]; readonly verification: BundleVerification } {
  const verification = verifyBundle(bytes, options);
  const { valid, trusted, checks, findings, facts } = verification;
  const colon = language === 'zh' ? '：' : ': ';
  const lines = checks.map(
    ({ name, ok, message }) =>
      `${ok ? '✓' : '✗'} ${parts[name][language]}${colon}${printable(message[language])}`,
  );
  const tell = (zh: string, en: string) => void lines.push(language === 'zh' ? zh : en);
  const list = (weight: Finding['weight'], mark: string) => {
    const found = findings.filter((one) => one.weight === weight);
    for (const { at, message } of found.slice(0, mostFindings))
      lines.push(`  ${mark} ${printable(at || '/')}${colon}${printable(message[language])}`);
    const left = found.length - mostFindings;
    if (left > 0)
      tell(`  … 另有 ${left} 处，用 --json 查看全部。`, `  … and ${left} more; --json tells all.`);
  };
  lines.push('');
  if (valid)
    tell(
      '✓ 成立：所列各项均记入日志，每次调用都在当时有效的授权之内。',
      '✓ It holds: all of it stands in the log, and every call was within what was in force.',
    );
  else {
    const failed = checks.filter(({ ok }) => !ok).map(({ name }) => parts[name][language]);
    tell(`✗ 不成立：${failed.join('、')}未通过。`, `✗ It does not hold: ${failed.join(', ')} failed.`);
    list('fault', '✗');
  }
  list('note', '△');
  if (valid && !trusted)
    tell(
      '  但日志公钥未与可信公钥比对——任何人都可以开设日志。请用 --key 给出该机构公布的公钥。',
      '  But the log’s key was not compared with one you trust, and anyone can run a log. Give the one the bureau publishes with --key.',
    );
  if (facts.length > 0) lines.push('');
  for (const { label, value } of facts)
    lines.push(`  ${printable(label[language])}${colon}${printable(value)}`);
  return { lines, verification };
}
