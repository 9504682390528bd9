import { Button } from 'antd';
import { type PublicFact, usePublicFacts } from '#api-client';
import { Loaded, Nothing, Page, PageLink, State, useSay, useTexts, useUrlState, When } from '#ui-kit';
import { FactFilter } from './FactFilter.tsx';
import { filterIn, nameIn, pageOf } from './fact-filter.ts';
import { kindTitle } from './fact-kinds.ts';
import { tellFact } from './fact-story.ts';
import { evidenceWords } from './words.ts';

/** Everything that had to be made public, newest first, in sentences; each leads to its proof and to the thing itself. */
export function FactsPage() {
  const t = useTexts(evidenceWords);
  const [search, change] = useUrlState();
  const filter = filterIn(search);
  const query = usePublicFacts(filter);
  return (
    <Page
      title={t('timeline')}
      lead={t('timelineLead')}
      above={<PageLink to="/evidence">{t('log')}</PageLink>}
    >
      <FactFilter
        search={search}
        filter={filter}
        change={change}
        name={filter.subject && nameIn(query.data?.pages[0]?.items ?? [])}
      />
      <Loaded query={query} rows={10}>
        {({ pages }) => {
          const facts = pages.flatMap(({ items }) => items);
          if (facts.length === 0)
            return <Nothing>{t(Object.keys(filter).length === 0 ? 'noFacts' : 'noFactsFound')}</Nothing>;
          return (
            <>
              <p className="gs-small" role="status">
                {t('factsFound', { total: pages[0]?.total ?? 0, shown: facts.length })}
              </p>
              <ol className="gs-lines" aria-label={t('timeline')}>
                {facts.map((fact) => (
                  <Fact
                    key={fact.entry}
                    fact={fact}
                    only={filter.subject === undefined ? (subject) => change({ subject }) : undefined}
                  />
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

function Fact({
  fact: { kind, subject, at, index, fact },
  only,
}: {
  fact: PublicFact;
  /** Show what is about this thing alone; absent when the list does already. */
  only: ((subject: string) => void) | undefined;
}) {
  const t = useTexts(evidenceWords);
  const say = useSay();
  const told = tellFact(kind, fact);
  const page = pageOf(kind, subject);
  return (
    <li>
      <p>{told ? say(told) : subject}</p>
      <div className="gs-meta">
        <When at={at} time />
        <State tone="neutral">{say(kindTitle(kind))}</State>
        <PageLink to={`/evidence/${index}`}>{t('see')}</PageLink>
        {page ? <PageLink to={page}>{t('thing')}</PageLink> : null}
        {only ? (
          <Button type="link" size="small" className="gs-noprint" onClick={() => only(subject)}>
            {t('onlyThis')}
          </Button>
        ) : null}
      </div>
    </li>
  );
}
