import type { Agreement } from '#api-client';
import { Section, useTexts } from '#ui-kit';
import { DifferenceTable } from './DifferenceTable.tsx';
import { agreementWords } from './words.ts';

/** What this version says otherwise than the one before it. A first version has nothing to compare with and shows nothing. */
export function AgreementChanges({ agreement }: { agreement: Agreement }) {
  const t = useTexts(agreementWords);
  const { differences, parts } = agreement;
  if (!differences) return null;
  const title = t('changes', { number: differences.number, version: differences.version });
  return (
    <Section title={title}>
      <DifferenceTable title={title} name="changes" lines={differences.changes} parts={parts} />
    </Section>
  );
}
