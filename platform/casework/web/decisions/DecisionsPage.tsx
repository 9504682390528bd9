import { Input, Segmented } from 'antd';
import { exportOf, useOutsideDecisions } from '#api-client';
import { Page, PagedTable, PageLink, useSay, useTexts, useUrlState, When } from '#ui-kit';
import { decisionWords } from './words.ts';

const states = ['recorded', 'confirmed', 'superseded', 'rejected'] as const;

/** Decisions taken off the system: what was entered, who checked it, what has taken its place, and how much rests on it. */
export function DecisionsPage() {
  const t = useTexts(decisionWords);
  const say = useSay();
  const [search, change] = useUrlState();
  const state = states.find((one) => one === search.state);
  const filters = { ...(state ? { state } : {}), ...(search.find ? { find: search.find } : {}) };
  const query = useOutsideDecisions(filters);
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      beside={
        <span className="gs-act-links">
          <PageLink to="/work/start/casework.record-external-decision">{t('enter')}</PageLink>
          <PageLink to="/work/imports/new/casework.outside-decisions">{t('bringIn')}</PageLink>
          <Segmented
            aria-label={t('state')}
            value={state ?? 'all'}
            options={[
              { value: 'all', label: t('all') },
              ...states.map((value) => ({ value, label: t(value) })),
            ]}
            onChange={(next) => change({ state: next === 'all' ? undefined : String(next) })}
          />
          <Input.Search
            allowClear
            aria-label={t('find')}
            placeholder={t('find')}
            defaultValue={search.find}
            onSearch={(find) => change({ find: find.trim() || undefined })}
          />
        </span>
      }
      wide
    >
      <PagedTable
        query={query}
        none={t('none')}
        title={t('title')}
        exportAll={exportOf('casework.outside-decisions', filters)}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'number',
            title: t('number'),
            value: ({ number }) => number,
            render: ({ id, number }) => <PageLink to={`/work/decisions/${id}`}>{number}</PageLink>,
          },
          { key: 'title', title: t('name'), value: ({ title }) => title },
          { key: 'kind', title: t('kind'), value: ({ kind }) => say(kind), filter: true },
          { key: 'decidedOn', title: t('decidedOn'), value: ({ decidedOn }) => decidedOn },
          { key: 'state', title: t('state'), value: ({ stateTitle }) => say(stateTitle) },
          { key: 'recordedBy', title: t('recordedBy'), value: ({ recordedBy }) => recordedBy },
          {
            key: 'checkedBy',
            title: t('checkedBy'),
            value: ({ checkedBy }) => checkedBy ?? '—',
            render: ({ checkedBy, checkedAt }) =>
              checkedBy && checkedAt ? (
                <>
                  {checkedBy} <When at={checkedAt} />
                </>
              ) : (
                '—'
              ),
          },
          { key: 'uses', title: t('uses'), value: ({ uses }) => String(uses) },
        ]}
      />
    </Page>
  );
}
