import { Button } from 'antd';
import { type LookLine, useLooks, useMe } from '#api-client';
import { DataTable, Loaded, Nothing, Page, PageLink, Section, useSay, useTexts, When } from '#ui-kit';
import { lookWords } from './look-words.ts';

/** What the reader looked at, who opened the reader's own record, and for auditors everything. */
export function LooksPage() {
  const t = useTexts(lookWords);
  const audits = useMe().data?.posts?.some(({ roles }) =>
    roles.some((role) => role === 'auditor' || role === 'audit-admin'),
  );
  return (
    <Page title={t('title')} lead={t('lead')} wide>
      {audits ? (
        <Section title={t('all')} note={t('allNote')}>
          <Looks of="all" />
        </Section>
      ) : null}
      <Section title={t('mine')}>
        <Looks of="mine" />
      </Section>
      <Section title={t('atMe')} note={t('atMeNote')}>
        <Looks of="at-me" />
      </Section>
      <PageLink to="/work/interests">{t('interests')}</PageLink>
    </Page>
  );
}

function Looks({ of }: { of: 'mine' | 'at-me' | 'all' }) {
  const t = useTexts(lookWords);
  const query = useLooks(of);
  return (
    <>
      <Loaded query={query} rows={4}>
        {({ pages }) => <LooksTable of={of} lines={pages.flatMap(({ items }) => items)} />}
      </Loaded>
      {query.hasNextPage ? (
        <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('more')}
        </Button>
      ) : null}
    </>
  );
}

function LooksTable({ of, lines }: { of: 'mine' | 'at-me' | 'all'; lines: readonly LookLine[] }) {
  const t = useTexts(lookWords);
  const say = useSay();
  if (lines.length === 0) return <Nothing>{t('none')}</Nothing>;
  return (
    <DataTable
      title={t(of === 'all' ? 'all' : of === 'mine' ? 'mine' : 'atMe')}
      name={`looks-${of}`}
      rows={lines}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'at',
          title: t('at'),
          value: ({ at }) => at,
          render: ({ at }) => <When at={at} time />,
        },
        { key: 'kind', title: t('kind'), value: ({ kindTitle }) => say(kindTitle), filter: true },
        ...(of === 'at-me'
          ? []
          : [{ key: 'thing', title: t('thing'), value: ({ thing }: LookLine) => thing }]),
        ...(of === 'all'
          ? [{ key: 'person', title: t('person'), value: ({ person }: LookLine) => person ?? '' }]
          : []),
        {
          key: 'post',
          title: t('post'),
          value: ({ organisation, post }) => `${organisation ?? ''} ${post ? say(post) : ''}`.trim(),
        },
      ]}
    />
  );
}
