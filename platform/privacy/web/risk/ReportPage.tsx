import { Button } from 'antd';
import { type RiskReport, useActsOn, useRiskReport } from '#api-client';
import {
  ActLinks,
  Chart,
  Cite,
  Facts,
  formatNumber,
  Loaded,
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
import { ColumnTables } from './ColumnTables.tsx';
import { binLabel, percent } from './figures.ts';
import { PopulationSection } from './PopulationSection.tsx';
import { riskWords } from './words.ts';

/** One report, to be read by people who decide, printed and signed. */
export function ReportPage() {
  const id = usePathPart('id');
  return (
    <Loaded query={useRiskReport(id)} rows={10}>
      {(report) => <View key={id} report={report} />}
    </Loaded>
  );
}

function View({ report }: { report: RiskReport }) {
  const t = useTexts(riskWords);
  const say = useSay();
  const acts = useActsOn('risk-report', report.id).data?.items;
  const { measures, choice } = report;
  const listed = (columns: readonly string[]) => (columns.length > 0 ? columns.join('、') : t('noneThere'));
  return (
    <Page
      wide
      title={`${t('reportTitle')}：${report.resource.title}`}
      above={<PageLink to={`/work/privacy/risk/${report.revision.id}`}>{t('again')}</PageLink>}
      beside={
        <>
          <State tone={report.passes ? 'good' : 'warning'}>{t(report.passes ? 'passes' : 'fails')}</State>
          <StateOf state={report.state} title={report.stateTitle} />
          <ActLinks kind="risk-report" id={report.id} acts={acts} only={['privacy.sign-risk-report']} />
          <Button className="gs-noprint" onClick={() => window.print()}>
            {t('print')}
          </Button>
        </>
      }
    >
      <Section title={t('reasons')}>
        <ul>
          {report.reasons.map((reason) => (
            <li key={reason.en}>{say(reason)}</li>
          ))}
        </ul>
        <p className="gs-note">
          R64 <Cite clause={report.clause} /> {report.verified ? null : t('unverified')}
        </p>
      </Section>
      <Section title={t('figures')}>
        <Figures report={report} />
      </Section>
      <PopulationSection report={report} />
      <Histograms bins={measures.histogram} />
      <ColumnTables measures={measures} />
      <Section title={t('choice')}>
        <Facts
          items={[
            { label: t('department'), value: report.department.name },
            { label: t('revision'), value: `v${report.revision.number ?? ''} ${report.revision.id}` },
            { label: t('form'), value: say(report.form.title) },
            { label: t('quasi'), value: listed(report.quasi) },
            { label: t('sensitive'), value: listed(report.sensitive) },
            { label: t('leftOutColumns'), value: listed(choice.leftOut) },
            ...(choice.reason ? [{ label: t('reason'), value: choice.reason }] : []),
            { label: t('direct'), value: listed(choice.direct) },
            { label: t('missing'), value: t(choice.missing === 'own-value' ? 'ownValue' : 'leftOutRows') },
            { label: t('assessedBy'), value: report.assessedBy },
            { label: t('at'), value: <When at={report.at} time /> },
            { label: t('signedBy'), value: report.signedBy ?? t('notSigned') },
            ...(report.signedAt ? [{ label: t('signedAt'), value: <When at={report.signedAt} time /> }] : []),
            { label: t('digest'), value: <code className="gs-digest">{report.digest}</code> },
            ...(report.entryId
              ? [
                  {
                    label: t('entry'),
                    value: <PageLink to={`/receipts/${report.entryId}`}>{report.entryId}</PageLink>,
                  },
                ]
              : []),
          ]}
        />
        {report.signedBy ? null : <p>{t('signature')}</p>}
      </Section>
    </Page>
  );
}

/** Sizes of classes twice: how many rows stand in classes of a size, and how many such classes there are. */
function Histograms({ bins }: { bins: RiskReport['measures']['histogram'] }) {
  const t = useTexts(riskWords);
  const categories = bins.map((bin) => binLabel(bin, t));
  return (
    <>
      {(['rows', 'classes'] as const).map((counted) => {
        const [title, unit, series] = histogramWords[counted];
        return (
          <Section key={counted} title={t(title)}>
            <Chart
              data={{
                kind: 'bars',
                title: t(title),
                unit: t(unit),
                categories,
                series: [{ name: t(series), values: bins.map((bin) => bin[counted]) }],
              }}
            />
          </Section>
        );
      })}
    </>
  );
}
const histogramWords = {
  rows: ['histogram', 'histogramUnit', 'rowsSeries'],
  classes: ['classHistogram', 'classHistogramUnit', 'classes'],
} as const;

function Figures({ report: { measures } }: { report: RiskReport }) {
  const t = useTexts(riskWords);
  const language = useLanguage();
  const number = (value: number) => formatNumber(value, language);
  const { atRisk } = measures;
  return (
    <>
      <p>{t('kMeans', { others: number(measures.k - 1) })}</p>
      <Facts
        items={[
          { label: t('k'), value: number(measures.k) },
          { label: t('rows'), value: number(measures.rows) },
          ...(measures.leftOut > 0 ? [{ label: t('leftOut'), value: number(measures.leftOut) }] : []),
          { label: t('classes'), value: number(measures.classes) },
          { label: t('uniques'), value: `${number(measures.uniques)} (${percent(measures.uniqueShare)})` },
          { label: t('prosecutor'), value: percent(measures.prosecutor.highest) },
          { label: t('average'), value: percent(measures.prosecutor.average) },
          {
            label: t('atRisk', { threshold: percent(atRisk.threshold) }),
            value: `${number(atRisk.rows)} (${percent(atRisk.share)})`,
          },
          { label: t('marketer'), value: percent(measures.marketer) },
        ]}
      />
    </>
  );
}
