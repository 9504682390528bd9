import { exportOf, useStatements } from '#api-client';
import { Page, PagedTable, PageLink, StateOf, useSay, useTexts, When } from '#ui-kit';
import { settlementWords } from './words.ts';

/** Statements one has to confirm or bill. */
export function StatementsPage() {
  const t = useTexts(settlementWords);
  const say = useSay();
  const query = useStatements();
  return (
    <Page title={t('statements')} lead={t('statementsLead')} wide>
      <PagedTable
        query={query}
        none={t('noneYet')}
        title={t('statements')}
        exportAll={exportOf('pricing.statements')}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'agreement',
            title: t('agreement'),
            value: (row) => row.agreement ?? '—',
            render: (row) => <PageLink to={`/work/statements/${row.id}`}>{row.agreement ?? row.id}</PageLink>,
          },
          { key: 'buyer', title: t('buyer'), value: (row) => row.buyer ?? '—' },
          { key: 'from', title: t('from'), value: (row) => row.from ?? '—' },
          { key: 'to', title: t('to'), value: (row) => row.to ?? '—' },
          { key: 'calls', title: t('calls'), value: (row) => row.calls ?? '—', align: 'right' },
          { key: 'total', title: t('total'), value: (row) => row.total ?? '—', align: 'right' },
          {
            key: 'accepted',
            title: t('accepted'),
            value: (row) => row.accepted ?? '—',
            align: 'right',
          },
          {
            key: 'state',
            title: t('state'),
            value: (row) => say(row.stateTitle),
            filter: true,
            render: (row) => <StateOf state={row.state} title={row.stateTitle} />,
          },
          { key: 'dueOn', title: t('dueOn'), value: (row) => row.dueOn ?? '—' },
          {
            key: 'made',
            title: t('made'),
            value: (row) => row.issuedAt,
            render: (row) => <When at={row.issuedAt} time />,
          },
        ]}
      />
    </Page>
  );
}
