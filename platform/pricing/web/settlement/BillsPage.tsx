import { exportOf, useBills } from '#api-client';
import { Page, PagedTable, PageLink, StateOf, useSay, useTexts, When } from '#ui-kit';
import { settlementWords } from './words.ts';

/** Bills one issued or has to pay. */
export function BillsPage() {
  const t = useTexts(settlementWords);
  const say = useSay();
  const query = useBills();
  return (
    <Page title={t('bills')} lead={t('billsLead')} wide>
      <PagedTable
        query={query}
        none={t('noneYet')}
        title={t('bills')}
        exportAll={exportOf('pricing.bills')}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'number',
            title: t('number'),
            value: (row) => row.number ?? '—',
            render: (row) => <PageLink to={`/work/bills/${row.id}`}>{row.number ?? row.id}</PageLink>,
          },
          { key: 'buyer', title: t('buyer'), value: (row) => row.buyer ?? '—' },
          { key: 'gross', title: t('gross'), value: (row) => row.gross ?? '—', align: 'right' },
          {
            key: 'received',
            title: t('received'),
            value: (row) => row.received ?? '—',
            align: 'right',
          },
          {
            key: 'credited',
            title: t('credited'),
            value: (row) => row.credited ?? '—',
            align: 'right',
          },
          { key: 'open', title: t('open'), value: (row) => row.open ?? '—', align: 'right' },
          { key: 'owed', title: t('owed'), value: (row) => row.owed ?? '—', align: 'right' },
          {
            key: 'state',
            title: t('state'),
            value: (row) => say(row.stateTitle),
            filter: true,
            render: (row) => <StateOf state={row.state} title={row.stateTitle} />,
          },
          { key: 'payBy', title: t('payBy'), value: (row) => row.dueOn ?? '—' },
          {
            key: 'issued',
            title: t('issued'),
            value: (row) => row.issuedAt,
            render: (row) => <When at={row.issuedAt} time />,
          },
        ]}
      />
    </Page>
  );
}
