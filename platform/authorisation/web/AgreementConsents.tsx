import { useSharedConsents } from '#api-client';
import { Section, useTexts } from '#ui-kit';
import { ConsentTable } from './ConsentTable.tsx';
import { consentWords } from './consent-words.ts';

/** Whose shared data is in what the agreement grants, and what they said to it; nothing where there is none. */
export function AgreementConsents({ id }: { readonly id: string }) {
  const t = useTexts(consentWords);
  const query = useSharedConsents(id);
  if (!query.data?.pages[0]?.items.length) return null;
  return (
    <Section title={t('title')} id="shared-consents" note={t('lead')}>
      <ConsentTable query={query} agreementId={id} />
    </Section>
  );
}
