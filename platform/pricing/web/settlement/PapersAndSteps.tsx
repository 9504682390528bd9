import { History, PageLink, Section, type Text, useSay, useTexts } from '#ui-kit';
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
  const say = useSay();
  return (
    <>
      {documents.length > 0 ? (
        <Section title={t('papers')}>
          <ul>
            {documents.map(({ id, number, title }) => (
              <li key={id}>
                <PageLink to={`/work/papers/${id}`}>
                  {say(title)} {number}
                </PageLink>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <History title={t('history')} steps={steps} />
    </>
  );
}
