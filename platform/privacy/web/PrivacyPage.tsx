import { type PopulationBudget, useActsOn, usePopulations, usePrivacyAlarms } from '#api-client';
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
  useSay,
  useTexts,
  When,
} from '#ui-kit';
import { privacyWords } from './words.ts';

/** Budgets of protected populations, spent and left by agreement, and the alarms over what was released. */
export function PrivacyPage() {
  const t = useTexts(privacyWords);
  return (
    <Page title={t('title')} lead={t('lead')} wide>
      <Loaded query={usePopulations()} rows={6}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing>{t('noPopulation')}</Nothing>
          ) : (
            items.map((population) => <Population key={population.id} population={population} />)
          )
        }
      </Loaded>
      <Alarms />
    </Page>
  );
}

function Population({ population }: { population: PopulationBudget }) {
  const t = useTexts(privacyWords);
  const acts = useActsOn('population', population.id).data?.items;
  const units = { person: t('person'), household: t('household'), organisation: t('organisation') };
  return (
    <Section title={population.name}>
      <Facts
        items={[
          { label: t('unit'), value: units[population.unit as keyof typeof units] ?? population.unit },
          { label: t('scope'), value: population.description },
          { label: t('keeper'), value: population.owner.name },
          { label: t('total'), value: population.epsilon },
          { label: t('allocated'), value: population.allocated },
          { label: t('spent'), value: population.spent },
          { label: t('free'), value: population.free },
          ...(population.proposed ? [{ label: t('proposed'), value: population.proposed.epsilon }] : []),
        ]}
      />
      <ActLinks kind="population" id={population.id} acts={acts} />
      {population.shares.length === 0 ? (
        <Nothing>{t('noShares')}</Nothing>
      ) : (
        <DataTable
          title={t('shares')}
          rows={population.shares}
          rowKey={(share) => share.agreement.id}
          columns={[
            {
              key: 'agreement',
              title: t('agreement'),
              value: (share) => share.agreement.number,
              render: (share) => <Agreement {...share.agreement} />,
            },
            { key: 'share', title: t('share'), value: (share) => share.epsilon },
            { key: 'spent', title: t('spent'), value: (share) => share.spent },
            { key: 'left', title: t('left'), value: (share) => share.left },
            {
              key: 'state',
              title: t('state'),
              value: (share) => (share.closed ? t('closed') : t('open')),
              filter: true,
            },
          ]}
        />
      )}
    </Section>
  );
}

function Alarms() {
  const t = useTexts(privacyWords);
  const say = useSay();
  return (
    <Section title={t('alarms')}>
      <p>{t('alarmsLead')}</p>
      <Loaded query={usePrivacyAlarms()} rows={3}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing>{t('noAlarms')}</Nothing>
          ) : (
            <DataTable
              title={t('alarms')}
              rows={items}
              rowKey={(alarm) => alarm.id}
              columns={[
                {
                  key: 'when',
                  title: t('when'),
                  value: (alarm) => alarm.raisedAt,
                  render: (alarm) => <When at={alarm.raisedAt} />,
                },
                { key: 'who', title: t('who'), value: (alarm) => alarm.organisation.name, filter: true },
                {
                  key: 'agreement',
                  title: t('agreement'),
                  value: (alarm) => alarm.agreement.number,
                  render: (alarm) => <Agreement {...alarm.agreement} />,
                },
                { key: 'earlier', title: t('earlier'), value: (alarm) => alarm.earlierCall },
                { key: 'later', title: t('later'), value: (alarm) => alarm.laterCall },
                { key: 'numbers', title: t('numbers'), value: (alarm) => alarm.cells },
                {
                  key: 'state',
                  title: t('state'),
                  value: (alarm) => say(alarm.stateTitle),
                  filter: true,
                  render: (alarm) => <StateOf state={alarm.state} title={alarm.stateTitle} />,
                },
                { key: 'finding', title: t('finding'), value: (alarm) => alarm.finding ?? '' },
              ]}
            />
          )
        }
      </Loaded>
    </Section>
  );
}

/** By its number; a way to it for who may open it. */
const Agreement = ({ id, number, mayOpen }: PopulationBudget['shares'][number]['agreement']) =>
  mayOpen ? <PageLink to={`/agreements/${id}`}>{number}</PageLink> : number;
