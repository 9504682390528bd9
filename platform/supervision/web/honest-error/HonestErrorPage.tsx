import { type HonestError, useActsOn, useHonestError } from '#api-client';
import {
  ActLinks,
  DataTable,
  Facts,
  factIf,
  History,
  Loaded,
  Page,
  PageLink,
  Papers,
  Section,
  StateOf,
  usePathPart,
  useSay,
  useTexts,
  When,
} from '#ui-kit';
import { honestErrorWords } from './words.ts';

/** One record: its ground, what was tried and went wrong, what the hub's records say, what was assessed, said and decided, and what comes next. */
export function HonestErrorPage() {
  return (
    <Loaded query={useHonestError(usePathPart('id'))} rows={8}>
      {(record) => <RecordView record={record} />}
    </Loaded>
  );
}

function RecordView({ record: one }: { record: HonestError }) {
  const t = useTexts(honestErrorWords);
  const say = useSay();
  const acts = useActsOn('honest-error', one.id).data?.items;
  return (
    <Page
      title={one.title}
      above={<PageLink to="/work/honest-errors">{t('back')}</PageLink>}
      beside={
        <>
          <StateOf state={one.state} title={one.stateTitle} />
          <ActLinks kind="honest-error" id={one.id} acts={acts} />
        </>
      }
      wide
    >
      <Facts
        items={[
          { label: t('area'), value: say(one.area) },
          { label: t('organisation'), value: one.organisation },
          { label: t('assessor'), value: one.assessor },
          { label: t('period'), value: `${one.triedFrom} – ${one.triedUntil}` },
          ...factIf(t('decision'), one.decision && `${one.decision.title} ${one.decision.number}`),
          ...factIf(t('scenario'), one.scenario),
          ...factIf(
            t('agreement'),
            one.agreement && (
              <PageLink to={`/agreements/${one.agreement.id}`}>{one.agreement.number}</PageLink>
            ),
          ),
          { label: t('tried'), value: one.tried },
          { label: t('wentWrong'), value: one.wentWrong },
          { label: t('limitsKept'), value: one.limitsKept },
          { label: t('remedy'), value: one.remedy },
          ...factIf(
            t('alert'),
            one.alertId && <PageLink to={`/work/alerts/${one.alertId}`}>{t('see')}</PageLink>,
          ),
          ...factIf(
            t('rectification'),
            one.rectificationId && (
              <PageLink to={`/work/rectifications/${one.rectificationId}`}>{t('see')}</PageLink>
            ),
          ),
          ...factIf(t('outcome'), one.outcome && say(one.outcome)),
          ...factIf(t('excluded'), one.excluded.map(say).join('、')),
          ...factIf(t('reasons'), one.reasons),
          ...factIf(t('answerBy'), one.answerBy && <When at={one.answerBy} time />),
          ...factIf(t('answer'), one.answer),
          ...factIf(t('opinion'), one.opinion),
          ...factIf(t('digest'), one.digest),
        ]}
      />
      <Section title={t('limits')}>
        <DataTable
          title={t('limits')}
          name="limits"
          rows={one.limits.map((limit, place) => ({ ...limit, place }))}
          rowKey={({ place }) => String(place)}
          columns={[
            { key: 'limit', title: t('limit'), value: ({ title }) => say(title) },
            {
              key: 'verdict',
              title: t('verdict'),
              value: ({ verdictTitle }) => say(verdictTitle),
              render: ({ verdict, verdictTitle }) => <StateOf state={verdict} title={verdictTitle} />,
            },
            { key: 'said', title: t('said'), value: ({ said }) => say(said) },
          ]}
        />
        <p>
          {t('limitsAt')} <When at={one.limitsAt} time />
        </p>
      </Section>
      <Papers title={t('papers')} documents={one.documents} />
      <History title={t('history')} steps={one.steps} />
    </Page>
  );
}
