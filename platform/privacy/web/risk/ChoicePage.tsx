import { type RiskChoices, useRiskChoices } from '#api-client';
import {
  DataTable,
  Facts,
  formatNumber,
  Loaded,
  Nothing,
  Page,
  PageLink,
  Section,
  State,
  StateOf,
  useLanguage,
  usePathPart,
  useSay,
  useTexts,
  When,
} from '#ui-kit';
import { ChooseColumns } from './ChooseColumns.tsx';
import { riskWords } from './words.ts';

/** Choose what points at a person in a revision, have it counted, and find the reports made so far. */
export function ChoicePage() {
  const id = usePathPart('revision');
  return (
    <Loaded query={useRiskChoices(id)} rows={10}>
      {(choices) => <View key={id} choices={choices} />}
    </Loaded>
  );
}

function View({ choices }: { choices: RiskChoices }) {
  const t = useTexts(riskWords);
  const language = useLanguage();
  const { resource, revision, department, verified, reports } = choices;
  return (
    <Page
      wide
      title={`${t('title')}：${resource.title} v${revision.number}`}
      lead={t('lead')}
      above={<PageLink to={`/resources/${resource.id}`}>{resource.title}</PageLink>}
    >
      <Facts
        items={[
          { label: t('department'), value: department.name },
          { label: t('rows'), value: formatNumber(revision.rows, language) },
        ]}
      />
      <Section title={t('choose')} note={t('chooseNote')}>
        <ChooseColumns choices={choices} />
        {verified ? null : <p className="gs-note">{t('unverified')}</p>}
      </Section>
      <Section title={t('reports')}>
        {reports.length === 0 ? <Nothing>{t('noReports')}</Nothing> : <Reports reports={reports} />}
      </Section>
    </Page>
  );
}

function Reports({ reports }: { reports: RiskChoices['reports'] }) {
  const t = useTexts(riskWords);
  const say = useSay();
  return (
    <DataTable
      title={t('reports')}
      name="reports"
      rows={reports}
      rowKey={(report) => report.id}
      columns={[
        {
          key: 'at',
          title: t('at'),
          value: (report) => report.at,
          render: (report) => (
            <PageLink to={`/work/privacy/risk/reports/${report.id}`}>
              <When at={report.at} time />
            </PageLink>
          ),
        },
        { key: 'form', title: t('form'), value: (report) => say(report.formTitle), filter: true },
        { key: 'quasi', title: t('quasi'), value: (report) => report.quasi.join('、') },
        { key: 'k', title: t('k'), value: (report) => report.k, align: 'right' },
        { key: 'uniques', title: t('uniques'), value: (report) => report.uniques, align: 'right' },
        {
          key: 'result',
          title: t('result'),
          value: (report) => t(report.passes ? 'passes' : 'fails'),
          render: (report) => (
            <State tone={report.passes ? 'good' : 'warning'}>{t(report.passes ? 'passes' : 'fails')}</State>
          ),
        },
        {
          key: 'state',
          title: t('state'),
          value: (report) => say(report.stateTitle),
          render: (report) => <StateOf state={report.state} title={report.stateTitle} />,
        },
      ]}
    />
  );
}
