import { Facts, Page, PageLink, type ProblemShape, State, useSay, useTexts, When } from '#ui-kit';
import { openingWords } from './words.ts';

/** What stays at the address of a resource that was withdrawn. */
export function Tombstone({ problem }: { problem: ProblemShape }) {
  const t = useTexts(openingWords);
  const say = useSay();
  const said = (problem.data ?? {}) as { readonly [name: string]: string | undefined };
  return (
    <Page
      title={said['title'] ?? t('tombstone')}
      above={<PageLink to="/open">{t('title')}</PageLink>}
      beside={<State tone="warning">{t('tombstone')}</State>}
      lead={problem.advice ? say(problem.advice) : null}
    >
      <Facts
        items={[
          { label: t('department'), value: said['department'] ?? '' },
          {
            label: t('withdrawnAt'),
            value: said['withdrawnAt'] ? <When at={said['withdrawnAt']} time /> : '',
          },
          { label: t('withdrawalReason'), value: said['reason'] ?? '' },
          {
            label: t('log'),
            value: (
              <PageLink to={`/facts?subject=${encodeURIComponent(said['resourceId'] ?? '')}`}>
                {said['logEntry'] ?? t('log')}
              </PageLink>
            ),
          },
        ]}
      />
    </Page>
  );
}
