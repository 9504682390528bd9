import { History, Papers, type Text, useTexts } from '#ui-kit';
import { settlementWords } from './words.ts';

/** The papers of a document of settlement, and what was done about it. */
export function PapersAndSteps({
  documents,
  steps,
}: {
  documents: readonly { readonly id: string; readonly number: string; readonly title: Text }[];
  steps: readonly { readonly title: Text; readonly at: string }[];
}) {
  const t = useTexts(settlementWords);
  return (
    <>
      <Papers title={t('papers')} documents={documents} />
      <History title={t('history')} steps={steps} />
    </>
  );
}
