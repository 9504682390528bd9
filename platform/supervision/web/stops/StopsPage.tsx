import { exportOf, useActs, useStops } from '#api-client';
import { Page, PagedTable, PageLink, StateOf, useSay, useTexts, When } from '#ui-kit';
import { Narrowed, useCounted } from '../counted.tsx';
import { stopWords } from './words.ts';

const kinds = ['resource', 'product', 'agreement', 'buyer'] as const;

/** Everything that is stopped, and the switches for who may use them. */
export function StopsPage() {
  const t = useTexts(stopWords);
  const say = useSay();
  const { counted, filters } = useCounted(['in-force']);
  const mine = new Set(useActs().data?.items.map(({ name }) => name));
  const switches = kinds.filter((kind) => mine.has(`supervision.stop-${kind}`));
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      beside={
        <span className="gs-act-links">
          {(switches.length > 0 ? switches : []).map((kind) => (
            <PageLink key={kind} to={`/work/start/supervision.stop-${kind}`}>
              {t(kind)}
            </PageLink>
          ))}
        </span>
      }
      wide
    >
      <Narrowed />
      <PagedTable
        query={useStops(counted)}
        none={t('none')}
        title={t('title')}
        exportAll={exportOf('supervision.stops', filters)}
        rowKey={({ id }) => id}
        columns={[
          { key: 'thing', title: t('thing'), value: ({ title }) => title },
          { key: 'reason', title: t('reason'), value: ({ reason }) => reason },
          {
            key: 'state',
            title: t('state'),
            value: ({ stateTitle }) => say(stateTitle),
            filter: true,
            render: ({ state, stateTitle }) => <StateOf state={state} title={stateTitle} />,
          },
          {
            key: 'since',
            title: t('since'),
            value: ({ stoppedAt }) => stoppedAt,
            render: ({ stoppedAt }) => <When at={stoppedAt} time />,
          },
          {
            key: 'lifted',
            title: t('lifted'),
            value: ({ liftedAt }) => liftedAt ?? '',
            render: ({ id, liftedAt }) =>
              liftedAt ? (
                <When at={liftedAt} time />
              ) : (
                <PageLink to={`/work/start/supervision.lift-stop?about=stop:${id}`}>{t('lift')}</PageLink>
              ),
          },
        ]}
      />
    </Page>
  );
}
