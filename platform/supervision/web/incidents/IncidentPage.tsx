import { type Incident, useActsOn, useIncident } from '#api-client';
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
  State,
  StateOf,
  usePathPart,
  useSay,
  useTexts,
  When,
} from '#ui-kit';
import { Dispatches } from '../above/Dispatches.tsx';
import { incidentWords } from './words.ts';

/** One incident: what happened, whom it reaches, what was reported and told, and what comes next. */
export function IncidentPage() {
  return (
    <Loaded query={useIncident(usePathPart('id'))} rows={8}>
      {(incident) => <IncidentView incident={incident} />}
    </Loaded>
  );
}

function IncidentView({ incident }: { incident: Incident }) {
  const t = useTexts(incidentWords);
  const say = useSay();
  const acts = useActsOn('incident', incident.id).data?.items;
  return (
    <Page
      title={incident.title}
      above={<PageLink to="/work/incidents">{t('back')}</PageLink>}
      beside={
        <>
          <StateOf state={incident.state} title={incident.stateTitle} />
          {incident.drill ? <State tone="action">{t('drill')}</State> : null}
          <ActLinks kind="incident" id={incident.id} acts={acts} />
        </>
      }
      wide
    >
      <Facts
        items={[
          { label: t('level'), value: say(incident.level) },
          { label: t('found'), value: <When at={incident.foundAt} time /> },
          { label: t('description'), value: incident.description },
          { label: t('organisation'), value: incident.organisation },
          { label: t('personal'), value: t(incident.personal ? 'yes' : 'no') },
          ...factIf(t('reportedTo'), incident.reportedTo),
          ...factIf(t('forwardedTo'), incident.forwardedTo),
          ...factIf(t('handled'), incident.handled),
          ...factIf(t('waiver'), incident.waiver),
          ...factIf(t('closing'), incident.closing),
        ]}
      />
      <Reach incident={incident} />
      <Dispatches dispatches={incident.dispatches} />
      <History title={t('history')} steps={incident.steps} />
    </Page>
  );
}

function Reach({ incident: { reach } }: { incident: Incident }) {
  const t = useTexts(incidentWords);
  const word = (kind: string) => t(kind === 'agreement' || kind === 'product' ? kind : 'buyer');
  return (
    <Section title={t('reach')} note={t('reachNote')}>
      {reach.length === 0 ? (
        <Nothing>{t('nothing')}</Nothing>
      ) : (
        <DataTable
          title={t('reach')}
          name="reach"
          rows={reach}
          rowKey={({ kind, id }) => `${kind} ${id}`}
          columns={[
            { key: 'kind', title: t('kind'), value: ({ kind }) => word(kind), filter: true },
            { key: 'thing', title: t('thing'), value: ({ title }) => title },
            { key: 'calls', title: t('calls'), value: ({ calls }) => calls, align: 'right' },
            {
              key: 'last',
              title: t('last'),
              value: ({ lastCall }) => lastCall ?? '',
              render: ({ lastCall }) => (lastCall ? <When at={lastCall} /> : null),
            },
            {
              key: 'told',
              title: t('told'),
              value: ({ toldAt }) => toldAt ?? '',
              render: ({ toldAt }) => (toldAt ? <When at={toldAt} /> : null),
            },
          ]}
        />
      )}
    </Section>
  );
}
