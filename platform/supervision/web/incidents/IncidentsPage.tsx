import { exportOf, useIncidents } from '#api-client';
import { Page, PagedTable, PageLink, StateOf, useSay, useTexts, When } from '#ui-kit';
import { Narrowed, useCounted } from '../counted.tsx';
import { incidentWords } from './words.ts';

/** Incidents of one's organisation, drills among them and named as such. */
export function IncidentsPage() {
  const t = useTexts(incidentWords);
  const say = useSay();
  const { counted, filters } = useCounted(['recorded', 'open']);
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      beside={
        <span className="gs-act-links">
          <PageLink to="/work/start/supervision.record-incident">{t('record')}</PageLink>
          <PageLink to="/work/stops">{t('stops')}</PageLink>
        </span>
      }
      wide
    >
      <Narrowed />
      <PagedTable
        query={useIncidents(counted)}
        none={t('none')}
        title={t('title')}
        exportAll={exportOf('supervision.incidents', filters)}
        rowKey={({ id }) => id}
        columns={[
          { key: 'number', title: t('number'), value: ({ number }) => number, align: 'right' },
          {
            key: 'name',
            title: t('name'),
            value: ({ title }) => title,
            render: ({ id, title }) => <PageLink to={`/work/incidents/${id}`}>{title}</PageLink>,
          },
          { key: 'level', title: t('level'), value: ({ level }) => say(level), filter: true },
          {
            key: 'state',
            title: t('state'),
            value: ({ stateTitle }) => say(stateTitle),
            filter: true,
            render: ({ state, stateTitle }) => <StateOf state={state} title={stateTitle} />,
          },
          {
            key: 'found',
            title: t('found'),
            value: ({ foundAt }) => foundAt,
            render: ({ foundAt }) => <When at={foundAt} time />,
          },
        ]}
      />
    </Page>
  );
}
