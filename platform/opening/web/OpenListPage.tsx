import { Button, Input } from 'antd';
import { exportOf, type OpenDataLine, useOpenData } from '#api-client';
import { Page, PagedTable, PageLink, State, useSay, useTexts, useUrlState, When } from '#ui-kit';
import { openingWords } from './words.ts';

/** The open list for everybody; what is chosen stands in the address. */
export function OpenListPage() {
  const t = useTexts(openingWords);
  const say = useSay();
  const [search, change] = useUrlState();
  const query = useOpenData(search);
  const classes = [
    [undefined, t('all')],
    ['unconditional', t('unconditional')],
    ['conditional', t('conditional')],
    ['not-open', t('notOpen')],
  ] as const;
  return (
    <Page title={t('title')} lead={t('lead')} wide>
      <fieldset className="gs-actions" aria-label={t('filters')}>
        <Input.Search
          defaultValue={search.q}
          aria-label={t('search')}
          placeholder={t('search')}
          onSearch={(q) => change({ q: q || undefined })}
          allowClear
        />
        {classes.map(([value, title]) => (
          <Button
            key={title}
            aria-pressed={search.class === value}
            type={search.class === value ? 'primary' : 'default'}
            onClick={() => change({ class: value })}
          >
            {title}
          </Button>
        ))}
        {(['priority', 'overdue'] as const).map((name) => (
          <Button
            key={name}
            aria-pressed={search[name] === 'true'}
            type={search[name] === 'true' ? 'primary' : 'default'}
            onClick={() => change({ [name]: search[name] === 'true' ? undefined : 'true' })}
          >
            {t(name)}
          </Button>
        ))}
      </fieldset>
      <PagedTable<OpenDataLine>
        query={query}
        none={t('none')}
        title={t('title')}
        exportAll={exportOf('opening.list')}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'title',
            title: t('name'),
            value: (row) => row.title,
            render: (row) => <PageLink to={`/open/${row.resourceId}`}>{row.title}</PageLink>,
          },
          {
            key: 'class',
            title: t('class'),
            value: (row) => say(row.classTitle),
            render: (row) => (
              <>
                {say(row.classTitle)} {row.priority ? <State tone="action">{t('priority')}</State> : null}
              </>
            ),
          },
          { key: 'department', title: t('department'), value: (row) => row.department.name },
          { key: 'cycle', title: t('cycle'), value: (row) => say(row.updateCycle) },
          {
            key: 'updated',
            title: t('updated'),
            value: (row) => row.updatedAt ?? '',
            render: (row) => (row.updatedAt ? <When at={row.updatedAt} /> : null),
          },
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
        ]}
      />
    </Page>
  );
}
