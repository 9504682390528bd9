import { exportOf, useActs, useSharings } from '#api-client';
import { Page, PagedTable, PageLink, StateOf, useSay, useTexts, When } from '#ui-kit';
import { settlementWords } from './words.ts';

const proposing = 'pricing.propose-sharing';

/** Sharings under one’s agreements, and the way to draw one up. */
export function SharingsPage() {
  const t = useTexts(settlementWords);
  const say = useSay();
  const query = useSharings();
  const may = useActs().data?.items.some(({ name }) => name === proposing);
  const beside = may ? <PageLink to={`/work/start/${proposing}`}>{t('propose')}</PageLink> : null;
  return (
    <Page title={t('sharings')} lead={t('sharingsLead')} beside={beside} wide>
      <PagedTable
        query={query}
        none={t('noneYet')}
        title={t('sharings')}
        exportAll={exportOf('pricing.sharings')}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'agreement',
            title: t('agreement'),
            value: (row) => row.agreement ?? '—',
            render: (row) => <PageLink to={`/work/sharings/${row.id}`}>{row.agreement ?? row.id}</PageLink>,
          },
          { key: 'number', title: t('number'), value: (row) => row.number ?? '—' },
          { key: 'operator', title: t('operator'), value: (row) => row.operator ?? '—' },
          { key: 'revenue', title: t('revenue'), value: (row) => row.revenue ?? '—', align: 'right' },
          { key: 'kept', title: t('kept'), value: (row) => row.kept ?? '—', align: 'right' },
          {
            key: 'state',
            title: t('state'),
            value: (row) => say(row.stateTitle),
            filter: true,
            render: (row) => <StateOf state={row.state} title={row.stateTitle} />,
          },
          {
            key: 'proposed',
            title: t('proposed'),
            value: (row) => row.proposedAt,
            render: (row) => <When at={row.proposedAt} time />,
          },
        ]}
      />
    </Page>
  );
}
