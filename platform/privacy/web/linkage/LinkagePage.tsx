import { type Linkage, useActsOn, useLinkage } from '#api-client';
import {
  ActLinks,
  DataTable,
  Facts,
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
import { Findings } from './Findings.tsx';
import { Severity } from './severity.tsx';
import { linkageWords } from './words.ts';

/** What one revision tells together with everything that is out, and what to do about it. */
export function LinkagePage() {
  const id = usePathPart('id');
  return (
    <Loaded query={useLinkage(id)} rows={8}>
      {(linkage) => <LinkageView key={id} linkage={linkage} />}
    </Loaded>
  );
}

function LinkageView({ linkage }: { linkage: Linkage }) {
  const t = useTexts(linkageWords);
  const { revision, check } = linkage;
  const acts = useActsOn('revision', revision.id).data?.items;
  return (
    <Page
      title={`${t('title')} · ${revision.resource.title}`}
      lead={t('revisionLead')}
      above={<PageLink to="/work/privacy/linkage">{t('overview')}</PageLink>}
      beside={<ActLinks kind="revision" id={revision.id} acts={acts} only={['privacy.check-linkage']} />}
      wide
    >
      <Summary linkage={linkage} />
      {check === null ? (
        <Nothing>{t('never')}</Nothing>
      ) : (
        <>
          <Findings findings={check.findings} />
          <Affects affects={check.affects} />
          <Undecided undecided={check.undecided} />
        </>
      )}
      <Alerts alerts={linkage.alerts} />
    </Page>
  );
}

function Summary({ linkage: { revision, check, smallGroup, verified } }: { linkage: Linkage }) {
  const t = useTexts(linkageWords);
  const say = useSay();
  return (
    <Section title={t('summary')}>
      <Facts
        items={[
          {
            label: t('table'),
            value: <PageLink to={`/resources/${revision.resource.id}`}>{revision.resource.title}</PageLink>,
          },
          {
            label: t('state'),
            value: (
              <>
                {t('version', { number: revision.number })} <StateOf state={revision.state} />
              </>
            ),
          },
          { label: t('department'), value: revision.organisation },
          ...(check
            ? [
                { label: t('risk'), value: <Severity {...check.severity} /> },
                { label: t('against'), value: t('againstValue', { count: check.checkedAgainst }) },
                ...(check.notDecided ? [{ label: t('undecided'), value: say(check.notDecided) }] : []),
                { label: t('checked'), value: <When at={check.at} /> },
              ]
            : []),
          {
            label: t('threshold'),
            value: `${t('thresholdValue', { count: smallGroup })}${verified ? '' : t('unverified')}`,
          },
        ]}
      />
    </Section>
  );
}

function Affects({ affects }: { affects: NonNullable<Linkage['check']>['affects'] }) {
  const t = useTexts(linkageWords);
  const say = useSay();
  if (affects.length === 0) return null;
  return (
    <Section title={t('affects')} note={t('affectsNote')}>
      <DataTable
        title={t('affects')}
        name="affects"
        rows={affects}
        rowKey={({ revisionId }) => revisionId}
        columns={[
          { key: 'table', title: t('table'), value: ({ title }) => title },
          {
            key: 'risk',
            title: t('risk'),
            value: ({ severity }) => say(severity.title),
            render: ({ severity }) => <Severity {...severity} />,
          },
          { key: 'named', title: t('named'), value: ({ namedRows }) => namedRows },
          { key: 'groups', title: t('groups'), value: ({ newSmallGroups }) => newSmallGroups },
        ]}
      />
    </Section>
  );
}

function Undecided({ undecided }: { undecided: NonNullable<Linkage['check']>['undecided'] }) {
  const t = useTexts(linkageWords);
  const say = useSay();
  if (undecided.length === 0) return null;
  return (
    <Section title={t('undecided')} note={t('undecidedNote')}>
      <DataTable
        title={t('undecided')}
        name="undecided"
        rows={undecided}
        rowKey={({ title, reason }) => `${title} ${reason.en}`}
        columns={[
          { key: 'table', title: t('table'), value: ({ title }) => title },
          { key: 'reason', title: t('reason'), value: ({ reason }) => say(reason) },
        ]}
      />
    </Section>
  );
}

function Alerts({ alerts }: { alerts: Linkage['alerts'] }) {
  const t = useTexts(linkageWords);
  const say = useSay();
  if (alerts.length === 0) return null;
  return (
    <Section title={t('history')}>
      <DataTable
        title={t('history')}
        name="alerts"
        rows={alerts}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'when',
            title: t('when'),
            value: ({ raisedAt }) => raisedAt,
            render: ({ raisedAt }) => <When at={raisedAt} />,
          },
          { key: 'cause', title: t('cause'), value: ({ causeTitle }) => causeTitle },
          {
            key: 'state',
            title: t('alertState'),
            value: ({ stateTitle }) => say(stateTitle),
            filter: true,
            render: ({ state, stateTitle }) => <StateOf state={state} title={stateTitle} />,
          },
          { key: 'finding', title: t('finding'), value: ({ finding }) => finding ?? '' },
        ]}
      />
    </Section>
  );
}
