import { Button } from 'antd';
import { type RepairDocument, useRepairOf } from '#api-client';
import { Section, useTexts, When } from '#ui-kit';
import { repairWords } from './words.ts';

/** Repairs of this revision that were begun and came to no end: nothing was made, and the same document makes it. */
export function Unfinished({
  revisionId,
  onDocument,
}: {
  revisionId: string;
  onDocument: (document: RepairDocument) => void;
}) {
  const t = useTexts(repairWords);
  const { data } = useRepairOf(revisionId);
  if (!data || data.unfinished.length === 0) return null;
  return (
    <Section title={t('unfinished')} note={t('unfinishedNote')}>
      <ul>
        {data.unfinished.map(({ documentSha256, document, begunAt }) => (
          <li key={documentSha256}>
            <When at={begunAt} time /> <Button onClick={() => onDocument(document)}>{t('takeUp')}</Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
