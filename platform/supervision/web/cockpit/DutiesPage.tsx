import { Button, Segmented } from 'antd';
import { exportOf, useDuties } from '#api-client';
import {
  Cite,
  DataTable,
  Loaded,
  Nothing,
  Page,
  PageLink,
  useKindWord,
  useSay,
  useTexts,
  useUrlState,
  When,
} from '#ui-kit';
import { inQuery } from './in-query.ts';
import { cockpitWords } from './words.ts';

const states = ['late', 'missed', 'running', 'kept'] as const;

/** The duties behind a number of the cockpit; the filters stand in the address. */
export function DutiesPage() {
  const t = useTexts(cockpitWords);
  const say = useSay();
  const kindWord = useKindWord();
  const [search, change] = useUrlState();
  const state = states.find((one) => one === search.state) ?? 'late';
  const { organisation, on, rule, from, until } = search;
  const filtered = Boolean(organisation || rule || from || until);
  const asked = {
    state,
    ...(organisation ? { organisation } : {}),
    ...(on ? { on } : {}),
    ...(rule ? { rule } : {}),
    ...(from ? { from } : {}),
    ...(until ? { until } : {}),
  };
  const query = useDuties(asked);
  return (
    <Page
      title={t('dutiesTitle')}
      lead={t('dutiesLead')}
      above={<PageLink to={`/work/cockpit${inQuery({ organisation })}`}>{t('title')}</PageLink>}
      beside={
        <span className="gs-act-links">
          <Segmented
            aria-label={t('state')}
            value={state}
            options={states.map((value) => ({ value, label: t(value) }))}
            onChange={(next) => change({ state: next })}
          />
          {filtered ? (
            <Button
              onClick={() =>
                change({
                  organisation: undefined,
                  on: undefined,
                  rule: undefined,
                  from: undefined,
                  until: undefined,
                })
              }
            >
              {t('clear')}
            </Button>
          ) : null}
        </span>
      }
      wide
    >
      <Loaded query={query} rows={8}>
        {({ pages }) => {
          const duties = pages.flatMap(({ items }) => items);
          if (duties.length === 0) return <Nothing>{t('noDuties')}</Nothing>;
          return (
            <DataTable
              title={t('dutiesTitle')}
              rows={duties}
              exportAll={exportOf('supervision.duties', asked)}
              rowKey={({ id }) => id}
              more={query}
              total={pages[0]?.total}
              totalIsAtLeast={pages[0]?.totalIsAtLeast}
              columns={[
                {
                  key: 'duty',
                  title: t('duty'),
                  value: ({ title, subject }) => (title ? say(title) : kindWord(subject.kind)),
                },
                {
                  key: 'organisation',
                  title: t('organisation'),
                  value: (duty) => duty.organisation ?? '',
                  filter: true,
                },
                {
                  key: 'rule',
                  title: t('rule'),
                  value: (duty) => duty.rule,
                  filter: true,
                  render: (duty) => (
                    <>
                      <PageLink to={`/rules/${duty.rule}`}>{duty.rule}</PageLink>{' '}
                      <Cite clause={duty.clause} />
                    </>
                  ),
                },
                {
                  key: 'lastDay',
                  title: t('lastDay'),
                  value: ({ lastDay }) => lastDay,
                  render: ({ lastDay, paused }) => (
                    <>
                      <When at={lastDay} />
                      {paused ? ` (${t('paused')})` : ''}
                    </>
                  ),
                },
                {
                  key: 'done',
                  title: t('done'),
                  value: ({ doneAt }) => doneAt ?? '',
                  render: ({ doneAt }) => (doneAt ? <When at={doneAt} time /> : t('open')),
                },
                {
                  key: 'evidence',
                  title: t('evidence'),
                  value: ({ evidence }) => evidence.length,
                  render: ({ subject, evidence }) =>
                    evidence.length === 0 ? (
                      t('noEvidence')
                    ) : (
                      <PageLink to={`/facts${inQuery({ subject: subject.id })}`}>
                        {t('facts', { count: evidence.length })}
                      </PageLink>
                    ),
                },
              ]}
            />
          );
        }}
      </Loaded>
    </Page>
  );
}
