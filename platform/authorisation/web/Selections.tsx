import { exportOf, useSelections } from '#api-client';
import { PagedTable, PageLink, Section, StateOf, useSay, useTexts, When } from '#ui-kit';
import { selectionWords } from './selection-words.ts';

/** Selections the reader may see; nothing where there is none. */
export function Selections() {
  const t = useTexts(selectionWords);
  const say = useSay();
  const query = useSelections();
  if (!query.data?.pages[0]?.items.length) return null;
  return (
    <Section title={t('title')} id="selections">
      <PagedTable
        query={query}
        none={t('title')}
        title={t('title')}
        exportAll={exportOf('authorisation.selections')}
        name="selections"
        rowKey={(one) => one.id}
        columns={[
          {
            key: 'number',
            title: t('number'),
            value: (one) => one.number,
            render: (one) => <PageLink to={`/selections/${one.id}`}>{one.number}</PageLink>,
          },
          { key: 'plan', title: t('plan'), value: (one) => one.plan },
          {
            key: 'closes',
            title: t('closes'),
            value: (one) => one.closesOn,
            render: (one) => <When at={one.closesOn} />,
          },
          { key: 'winner', title: t('winner'), value: (one) => one.winner ?? '' },
          {
            key: 'state',
            title: t('state'),
            value: (one) => say(one.stateTitle),
            filter: true,
            render: (one) => <StateOf state={one.state} title={one.stateTitle} />,
          },
        ]}
      />
    </Section>
  );
}
