import {
  useActsOn,
  useOperatorReport,
  useSignedIn,
  useYearlyDisclosure,
  type YearlyReport,
} from '#api-client';
import {
  ActLinks,
  Cite,
  Facts,
  factIf,
  Loaded,
  Page,
  PageLink,
  Papers,
  Section,
  State,
  usePathPart,
  usePunctuation,
  useSay,
  useTexts,
  When,
} from '#ui-kit';
import { LinesTable } from './LinesTable.tsx';
import { toneOf } from './standing.ts';
import { yearlyWords } from './words.ts';

/** A yearly disclosure as everybody reads it, and as its discloser works on it. */
export function YearlyDisclosurePage() {
  const id = usePathPart('id');
  return (
    <Loaded query={useYearlyDisclosure(id)} rows={10}>
      {(report) => (
        <Report report={report} back="/disclosure" downloads={`/api/v1/disclosure/yearly/${id}`} />
      )}
    </Loaded>
  );
}

/** The report on an operator, for who files it and whom it goes to. */
export function OperatorReportPage() {
  return (
    <Loaded query={useOperatorReport(usePathPart('id'))} rows={10}>
      {(report) => <Report report={report} back="/work/operator-reports" />}
    </Loaded>
  );
}

function Report({ report, back, downloads }: { report: YearlyReport; back: string; downloads?: string }) {
  const t = useTexts(yearlyWords);
  const say = useSay();
  const { comma } = usePunctuation();
  const acts = useActsOn('yearly-report', report.id).data?.items;
  const signedIn = useSignedIn();
  const issued = report.issuedAt !== null;
  return (
    <Page
      title={`${downloads ? report.organisation : report.about} · ${report.year} · ${say(report.kindTitle)}`}
      lead={t('lead')}
      above={<PageLink to={back}>{t(downloads ? 'back' : 'reports')}</PageLink>}
      beside={
        <>
          <State tone={toneOf(report.standing)}>{say(report.standingTitle)}</State>
          <ActLinks kind="yearly-report" id={report.id} acts={acts} />
        </>
      }
      wide
    >
      <Facts
        items={[
          { label: t('by'), value: report.organisation },
          { label: t('version'), value: String(report.version) },
          { label: t('dueOn'), value: <When at={report.dueOn} /> },
          ...(report.issuedAt ? [{ label: t('issuedAt'), value: <When at={report.issuedAt} time /> }] : []),
          { label: t('rule'), value: <Cite rule={report.rule} clause={report.clause} /> },
          ...factIf(t('reason'), report.reason),
          ...(issued
            ? [
                ...factIf(t('opinion'), report.opinion),
                { label: t('digest'), value: <code className="gs-breaks">{report.digest}</code> },
              ]
            : [
                { label: t('state'), value: say(report.stateTitle) },
                {
                  label: t('check'),
                  value: report.complete
                    ? t('complete')
                    : `${t('missing')}: ${report.missing.map(say).join(comma)}`,
                },
              ]),
          ...(report.logEntry
            ? [
                {
                  label: t('inLog'),
                  value: <PageLink to={`/receipts/${report.logEntry}`}>{t('seeIt')}</PageLink>,
                },
              ]
            : []),
          ...(report.missedEntry
            ? [
                {
                  label: t('notInTime'),
                  value: <PageLink to={`/receipts/${report.missedEntry}`}>{t('seeIt')}</PageLink>,
                },
              ]
            : []),
        ]}
      />
      {downloads ? <Downloads at={downloads} json={downloads} csv={`${downloads}/lines.csv`} /> : null}
      {report.own.length > 0 ? (
        <Section title={t('own')} id="own">
          <Facts items={report.own.map(({ label, value }) => ({ label: say(label), value }))} />
        </Section>
      ) : null}
      <Section title={t('lines')} id="lines">
        <LinesTable lines={report.lines} title={t('lines')} />
      </Section>
      {signedIn ? <Papers title={t('papers')} documents={report.documents} id="papers" /> : null}
      {report.versions.length > 1 ? (
        <Versions report={report} at={downloads ? '/disclosure/yearly' : back} />
      ) : null}
    </Page>
  );
}

/** Earlier versions stay readable, with why each was corrected. */
function Versions({ report, at }: { report: YearlyReport; at: string }) {
  const t = useTexts(yearlyWords);
  const say = useSay();
  return (
    <Section title={t('versions')} id="versions">
      <ul className="gs-lines">
        {report.versions.map(({ id, version, stateTitle, issuedAt, reason }) => (
          <li key={id}>
            <h3>
              {id === report.id ? (
                `${t('version')} ${version}`
              ) : (
                <PageLink to={`${at}/${id}`}>
                  {t('version')} {version}
                </PageLink>
              )}
            </h3>
            {reason ? <p>{reason}</p> : null}
            <div className="gs-meta">
              <span>{say(stateTitle)}</span>
              {issuedAt ? <When at={issuedAt} time /> : null}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** The same lines for spreadsheets and programs, and what their columns mean. */
export function Downloads({ at, json, csv }: { at: string; json: string; csv: string }) {
  const t = useTexts(yearlyWords);
  return (
    <p className="gs-act-links gs-noprint">
      {t('downloads')}
      <a href={csv} download>
        {t('csv')}
      </a>
      <a href={json} download="disclosure.json">
        {t('json')}
      </a>
      <a href={`${at}/datapackage.json`} download>
        {t('package')}
      </a>
    </p>
  );
}
