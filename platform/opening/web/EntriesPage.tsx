import { exportOf, useActs, useOpenEntries } from '#api-client';
import { Page, PagedTable, PageLink, State, StateOf, useSay, useTexts, When } from '#ui-kit';
import { openingWords } from './words.ts';

const proposing = 'opening.propose-entry';

/** Entries one has to do with: proposals, decisions, and what is overdue. */
export function EntriesPage() {
  const t = useTexts(openingWords);
  const say = useSay();
  const may = useActs().data?.items.some(({ name }) => name === proposing);
  return (
    <Page
      title={t('work')}
      lead={t('workLead')}
      beside={may ? <PageLink to={`/work/start/${proposing}`}>{t('propose')}</PageLink> : null}
      wide
    >
      <PagedTable
        query={useOpenEntries()}
        none={t('noEntries')}
        title={t('work')}
        exportAll={exportOf('opening.entries')}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'title',
            title: t('name'),
            value: (row) => row.title,
            render: (row) => <PageLink to={`/work/opening/${row.id}`}>{row.title}</PageLink>,
          },
          { key: 'version', title: t('version'), value: (row) => row.version, align: 'right' },
          {
            key: 'state',
            title: t('state'),
            value: (row) => say(row.stateTitle),
            filter: true,
            render: (row) => <StateOf state={row.state} title={row.stateTitle} />,
          },
          { key: 'class', title: t('class'), value: (row) => say(row.classTitle), filter: true },
          { key: 'department', title: t('department'), value: (row) => row.department.name, filter: true },
          { key: 'authority', title: t('authority'), value: (row) => row.authority },
          {
            key: 'due',
            title: t('due'),
            value: (row) => row.dueOn ?? '',
            render: (row) => (
              <>
                {row.dueOn} {row.overdue ? <State tone="warning">{t('overdue')}</State> : null}
              </>
            ),
          },
          {
            key: 'proposed',
            title: t('proposed'),
            value: (row) => row.proposedAt,
            render: (row) => <When at={row.proposedAt} time />,
          },
        ]}
      />
    </Page>
  );
}
