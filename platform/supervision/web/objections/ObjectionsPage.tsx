import { exportOf, type ObjectionLine, useObjections } from '#api-client';
import { DataTable, Loaded, Nothing, Page, PageLink, State, StateOf, useSay, useTexts, When } from '#ui-kit';
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
      <Loaded query={useObjections()} rows={8}>
        {({ pages }) => <ObjectionsTable lines={pages.flatMap(({ items }) => items)} />}
      </Loaded>
    </Page>
  );
}

function ObjectionsTable({ lines }: { lines: readonly ObjectionLine[] }) {
  const t = useTexts(objectionWords);
  const say = useSay();
  if (lines.length === 0) return <Nothing>{t('none')}</Nothing>;
  return (
    <DataTable
      title={t('title')}
      exportAll={exportOf('supervision.objections')}
      rows={lines}
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
