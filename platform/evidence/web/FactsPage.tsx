import { Button, Select } from 'antd';
import { type PublicFact, usePublicFacts } from '#api-client';
import { Loaded, Nothing, Page, PageLink, State, useSay, useTexts, useUrlState, When } from '#ui-kit';
import { factKinds, kindTitle, tellFact } from './fact-story.ts';
import { evidenceWords } from './words.ts';

/** Everything that had to be made public, newest first, in sentences; each leads to its proof. */
export function FactsPage() {
  const t = useTexts(evidenceWords);
  const say = useSay();
  const [search, change] = useUrlState();
  const kind = search.kind !== undefined && Object.hasOwn(factKinds, search.kind) ? search.kind : undefined;
  const query = usePublicFacts(kind ? { kind } : {});
  return (
    <Page
      title={t('timeline')}
      lead={t('timelineLead')}
      above={<PageLink to="/evidence">{t('log')}</PageLink>}
    >
      <Select
        className="gs-find gs-noprint"
        aria-label={t('kind')}
        value={kind ?? ''}
        options={[
          { value: '', label: t('allKinds') },
          ...Object.entries(factKinds).map(([value, title]) => ({ value, label: say(title) })),
        ]}
        onChange={(value: string) => change({ kind: value || undefined })}
      />
      <Loaded query={query} rows={10}>
        {({ pages }) => {
          const facts = pages.flatMap(({ items }) => items);
          if (facts.length === 0) return <Nothing>{t('noFacts')}</Nothing>;
          return (
            <>
              <ol className="gs-lines">
                {facts.map((fact) => (
                  <Fact key={fact.entry} fact={fact} />
                ))}
              </ol>
              {query.hasNextPage ? (
                <Button
                  className="gs-more gs-noprint"
                  loading={query.isFetchingNextPage}
                  onClick={() => void query.fetchNextPage()}
                >
                  {t('moreFacts')}
                </Button>
              ) : null}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

function Fact({ fact }: { fact: PublicFact }) {
  const t = useTexts(evidenceWords);
  const say = useSay();
  const told = tellFact(fact.kind, fact.fact);
  return (
    <li>
      <p>{told ? say(told) : fact.subject}</p>
      <div className="gs-meta">
        <When at={fact.at} time />
        <State tone="neutral">{say(kindTitle(fact.kind))}</State>
        <PageLink to={`/evidence/${fact.index}`}>{t('see')}</PageLink>
      </div>
    </li>
  );
}
