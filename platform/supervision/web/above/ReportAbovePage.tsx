import { type ReportAbove, useActsOn, useReportAbove } from '#api-client';
import {
  ActLinks,
  DataTable,
  Facts,
  factIf,
  History,
  Loaded,
  Nothing,
  Page,
  PageLink,
  Section,
  StateOf,
  usePathPart,
  useSay,
  useTexts,
  When,
} from '#ui-kit';
import { Dispatches } from './Dispatches.tsx';
import { aboveWords } from './words.ts';

/** One report to the level above: its numbers with their lists, where it was sent, and what comes next. */
export function ReportAbovePage() {
  return (
    <Loaded query={useReportAbove(usePathPart('id'))} rows={10}>
      {(report) => <ReportView report={report} />}
    </Loaded>
  );
}

function ReportView({ report }: { report: ReportAbove }) {
  const t = useTexts(aboveWords);
  const say = useSay();
  const acts = useActsOn('report-above', report.id).data?.items;
  const file = (name: string) => `/api/v1/reports-above/${report.id}/${name}`;
  return (
    <Page
      title={`${t('title')} · ${say(report.period)}`}
      above={<PageLink to="/work/reports-above">{t('back')}</PageLink>}
      beside={
        <>
          <StateOf state={report.state} title={report.stateTitle} />
          <ActLinks kind="report-above" id={report.id} acts={acts} />
        </>
      }
      wide
    >
      <Facts
        items={[
          { label: t('version'), value: String(report.version) },
          { label: t('dueOn'), value: <When at={report.dueOn} /> },
          ...factIf(t('receiver'), report.receiver),
          ...factIf(t('summary'), report.summary),
          ...factIf(t('reason'), report.reason),
          ...(report.corrects
            ? [
                {
                  label: t('corrects'),
                  value: <PageLink to={`/work/reports-above/${report.corrects}`}>{t('before')}</PageLink>,
                },
              ]
            : []),
          ...factIf(t('opinion'), report.opinion),
          ...(report.takenAt ? [{ label: t('takenAt'), value: <When at={report.takenAt} time /> }] : []),
          ...factIf(t('digest'), report.digest),
          ...(report.lines.length > 0
            ? [
                {
                  label: t('files'),
                  value: (
                    <span className="gs-act-links">
                      {report.paper ? (
                        <PageLink to={`/work/papers/${report.paper}`}>{t('paper')}</PageLink>
                      ) : null}
                      <a href={file('report.xlsx')}>{t('workbook')}</a>
                      {report.digest ? <a href={file('report.json')}>{t('json')}</a> : null}
                    </span>
                  ),
                },
              ]
            : []),
        ]}
      />
      <Numbers report={report} />
      <Dispatches dispatches={report.dispatches} />
      <History title={t('history')} steps={report.steps} />
    </Page>
  );
}

function Numbers({ report: { lines, corrects } }: { report: ReportAbove }) {
  const t = useTexts(aboveWords);
  const say = useSay();
  return (
    <Section title={t('numbers')} note={t('numbersNote')} id="numbers">
      {lines.length === 0 ? (
        <Nothing>{t('noNumbers')}</Nothing>
      ) : (
        <DataTable
          title={t('numbers')}
          name="numbers"
          rows={lines}
          rowKey={({ figure, of, key }) => `${figure} ${of} ${key}`}
          columns={[
            { key: 'group', title: t('group'), value: ({ group }) => say(group), filter: true },
            { key: 'figure', title: t('figure'), value: ({ title }) => say(title) },
            { key: 'of', title: t('of'), value: ({ ofTitle }) => say(ofTitle), filter: true },
            { key: 'name', title: t('name'), value: ({ name }) => name },
            {
              key: 'value',
              title: t('value'),
              value: ({ value }) => value,
              align: 'right',
              render: ({ value, list }) => (list ? <PageLink to={list}>{value}</PageLink> : value),
            },
            ...(corrects
              ? [
                  {
                    key: 'before',
                    title: t('was'),
                    value: ({ before }: ReportAbove['lines'][number]) => before ?? '',
                    align: 'right' as const,
                  },
                ]
              : []),
          ]}
        />
      )}
    </Section>
  );
}
