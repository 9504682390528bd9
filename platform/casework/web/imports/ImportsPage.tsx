import { exportOf, useImportLists, useImports } from '#api-client';
import {
  Loaded,
  Nothing,
  Page,
  PagedTable,
  PageLink,
  Section,
  StateOf,
  useSay,
  useTexts,
  When,
} from '#ui-kit';
import { importWords } from './words.ts';

/** Lists that can be brought in as spreadsheets, and those that the reader brought in. */
export function ImportsPage() {
  const t = useTexts(importWords);
  const say = useSay();
  return (
    <Page title={t('title')} lead={t('lead')} wide>
      <Section title={t('lists')}>
        <Loaded query={useImportLists()} rows={4}>
          {({ items }) =>
            items.length === 0 ? (
              <Nothing>{t('noLists')}</Nothing>
            ) : (
              <ul className="gs-lines">
                {items.map(({ name, title, act }) => (
                  <li key={name}>
                    <h3 className="gs-line-title">
                      <PageLink to={`/work/imports/new/${encodeURIComponent(name)}`}>{say(title)}</PageLink>
                    </h3>
                    <p className="gs-soft">
                      {t('eachRow')}
                      {say(act)}
                    </p>
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      </Section>
      <Section title={t('mine')}>
        <PagedTable
          query={useImports()}
          none={t('none')}
          title={t('mine')}
          exportAll={exportOf('casework.imports')}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'list',
              title: t('list'),
              value: ({ title }) => say(title),
              render: ({ id, title }) => <PageLink to={`/work/imports/${id}`}>{say(title)}</PageLink>,
            },
            { key: 'file', title: t('file'), value: ({ fileName }) => fileName },
            {
              key: 'state',
              title: t('state'),
              value: ({ stateTitle }) => say(stateTitle),
              render: ({ state, stateTitle }) => <StateOf state={state} title={stateTitle} />,
            },
            { key: 'rows', title: t('rows'), value: ({ rows }) => String(rows) },
            { key: 'done', title: t('done'), value: ({ counts }) => String(counts.done) },
            { key: 'wrong', title: t('wrong'), value: ({ counts }) => String(counts.wrong) },
            {
              key: 'filedAt',
              title: t('filedAt'),
              value: ({ filedAt }) => filedAt,
              render: ({ filedAt }) => <When at={filedAt} time />,
            },
          ]}
        />
      </Section>
    </Page>
  );
}
