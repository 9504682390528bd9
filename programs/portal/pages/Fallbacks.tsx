import { defineTexts, Page, PageLink, ProblemNotice, problemOf, SearchBox, text, useTexts } from '#ui-kit';

const words = defineTexts('fallbacks', {
  missing: text('没有这个页面', 'There is no such page'),
  missingLead: text(
    '地址可能写错了，或者页面已经移走。可以搜索数据目录，或者回到首页。',
    'The address may be wrong, or the page has moved. Search the catalogue or go to the first page.',
  ),
  home: text('回到首页', 'First page'),
  fault: text('出了差错', 'Something went wrong'),
});

/** For addresses that lead nowhere. */
export function MissingPage() {
  const t = useTexts(words);
  return (
    <Page title={t('missing')} lead={t('missingLead')}>
      <SearchBox large />
      <p className="gs-gap">
        <PageLink to="/">{t('home')}</PageLink>
      </p>
    </Page>
  );
}

/** For a page that broke while it was drawn or loaded. */
export function FaultPage({ error, reset }: { error: unknown; reset: () => void }) {
  const t = useTexts(words);
  return (
    <Page title={t('fault')}>
      <ProblemNotice problem={problemOf(error)} onRetry={reset} />
    </Page>
  );
}
