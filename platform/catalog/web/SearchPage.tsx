import { Button } from 'antd';
import { type Facet, type ResourceSearch, useResources } from '#api-client';
import {
  formatNumber,
  Loaded,
  Nothing,
  Page,
  PageLink,
  State,
  useLanguage,
  usePunctuation,
  useSay,
  useTexts,
  useUrlState,
  When,
} from '#ui-kit';
import { catalogWords } from './words.ts';

/** Search of the catalogue with its facets; everything chosen stands in the address. */
export function SearchPage() {
  const t = useTexts(catalogWords);
  const language = useLanguage();
  const [search, change] = useUrlState();
  const query = useResources({ q: search.q, theme: search.theme, department: search.department });
  // On a phone the results come first; the filters are one touch away.
  const wide = matchMedia('(min-width: 821px)').matches;
  const filtered = Boolean(search.theme || search.department);
  return (
    <Page title={search.q ? `${search.q} · ${t('title')}` : t('title')}>
      <Loaded query={query} rows={12}>
        {({ pages }) => {
          const first = pages[0]!;
          const items = pages.flatMap((one) => one.items);
          const count = formatNumber(first.total ?? items.length, language);
          return (
            <div className="gs-catalog">
              <details className="gs-facets" open={wide}>
                <summary>{t('filters')}</summary>
                <Choice
                  title={t('themes')}
                  name="theme"
                  facets={first.facets.themes}
                  chosen={search.theme}
                  onChoose={change}
                />
                <Choice
                  title={t('departments')}
                  name="department"
                  facets={first.facets.departments}
                  chosen={search.department}
                  onChoose={change}
                />
              </details>
              <div>
                <p className="gs-small" role="status">
                  {t(first.totalIsAtLeast ? 'foundMore' : 'found', { count })}{' '}
                  {filtered ? (
                    <Button size="small" onClick={() => change({ theme: undefined, department: undefined })}>
                      {t('clear')}
                    </Button>
                  ) : null}
                </p>
                {items.length === 0 ? <Nothing>{t('nothing')}</Nothing> : null}
                <ol className="gs-lines">
                  {items.map((item) => (
                    <ResourceLine key={item.id} item={item} />
                  ))}
                </ol>
                {query.hasNextPage ? (
                  <Button
                    className="gs-more"
                    loading={query.isFetchingNextPage}
                    onClick={() => void query.fetchNextPage()}
                  >
                    {t('more')}
                  </Button>
                ) : null}
              </div>
            </div>
          );
        }}
      </Loaded>
    </Page>
  );
}

function ResourceLine({ item }: { item: ResourceSearch['items'][number] }) {
  const say = useSay();
  const { semicolon } = usePunctuation();
  const t = useTexts(catalogWords);
  return (
    <li>
      <h2 className="gs-line-title">
        <PageLink to={`/resources/${item.id}`}>{item.title}</PageLink>
      </h2>
      {item.summary ? <p className="gs-clamp">{item.summary}</p> : null}
      <div className="gs-meta">
        <span>{item.department.name}</span>
        {item.theme ? <span>{item.theme}</span> : null}
        {item.formats.length > 0 ? <span>{item.formats.join(' ')}</span> : null}
        {item.updatedAt ? (
          <span>
            {t('updated')} <When at={item.updatedAt} />
          </span>
        ) : null}
        {item.revisions === 0 ? <State>{t('noData')}</State> : null}
        {item.archived ? <State>{t('archived')}</State> : null}
        {item.defects.length > 0 ? (
          <State tone="warning" reason={item.defects.map(({ message }) => say(message)).join(semicolon)}>
            {t('defects', { count: item.defects.length })}
          </State>
        ) : null}
      </div>
    </li>
  );
}

function Choice({
  title,
  name,
  facets,
  chosen,
  onChoose,
}: {
  title: string;
  name: string;
  facets: readonly Facet[];
  chosen: string | undefined;
  onChoose: (changes: Record<string, string | undefined>) => void;
}) {
  const language = useLanguage();
  if (facets.length === 0) return null;
  return (
    <section className="gs-facet" aria-label={title}>
      <h2>{title}</h2>
      <ul>
        {facets.map((facet) => (
          <li key={facet.value}>
            <button
              type="button"
              aria-pressed={facet.value === chosen}
              onClick={() => onChoose({ [name]: facet.value === chosen ? undefined : facet.value })}
            >
              <span>{facet.title ?? facet.value}</span>
              <span className="gs-soft gs-figure">{formatNumber(facet.count, language)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
