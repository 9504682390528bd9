import { exportOf, useActsOn, useRegistrationDeliveries, useRegistrationDuties } from '#api-client';
import {
  ActLinks,
  DataTable,
  Loaded,
  Nothing,
  Page,
  PageLink,
  Section,
  State,
  StateOf,
  useSay,
  useTexts,
  When,
} from '#ui-kit';
import { dutyWords } from './duty-words.ts';

/** Duties to register (R2, R3), and the deliveries made elsewhere by which they are judged, too. */
export function DutiesPage() {
  const t = useTexts(dutyWords);
  return (
    <Page title={t('duties')} lead={t('lead')}>
      <Duties />
      <Section title={t('deliveries')} id="elsewhere" note={t('deliveriesLead')}>
        <Deliveries />
      </Section>
    </Page>
  );
}

const tones = { met: 'good', late: 'bad', missed: 'bad', open: 'neutral' } as const;
const stateOf = ({ metAt, missed }: { metAt: string | null; missed: boolean }): keyof typeof tones =>
  metAt ? (missed ? 'late' : 'met') : missed ? 'missed' : 'open';

function Duties() {
  const t = useTexts(dutyWords);
  const query = useRegistrationDuties();
  return (
    <Loaded query={query} rows={6}>
      {({ pages }) => {
        const duties = pages.flatMap(({ items }) => items);
        if (duties.length === 0) return <Nothing>{t('noDuties')}</Nothing>;
        return (
          <DataTable
            title={t('duties')}
            exportAll={exportOf('registration.duties')}
            rows={duties}
            rowKey={(duty) => `${duty.kind}/${duty.thingId}`}
            more={query}
            total={pages[0]?.total}
            totalIsAtLeast={pages[0]?.totalIsAtLeast}
            columns={[
              {
                key: 'what',
                title: t('what'),
                value: ({ title }) => title,
                render: ({ kind, thingId, title }) => (
                  <PageLink to={`/${kind === 'product' ? 'products' : 'resources'}/${thingId}`}>
                    {title}
                  </PageLink>
                ),
              },
              {
                key: 'organisation',
                title: t('organisation'),
                value: ({ organisation }) => organisation,
                filter: true,
              },
              {
                key: 'arose',
                title: t('arose'),
                value: ({ aroseAt }) => aroseAt,
                render: ({ aroseAt }) => <When at={aroseAt} />,
              },
              {
                key: 'where',
                title: t('where'),
                value: ({ deliveryId }) => t(deliveryId ? 'elsewhere' : 'here'),
                filter: true,
              },
              {
                key: 'lastDay',
                title: t('lastDay'),
                value: ({ lastDay, provisional }) => `${lastDay}${provisional ? t('provisional') : ''}`,
              },
              {
                key: 'filed',
                title: t('filed'),
                value: ({ metAt }) => metAt ?? '',
                render: ({ metAt, metElsewhere }) =>
                  metAt ? (
                    <>
                      <When at={metAt} />
                      {metElsewhere ? t('filedElsewhere') : null}
                    </>
                  ) : null,
              },
              { key: 'rule', title: t('rule'), value: ({ rule }) => rule, filter: true },
              {
                key: 'state',
                title: t('state'),
                value: (duty) => t(stateOf(duty)),
                filter: true,
                render: (duty) => <State tone={tones[stateOf(duty)]}>{t(stateOf(duty))}</State>,
              },
            ]}
          />
        );
      }}
    </Loaded>
  );
}

function Deliveries() {
  const t = useTexts(dutyWords);
  const say = useSay();
  const query = useRegistrationDeliveries();
  return (
    <Loaded query={query} rows={3}>
      {({ pages }) => {
        const deliveries = pages.flatMap(({ items }) => items);
        if (deliveries.length === 0) return <Nothing>{t('noDeliveries')}</Nothing>;
        return (
          <DataTable
            title={t('deliveries')}
            exportAll={exportOf('registration.deliveries')}
            name="deliveries"
            rows={deliveries}
            rowKey={({ id }) => id}
            more={query}
            total={pages[0]?.total}
            totalIsAtLeast={pages[0]?.totalIsAtLeast}
            columns={[
              { key: 'what', title: t('what'), value: ({ title }) => title },
              {
                key: 'organisation',
                title: t('organisation'),
                value: ({ organisation }) => organisation,
                filter: true,
              },
              { key: 'deliveredOn', title: t('deliveredOn'), value: ({ deliveredOn }) => deliveredOn },
              { key: 'deliveredBy', title: t('deliveredBy'), value: ({ deliveredBy }) => deliveredBy },
              { key: 'paper', title: t('paper'), value: ({ paperNumber }) => paperNumber },
              {
                key: 'filed',
                title: t('filed'),
                value: ({ filedOn, filedWith, filedNumber }) =>
                  filedOn ? `${filedOn} ${filedWith} ${filedNumber}` : '',
              },
              { key: 'enteredBy', title: t('enteredBy'), value: ({ enteredBy }) => enteredBy },
              {
                key: 'state',
                title: t('state'),
                value: ({ stateTitle }) => say(stateTitle),
                filter: true,
                render: ({ state, stateTitle }) => <StateOf state={state} title={stateTitle} />,
              },
              { key: 'said', title: t('said'), value: ({ said }) => said ?? '' },
              {
                key: 'proof',
                title: t('proof'),
                value: ({ entryId }) => entryId,
                render: ({ entryId }) => <PageLink to={`/receipts/${entryId}`}>{t('see')}</PageLink>,
              },
              {
                key: 'acts',
                title: t('acts'),
                value: () => '',
                render: ({ id, state }) => (state === 'stands' ? <Acts id={id} /> : null),
              },
            ]}
          />
        );
      }}
    </Loaded>
  );
}

function Acts({ id }: { readonly id: string }) {
  return (
    <ActLinks
      kind="registration-delivery"
      id={id}
      acts={useActsOn('registration-delivery', id).data?.items}
    />
  );
}
