import { Button } from 'antd';
import { type AlertLine, useActs, useAlerts } from '#api-client';
import { DataTable, Loaded, Nothing, Page, PageLink, StateOf, useSay, useTexts, When } from '#ui-kit';
import { alertWords } from './words.ts';

/** Alerts at one's desk, or those one's own organisation is to explain. */
export function AlertsPage() {
  const t = useTexts(alertWords);
  const mayLook = useActs().data?.items.some(({ name }) => name === 'supervision.look-for-alerts') ?? false;
  const query = useAlerts();
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      beside={
        <span className="gs-act-links">
          {mayLook ? (
            <PageLink to="/work/start/supervision.look-for-alerts">{t('lookConduct')}</PageLink>
          ) : null}
          <PageLink to="/conduct">{t('figures')}</PageLink>
        </span>
      }
      wide
    >
      <Loaded query={query} rows={8}>
        {({ pages }) => <AlertsTable lines={pages.flatMap(({ items }) => items)} />}
      </Loaded>
      {query.hasNextPage ? (
        <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('more')}
        </Button>
      ) : null}
    </Page>
  );
}

function AlertsTable({ lines }: { lines: readonly AlertLine[] }) {
  const t = useTexts(alertWords);
  const say = useSay();
  if (lines.length === 0) return <Nothing>{t('none')}</Nothing>;
  return (
    <DataTable
      title={t('title')}
      rows={lines}
      rowKey={({ id }) => id}
      columns={[
        { key: 'number', title: t('number'), value: ({ number }) => number, align: 'right' },
        {
          key: 'name',
          title: t('name'),
          value: ({ title }) => say(title),
          render: ({ id, title }) => <PageLink to={`/work/alerts/${id}`}>{say(title)}</PageLink>,
        },
        { key: 'family', title: t('family'), value: ({ familyTitle }) => say(familyTitle), filter: true },
        {
          key: 'rule',
          title: t('rule'),
          value: ({ rule }) => rule,
          render: ({ rule }) => <PageLink to={`/rules/${rule}`}>{rule}</PageLink>,
        },
        {
          key: 'organisation',
          title: t('organisation'),
          value: ({ organisation }) => organisation ?? '—',
          filter: true,
        },
        {
          key: 'state',
          title: t('state'),
          value: ({ stateTitle }) => say(stateTitle),
          filter: true,
          render: ({ state, stateTitle }) => <StateOf state={state} title={stateTitle} />,
        },
        {
          key: 'raised',
          title: t('raised'),
          value: ({ raisedAt }) => raisedAt,
          render: ({ raisedAt }) => <When at={raisedAt} time />,
        },
      ]}
    />
  );
}
