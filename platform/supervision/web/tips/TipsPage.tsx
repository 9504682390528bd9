import { Button } from 'antd';
import { useTips } from '#api-client';
import { DataTable, Loaded, Nothing, Page, PageLink, StateOf, useSay, useTexts, When } from '#ui-kit';
import { tipWords } from './words.ts';

/** Reports at one's desk. */
export function TipsPage() {
  const t = useTexts(tipWords);
  const say = useSay();
  const query = useTips();
  return (
    <Page title={t('tips')} lead={t('tipsLead')} wide>
      <Loaded query={query} rows={8}>
        {({ pages }) => {
          const lines = pages.flatMap(({ items }) => items);
          return lines.length === 0 ? (
            <Nothing>{t('none')}</Nothing>
          ) : (
            <DataTable
              title={t('tips')}
              rows={lines}
              rowKey={({ id }) => id}
              columns={[
                {
                  key: 'number',
                  title: t('number'),
                  value: ({ number }) => number,
                  render: ({ id, number }) => <PageLink to={`/work/tips/${id}`}>{number}</PageLink>,
                },
                { key: 'about', title: t('about'), value: ({ about }) => say(about), filter: true },
                { key: 'thing', title: t('thing'), value: ({ thing }) => thing },
                {
                  key: 'named',
                  title: t('named'),
                  value: ({ named }) => t(named ? 'yes' : 'no'),
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
                  key: 'received',
                  title: t('receivedAt'),
                  value: ({ receivedAt }) => receivedAt,
                  render: ({ receivedAt }) => <When at={receivedAt} time />,
                },
              ]}
            />
          );
        }}
      </Loaded>
      {query.hasNextPage ? (
        <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('more')}
        </Button>
      ) : null}
    </Page>
  );
}
