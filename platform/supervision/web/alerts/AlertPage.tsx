import { type Alert, useActsOn, useAlert } from '#api-client';
import {
  ActLinks,
  DataTable,
  Facts,
  factIf,
  History,
  Loaded,
  Page,
  PageLink,
  Section,
  StateOf,
  usePathPart,
  useSay,
  useTexts,
  When,
} from '#ui-kit';
import { HonestErrorsBeside } from '../honest-error/Beside.tsx';
import { alertWords } from './words.ts';

/** One alert: what was measured, the rows behind it, what the organisation says, what was decided, and what comes next. */
export function AlertPage() {
  return (
    <Loaded query={useAlert(usePathPart('id'))} rows={8}>
      {(alert) => <AlertView alert={alert} />}
    </Loaded>
  );
}

function AlertView({ alert }: { alert: Alert }) {
  const t = useTexts(alertWords);
  const say = useSay();
  const acts = useActsOn(alert.subjectKind, alert.id).data?.items;
  return (
    <Page
      title={say(alert.title)}
      above={<PageLink to="/work/alerts">{t('back')}</PageLink>}
      beside={
        <>
          <StateOf state={alert.state} title={alert.stateTitle} />
          <ActLinks kind={alert.subjectKind} id={alert.id} acts={acts} />
          <StopLink alert={alert} />
        </>
      }
      wide
    >
      <Facts
        items={[
          { label: t('family'), value: say(alert.familyTitle) },
          { label: t('rule'), value: <PageLink to={`/rules/${alert.rule}`}>{alert.rule}</PageLink> },
          { label: t('raised'), value: <When at={alert.raisedAt} time /> },
          ...factIf(t('organisation'), alert.organisation),
          ...factIf(t('persons'), alert.persons.join('、')),
          {
            label: t('measured'),
            value: alert.figures.map(({ title, value }) => `${say(title)} ${value}`).join(' · '),
          },
          ...(alert.explainBy ? [{ label: t('explainBy'), value: <When at={alert.explainBy} time /> }] : []),
          ...factIf(t('explanation'), alert.explanation),
          ...alert.hearings.map((one) => ({
            label: t('heard', { who: one.person }),
            value: one.answer ?? (
              <>
                {t('notAnswered')} <When at={one.answerBy} time />
              </>
            ),
          })),
          ...(alert.outcome ? [{ label: t('outcome'), value: say(alert.outcome) }] : []),
          ...factIf(t('finding'), alert.finding),
          ...factIf(t('opinion'), alert.opinion),
          ...factIf(t('closing'), alert.closing),
        ]}
      />
      <Section title={t('facts')} note={t('factsNote')}>
        <DataTable
          title={t('facts')}
          name="facts"
          rows={alert.facts.map((one, place) => ({ ...one, place }))}
          rowKey={({ place }) => String(place)}
          columns={[
            { key: 'kind', title: t('kind'), value: ({ kind }) => kind, filter: true },
            { key: 'thing', title: t('thing'), value: ({ id }) => id },
            { key: 'said', title: t('said'), value: ({ said }) => say(said) },
            {
              key: 'when',
              title: t('when'),
              value: ({ at }) => at ?? '',
              render: ({ at }) => (at ? <When at={at} time /> : null),
            },
          ]}
        />
      </Section>
      <HonestErrorsBeside records={alert.honestErrors} />
      {alert.steps.length > 0 ? <History title={t('history')} steps={alert.steps} /> : null}
    </Page>
  );
}

const stoppable = ['resource', 'product', 'agreement', 'buyer'];

/** The kill switch is one step away, and never pulled by an alert itself. */
function StopLink({ alert: { thing } }: { alert: Alert }) {
  const t = useTexts(alertWords);
  if (!thing || !stoppable.includes(thing.kind)) return null;
  return (
    <PageLink to={`/work/start/supervision.stop-${thing.kind}?about=${thing.kind}:${thing.id}`}>
      {t('stop')}
    </PageLink>
  );
}
