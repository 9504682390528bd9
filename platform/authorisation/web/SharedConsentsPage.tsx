import { useSharedConsents } from '#api-client';
import { Page, useTexts } from '#ui-kit';
import { ConsentTable } from './ConsentTable.tsx';
import { consentWords } from './consent-words.ts';

/** What a department that shared data is asked, and what it said. */
export function SharedConsentsPage() {
  const t = useTexts(consentWords);
  return (
    <Page title={t('title')} lead={t('lead')} wide>
      <ConsentTable query={useSharedConsents()} />
    </Page>
  );
}
