import { exportOf, useObjections } from '#api-client';
import { Page, PagedTable, PageLink, State, StateOf, useSay, useTexts, When } from '#ui-kit';
import { Narrowed, useCounted } from '../counted.tsx';
import { objectionWords } from './words.ts';

/** Objections one takes part in, and the ways to raise one. */
export function ObjectionsPage() {
  const t = useTexts(objectionWords);
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      beside={
        <span className="gs-act-links">
          <PageLink to="/work/start/supervision.raise-objection">{t('raise')}</PageLink>
          <PageLink to="/work/start/supervision.raise-product-objection">{t('raiseProduct')}</PageLink>
        </span>
      }
      wide
    >
      <Narrowed />
      <ObjectionsTable />
    </Page>
  );
}

function ObjectionsTable() {
  const t = useTexts(objectionWords);
  const say = useSay();
  const { counted, filters } = useCounted(['raised', 'closed', 'open']);
  return (
    <PagedTable
      query={useObjections(counted)}
      none={t('none')}
      title={t('title')}
      exportAll={exportOf('supervision.objections', filters)}
      rowKey={({ id }) => id}
      columns={[
        { key: 'number', title: t('number'), value: ({ number }) => number, align: 'right' },
        {
          key: 'thing',
          title: t('thing'),
          value: ({ title }) => title,
          render: ({ id, title }) => <PageLink to={`/work/objections/${id}`}>{title}</PageLink>,
        },
        { key: 'ground', title: t('ground'), value: ({ ground }) => say(ground), filter: true },
        {
          key: 'state',
          title: t('state'),
          value: ({ stateTitle }) => say(stateTitle),
          filter: true,
          render: ({ state, stateTitle, frozen }) => (
            <>
              <StateOf state={state} title={stateTitle} />
              {frozen ? <State tone="bad">{t('frozen')}</State> : null}
            </>
          ),
        },
        { key: 'raisedBy', title: t('raisedBy'), value: ({ raisedBy }) => raisedBy },
        { key: 'handler', title: t('handler'), value: ({ handler }) => handler },
        {
          key: 'raisedAt',
          title: t('raisedAt'),
          value: ({ raisedAt }) => raisedAt,
          render: ({ raisedAt }) => <When at={raisedAt} />,
        },
      ]}
    />
  );
}
