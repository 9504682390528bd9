import type { Evidence } from '#api-client';
import { Absent, PageLink, State, useTexts } from '#ui-kit';
import { disclosureWords } from './words.ts';

/** Where an entry is proved: its place in the log, or its receipt while the log has not taken it yet. */
export const proofOf = ({ index, entry }: Evidence): string =>
  index === null ? `/receipts/${entry}` : `/evidence/${index}`;

/** To the proof of a line: its place in the log, or its receipt while the log has not taken it yet. */
export function EvidenceLink({ evidence }: { evidence: Evidence | undefined }) {
  const t = useTexts(disclosureWords);
  if (!evidence) return <Absent as="none" />;
  return <PageLink to={proofOf(evidence)}>{t(evidence.index === null ? 'waiting' : 'see')}</PageLink>;
}

/** The proof of a line's newest change, and a warning when the line does not lead back to where it comes from. */
export function LineEvidence({
  evidence,
  untraced,
}: {
  evidence: readonly Evidence[];
  untraced: readonly object[];
}) {
  const t = useTexts(disclosureWords);
  return (
    <>
      <EvidenceLink evidence={evidence.at(-1)} />
      {untraced.length > 0 ? <State tone="warning">{t('untraced')}</State> : null}
    </>
  );
}
