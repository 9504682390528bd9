import { exportOf, useActs, useReportsAbove } from '#api-client';
import { Page, PagedTable, PageLink, StateOf, useSay, useTexts, When } from '#ui-kit';
import { aboveWords } from './words.ts';

const drafting = 'supervision.draft-report-above';

/** Reports to the level above: what is due, and what was sent. */
export function ReportsAbovePage() {
  const t = useTexts(aboveWords);
  const say = useSay();
  const query = useReportsAbove();
  const acts = useActs().data?.items.map(({ name }) => name) ?? [];
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      beside={
        acts.includes(drafting) ? <PageLink to={`/work/start/${drafting}`}>{t('draft')}</PageLink> : undefined
      }
      wide
    >
      <PagedTable
        query={query}
        none={t('none')}
        title={t('title')}
        exportAll={exportOf('supervision.reports-above')}
        rowKey={({ id }) => id}
        columns={[
          { key: 'number', title: t('number'), value: ({ number }) => number, align: 'right' },
          {
            key: 'period',
            title: t('period'),
            value: ({ period }) => say(period),
            render: ({ id, period }) => <PageLink to={`/work/reports-above/${id}`}>{say(period)}</PageLink>,
          },
          { key: 'version', title: t('version'), value: ({ version }) => version, align: 'right' },
          {
            key: 'state',
            title: t('state'),
            value: ({ stateTitle }) => say(stateTitle),
            filter: true,
            render: ({ state, stateTitle }) => <StateOf state={state} title={stateTitle} />,
          },
          {
            key: 'dueOn',
            title: t('dueOn'),
            value: ({ dueOn }) => dueOn,
            render: ({ dueOn }) => <When at={dueOn} />,
          },
          {
            key: 'sentAt',
            title: t('sentAt'),
            value: ({ sentAt }) => sentAt ?? '',
            render: ({ sentAt }) => (sentAt ? <When at={sentAt} time /> : null),
          },
        ]}
      />
    </Page>
  );
}
