import { exportOf, useActs, useEvaluationSchemes, useEvaluations } from '#api-client';
import {
  DataTable,
  Loaded,
  Nothing,
  Page,
  PagedTable,
  PageLink,
  Section,
  StateOf,
  useSay,
  useTexts,
} from '#ui-kit';
import { evaluationWords } from './words.ts';

const proposing = 'supervision.propose-evaluation-scheme';
const drafting = 'supervision.draft-evaluation';

/** Evaluations and the schemes they go by, for everybody. */
export function EvaluationsPage() {
  const t = useTexts(evaluationWords);
  const say = useSay();
  const query = useEvaluations();
  const schemes = useEvaluationSchemes();
  const acts = useActs().data?.items.map(({ name }) => name) ?? [];
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      beside={
        <span className="gs-act-links">
          {acts.includes(proposing) ? (
            <PageLink to={`/work/start/${proposing}`}>{t('propose')}</PageLink>
          ) : null}
          {acts.includes(drafting) ? <PageLink to={`/work/start/${drafting}`}>{t('draft')}</PageLink> : null}
        </span>
      }
      wide
    >
      <Section title={t('evaluations')} id="evaluations">
        <PagedTable
          query={query}
          none={t('none')}
          title={t('evaluations')}
          name="evaluations"
          exportAll={exportOf('supervision.evaluations')}
          rowKey={({ id }) => id}
          columns={[
            { key: 'number', title: t('number'), value: ({ number }) => number, align: 'right' },
            {
              key: 'period',
              title: t('period'),
              value: ({ period }) => say(period),
              render: ({ id, period }) => <PageLink to={`/evaluations/${id}`}>{say(period)}</PageLink>,
            },
            { key: 'kind', title: t('kind'), value: ({ kind }) => say(kind), filter: true },
            {
              key: 'state',
              title: t('state'),
              value: ({ stateTitle }) => say(stateTitle),
              filter: true,
              render: ({ state, stateTitle }) => <StateOf state={state} title={stateTitle} />,
            },
            { key: 'heard', title: t('heardUntil'), value: ({ hearingUntil }) => hearingUntil },
          ]}
        />
      </Section>
      <Section title={t('schemes')} id="schemes">
        <Loaded query={schemes} rows={3}>
          {({ items }) =>
            items.length === 0 ? (
              <Nothing>{t('noSchemes')}</Nothing>
            ) : (
              <DataTable
                title={t('schemes')}
                name="schemes"
                rows={items}
                rowKey={({ id }) => id}
                columns={[
                  { key: 'version', title: t('version'), value: ({ version }) => version, align: 'right' },
                  {
                    key: 'name',
                    title: t('name'),
                    value: ({ title }) => title,
                    render: ({ id, title }) => <PageLink to={`/evaluations/schemes/${id}`}>{title}</PageLink>,
                  },
                  {
                    key: 'state',
                    title: t('state'),
                    value: ({ stateTitle }) => say(stateTitle),
                    render: ({ state, stateTitle }) => <StateOf state={state} title={stateTitle} />,
                  },
                  { key: 'from', title: t('effectiveOn'), value: ({ effectiveOn }) => effectiveOn },
                ]}
              />
            )
          }
        </Loaded>
      </Section>
    </Page>
  );
}
