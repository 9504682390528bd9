import { useSharedConsents } from '#api-client';
import { Loaded, Nothing, Page, useTexts } from '#ui-kit';
import { ConsentTable } from './ConsentTable.tsx';
import { consentWords } from './consent-words.ts';

/** What a department that shared data is asked, and what it said. */
export function SharedConsentsPage() {
  const t = useTexts(consentWords);
  return (
    <Page title={t('title')} lead={t('lead')} wide>
      <Loaded query={useSharedConsents()} rows={6}>
        {({ items }) => (items.length === 0 ? <Nothing>{t('none')}</Nothing> : <ConsentTable rows={items} />)}
      </Loaded>
    </Page>
  );
}
