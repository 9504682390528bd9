import { Button } from 'antd';
import { useRuns } from '#api-client';
import { DataTable, Loaded, Nothing, Page, PageLink, useTexts, When } from '#ui-kit';
import { RunState } from './RunState.tsx';
import { runWords } from './words.ts';

/** Runs the reader may see, newest first. */
export function RunsPage() {
  const t = useTexts(runWords);
  const runs = useRuns();
  return (
    <Page title={t('title')} lead={t('lead')} beside={<PageLink to="/work/lab">{t('toLab')}</PageLink>} wide>
      <Loaded query={runs} rows={8}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0) return <Nothing>{t('nothing')}</Nothing>;
          return (
            <>
              <DataTable
                title={t('title')}
                rows={items}
                rowKey={(run) => run.id}
                total={pages[0]?.total ?? items.length}
                columns={[
                  {
                    key: 'name',
                    title: t('name'),
                    value: (run) => run.title,
                    render: (run) => <PageLink to={`/work/runs/${run.id}`}>{run.title}</PageLink>,
                  },
                  {
                    key: 'state',
                    title: t('state'),
                    value: (run) => run.stateTitle.zh,
                    render: (run) => <RunState run={run} />,
                    filter: true,
                  },
                  {
                    key: 'agreement',
                    title: t('agreement'),
                    value: (run) => run.agreement.number,
                    filter: true,
                  },
                  { key: 'purpose', title: t('purpose'), value: (run) => run.purpose, filter: true },
                  {
                    key: 'organisation',
                    title: t('organisation'),
                    value: (run) => run.organisation.name,
                    filter: true,
                  },
                  {
                    key: 'submittedAt',
                    title: t('submittedAt'),
                    value: (run) => run.submittedAt,
                    render: (run) => <When at={run.submittedAt} time />,
                  },
                  { key: 'rows', title: t('rows'), value: (run) => run.rows },
                  { key: 'blank', title: t('blank'), value: (run) => run.suppressed, hidden: true },
                ]}
              />
              {runs.hasNextPage ? (
                <Button
                  className="gs-more"
                  loading={runs.isFetchingNextPage}
                  onClick={() => void runs.fetchNextPage()}
                >
                  {t('more')}
                </Button>
              ) : null}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}
