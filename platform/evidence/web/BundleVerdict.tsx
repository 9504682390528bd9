import { useEffect, useState } from 'react';
import { Facts, Section, usePunctuation, useSay, useTexts } from '#ui-kit';
import { type BundleVerification, type Finding, verifyBundle } from '#verifier';
import { bundleVerdictWords } from './bundle-verdict-words.ts';
import { Check } from './EntryPage.tsx';

/** What an evidence bundle proves: every check in order, what is wrong and what it cannot settle, and what it is about. */
export function BundleVerdict({ file, trustedKeys }: { file: Uint8Array; trustedKeys: readonly string[] }) {
  const t = useTexts(bundleVerdictWords);
  const [result, setResult] = useState<BundleVerification | null>(null);
  useEffect(() => {
    setResult(null);
    // A large one takes seconds: what is being done is shown first.
    const soon = setTimeout(() => setResult(judge(file, trustedKeys)), 50);
    return () => clearTimeout(soon);
  }, [file, trustedKeys]);
  return <div aria-live="polite">{result ? <Told result={result} /> : <p>{t('working')}</p>}</div>;
}

function Told({ result: { valid, trusted, checks, findings, facts } }: { result: BundleVerification }) {
  const t = useTexts(bundleVerdictWords);
  const say = useSay();
  const { colon } = usePunctuation();
  const tone = !valid ? 'bad' : trusted ? 'good' : 'waiting';
  return (
    <>
      <p className={`gs-verdict gs-verdict-${tone}`}>
        {valid ? '✓' : '✕'} {t(!valid ? 'invalid' : trusted ? 'valid' : 'validUntrusted')}
      </p>
      <Section title={t('checks')}>
        <ul className="gs-checks">
          {checks.map((check) => (
            <Check
              key={check.name}
              ok={check.ok}
              text={`${t(`name_${check.name}`)}${colon}${say(check.message)}`}
            />
          ))}
        </ul>
      </Section>
      <Findings title={t('faults')} findings={findings.filter(({ weight }) => weight === 'fault')} />
      <Findings title={t('notes')} findings={findings.filter(({ weight }) => weight === 'note')} />
      {facts.length > 0 ? (
        <Section title={t('facts')}>
          <Facts items={facts.map(({ label, value }) => ({ label: say(label), value }))} />
        </Section>
      ) : null}
    </>
  );
}

/** More than anybody reads; all of them are in the answer of the program with `--json`. */
const mostShown = 100;

function Findings({ title, findings }: { title: string; findings: readonly Finding[] }) {
  const t = useTexts(bundleVerdictWords);
  const say = useSay();
  if (findings.length === 0) return null;
  return (
    <Section title={title}>
      <ul>
        {findings.slice(0, mostShown).map(({ check, at, message }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: findings have no name of their own, and the list does not change.
          <li key={index}>
            {say(message)} <code className="gs-soft">{at || `/${check}`}</code>
          </li>
        ))}
      </ul>
      {findings.length > mostShown ? (
        <p className="gs-note">{t('more', { count: findings.length - mostShown })}</p>
      ) : null}
    </Section>
  );
}

/** Whole under a key that is not this node's is said as such, not as broken. */
function judge(file: Uint8Array, trustedKeys: readonly string[]): BundleVerification {
  const compared = verifyBundle(file, { trustedKeys });
  if (compared.valid) return compared;
  const onlyKey = compared.checks.every(({ name, ok }) => ok || name === 'key');
  return onlyKey ? verifyBundle(file) : compared;
}
