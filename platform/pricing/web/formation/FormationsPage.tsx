import { exportOf, useActs, useFormations } from '#api-client';
import { Page, PagedTable, PageLink, StateOf, useSay, useTexts, When } from '#ui-kit';
import { priceWords } from './words.ts';

const applying = 'pricing.apply-formation';

/** Prices that are or were formed, and the way to apply for one. */
export function FormationsPage() {
  const t = useTexts(priceWords);
  const say = useSay();
  const query = useFormations();
  const may = useActs().data?.items.some(({ name }) => name === applying);
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      beside={may ? <PageLink to={`/work/start/${applying}`}>{t('apply')}</PageLink> : null}
      wide
    >
      <PagedTable
        query={query}
        none={t('none')}
        title={t('title')}
        exportAll={exportOf('pricing.formations')}
        rowKey={({ id }) => id}
        columns={[
          { key: 'number', title: t('number'), value: (row) => row.number, align: 'right' },
          {
            key: 'agreement',
            title: t('agreement'),
            value: (row) => row.agreement,
            render: (row) => <PageLink to={`/work/prices/${row.id}`}>{row.agreement}</PageLink>,
          },
          { key: 'operator', title: t('operator'), value: (row) => row.operator, filter: true },
          { key: 'year', title: t('costYear'), value: (row) => row.costYear, align: 'right' },
          {
            key: 'state',
            title: t('state'),
            value: (row) => say(row.stateTitle),
            filter: true,
            render: (row) => <StateOf state={row.state} title={row.stateTitle} />,
          },
          {
            key: 'revenue',
            title: t('revenue'),
            value: (row) => row.revenueYuan ?? '',
            align: 'right',
          },
          { key: 'until', title: t('until'), value: (row) => row.validUntil ?? '' },
          {
            key: 'applied',
            title: t('applied'),
            value: (row) => row.appliedAt,
            render: (row) => <When at={row.appliedAt} time />,
          },
        ]}
      />
    </Page>
  );
}
