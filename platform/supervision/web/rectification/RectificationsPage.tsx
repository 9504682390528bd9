import { exportOf, useActs, useRectifications } from '#api-client';
import { Page, PagedTable, PageLink, StateOf, useSay, useTexts, When } from '#ui-kit';
import { rectificationWords } from './words.ts';

const ordering = 'supervision.order-rectification';

/** Rectifications one ordered or has to do, and the way to order one for who may. */
export function RectificationsPage() {
  const t = useTexts(rectificationWords);
  const say = useSay();
  const query = useRectifications();
  const orders = useActs().data?.items.some(({ name }) => name === ordering);
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      beside={orders ? <PageLink to={`/work/start/${ordering}`}>{t('order')}</PageLink> : null}
      wide
    >
      <PagedTable
        query={query}
        none={t('none')}
        title={t('title')}
        exportAll={exportOf('supervision.rectifications')}
        rowKey={({ id }) => id}
        columns={[
          { key: 'number', title: t('number'), value: ({ number }) => number, align: 'right' },
          {
            key: 'matter',
            title: t('matter'),
            value: ({ title }) => title,
            render: ({ id, title }) => <PageLink to={`/work/rectifications/${id}`}>{title}</PageLink>,
          },
          {
            key: 'organisation',
            title: t('organisation'),
            value: ({ organisation }) => organisation,
            filter: true,
          },
          { key: 'by', title: t('orderedBy'), value: ({ orderedBy }) => orderedBy, filter: true },
          {
            key: 'state',
            title: t('state'),
            value: ({ stateTitle }) => say(stateTitle),
            filter: true,
            render: ({ state, stateTitle }) => <StateOf state={state} title={stateTitle} />,
          },
          { key: 'due', title: t('due'), value: ({ dueOn }) => dueOn },
          {
            key: 'ordered',
            title: t('ordered'),
            value: ({ orderedAt }) => orderedAt,
            render: ({ orderedAt }) => <When at={orderedAt} time />,
          },
        ]}
      />
    </Page>
  );
}
