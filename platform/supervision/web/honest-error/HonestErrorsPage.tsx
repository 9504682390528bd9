import { exportOf, useActs, useHonestErrors } from '#api-client';
import { Page, PagedTable, PageLink, StateOf, useSay, useTexts, When } from '#ui-kit';
import { honestErrorWords } from './words.ts';

const filing = 'supervision.file-honest-error';

/** Honest errors one's organisation filed or assesses, and the way to file one for who may. */
export function HonestErrorsPage() {
  const t = useTexts(honestErrorWords);
  const say = useSay();
  const query = useHonestErrors();
  const files = useActs().data?.items.some(({ name }) => name === filing);
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      beside={files ? <PageLink to={`/work/start/${filing}`}>{t('file')}</PageLink> : null}
      wide
    >
      <PagedTable
        query={query}
        none={t('none')}
        title={t('title')}
        exportAll={exportOf('supervision.honest-errors')}
        rowKey={({ id }) => id}
        columns={[
          { key: 'number', title: t('number'), value: ({ number }) => number, align: 'right' },
          {
            key: 'matter',
            title: t('matter'),
            value: ({ title }) => title,
            render: ({ id, title }) => <PageLink to={`/work/honest-errors/${id}`}>{title}</PageLink>,
          },
          { key: 'area', title: t('area'), value: ({ area }) => say(area), filter: true },
          {
            key: 'organisation',
            title: t('organisation'),
            value: ({ organisation }) => organisation,
            filter: true,
          },
          { key: 'assessor', title: t('assessor'), value: ({ assessor }) => assessor, filter: true },
          {
            key: 'state',
            title: t('state'),
            value: ({ stateTitle }) => say(stateTitle),
            filter: true,
            render: ({ state, stateTitle }) => <StateOf state={state} title={stateTitle} />,
          },
          {
            key: 'filed',
            title: t('filed'),
            value: ({ filedAt }) => filedAt,
            render: ({ filedAt }) => <When at={filedAt} time />,
          },
        ]}
      />
    </Page>
  );
}
