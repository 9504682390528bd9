import { useMemo } from 'react';
import { Facts, ProofTree, Section, usePunctuation, useSay, useTexts } from '#ui-kit';
import {
  type FileInput,
  fromUtf8,
  promiseFormat,
  type Receipt,
  verifyPromise,
  verifyReceipt,
} from '#verifier';
import { Check } from './EntryPage.tsx';
import { evidenceWords } from './words.ts';

/** What a file proves: every check in order, and only if all hold, what it says. */
export function Verdict({ file, trustedKeys }: { file: FileInput; trustedKeys: readonly string[] }) {
  const t = useTexts(evidenceWords);
  const say = useSay();
  const { colon } = usePunctuation();
  const { result, parsed, promise } = useMemo(() => judge(file, trustedKeys), [file, trustedKeys]);
  const sentence = !result.valid
    ? t('invalid')
    : promise
      ? t(result.trusted ? 'promise' : 'promiseUntrusted')
      : t(result.trusted ? 'valid' : 'validUntrusted');
  const tone = !result.valid ? 'bad' : promise || !result.trusted ? 'waiting' : 'good';
  return (
    <div aria-live="polite">
      <p className={`gs-verdict gs-verdict-${tone}`}>
        {result.valid ? '✓' : '✕'} {sentence}
      </p>
      <div className="gs-two">
        <Section title={t('checks')}>
          <ul className="gs-checks">
            {result.checks.map((check) => (
              <Check
                key={check.name}
                ok={check.ok}
                text={`${t(`name_${check.name}`)}${colon}${say(check.message)}`}
              />
            ))}
          </ul>
        </Section>
        {parsed && !promise ? (
          <Section title={t('path')}>
            <ProofTree
              index={parsed.index}
              size={sizeIn(parsed.checkpoint)}
              hashes={parsed.proof}
              verified={result.checks.some(({ name, ok }) => name === 'inclusion' && ok)}
            />
          </Section>
        ) : null}
      </div>
      {result.facts.length > 0 ? (
        <Section title={t('facts')}>
          <Facts items={result.facts.map(({ label, value }) => ({ label: say(label), value }))} />
        </Section>
      ) : null}
    </div>
  );
}

function judge(file: FileInput, trustedKeys: readonly string[]) {
  const parsed = parse(file);
  const promise = (parsed as { format?: string } | null)?.format === promiseFormat;
  const whole = promise ? verifyPromise(file) : verifyReceipt(file);
  // Whole under a key that is not this node's is said as such, not as broken.
  const compared = promise ? verifyPromise(file, { trustedKeys }) : verifyReceipt(file, { trustedKeys });
  return { result: compared.valid ? compared : whole, parsed: isDrawable(parsed) ? parsed : null, promise };
}

function parse(file: FileInput): unknown {
  try {
    if (file instanceof Uint8Array) return JSON.parse(fromUtf8(file) ?? '');
    return typeof file === 'string' ? JSON.parse(file) : file;
  } catch {
    return null;
  }
}

const isDrawable = (value: unknown): value is Receipt => {
  const receipt = value as Partial<Receipt> | null;
  return (
    typeof receipt?.index === 'number' &&
    typeof receipt.checkpoint === 'string' &&
    Array.isArray(receipt.proof) &&
    receipt.proof.every((hash) => typeof hash === 'string') &&
    sizeIn(receipt.checkpoint) > receipt.index
  );
};

/** Second line of a checkpoint: the size of the tree. For the drawing only. */
const sizeIn = (checkpoint: string): number => Number(checkpoint.split('\n')[1]) || 0;
