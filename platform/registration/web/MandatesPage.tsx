import { exportOf, useActs, useRegistrationMandates } from '#api-client';
import { DataTable, Loaded, Nothing, Page, PageLink, StateOf, useSay, useTexts, When } from '#ui-kit';
import { mandateWords } from './mandate-words.ts';

const granting = 'registration.grant-mandate';

/** Mandates for registrations that one's own side gave or has. */
export function MandatesPage() {
  const t = useTexts(mandateWords);
  const say = useSay();
  const query = useRegistrationMandates();
  const grants = useActs().data?.items.find(({ name }) => name === granting);
  return (
    <Page
      title={t('mandates')}
      lead={t('mandatesLead')}
      beside={grants ? <PageLink to={`/work/start/${granting}`}>{say(grants.title)}</PageLink> : null}
    >
      <Loaded query={query} rows={6}>
        {({ pages }) => {
          const mandates = pages.flatMap(({ items }) => items);
          if (mandates.length === 0) return <Nothing>{t('noMandates')}</Nothing>;
          return (
            <DataTable
              title={t('mandates')}
              exportAll={exportOf('registration.mandates')}
              rows={mandates}
              rowKey={(mandate) => mandate.id}
              more={query}
              total={pages[0]?.total}
              totalIsAtLeast={pages[0]?.totalIsAtLeast}
              columns={[
                {
                  key: 'number',
                  title: t('number'),
                  value: (mandate) => mandate.letterNumber,
                  render: (mandate) => (
                    <PageLink to={`/registration-mandates/${mandate.id}`}>{mandate.letterNumber}</PageLink>
                  ),
                },
                {
                  key: 'principal',
                  title: t('principal'),
                  value: ({ principal }) => principal,
                  filter: true,
                },
                { key: 'agent', title: t('agent'), value: ({ agent }) => agent, filter: true },
                { key: 'covers', title: t('covers'), value: ({ covers }) => say(covers) },
                { key: 'until', title: t('until'), value: ({ until }) => until },
                {
                  key: 'entered',
                  title: t('entered'),
                  value: ({ enteredAt }) => enteredAt,
                  render: ({ enteredAt }) => <When at={enteredAt} />,
                },
                {
                  key: 'state',
                  title: t('state'),
                  value: ({ stateTitle }) => say(stateTitle),
                  filter: true,
                  render: ({ state, stateTitle }) => <StateOf state={state} title={stateTitle} />,
                },
              ]}
            />
          );
        }}
      </Loaded>
    </Page>
  );
}
