import { exportOf, useAgreements } from '#api-client';
import { Page, PagedTable, PageLink, StateOf, usePunctuation, useSay, useTexts, When } from '#ui-kit';
import { Selections } from './Selections.tsx';
import { agreementWords } from './words.ts';

/** Agreements the reader may see. */
export function AgreementsPage() {
  const t = useTexts(agreementWords);
  const say = useSay();
  const { semicolon } = usePunctuation();
  return (
    <Page title={t('title')} lead={t('lead')} wide>
      <PagedTable
        query={useAgreements()}
        none={t('nothing')}
        title={t('title')}
        exportAll={exportOf('authorisation.agreements')}
        rowKey={(agreement) => agreement.id}
        columns={[
          {
            key: 'number',
            title: t('number'),
            value: (agreement) => agreement.number,
            render: (agreement) => <PageLink to={`/agreements/${agreement.id}`}>{agreement.number}</PageLink>,
          },
          {
            key: 'operator',
            title: t('operator'),
            value: (agreement) => agreement.operator.name,
            filter: true,
          },
          {
            key: 'resources',
            title: t('resources'),
            value: (agreement) => agreement.resources.join(semicolon),
          },
          {
            key: 'purposes',
            title: t('purposes'),
            value: (agreement) => agreement.purposes.map(({ title }) => title).join(semicolon),
          },
          {
            key: 'authorising',
            title: t('authorising'),
            value: (agreement) => agreement.authorisingBody.name,
            hidden: true,
          },
          {
            key: 'implementing',
            title: t('implementing'),
            value: (agreement) => agreement.implementingBody.name,
            hidden: true,
          },
          {
            key: 'from',
            title: t('from'),
            value: (agreement) => agreement.from,
            render: (agreement) => <When at={agreement.from} />,
          },
          {
            key: 'until',
            title: t('until'),
            value: (agreement) => agreement.until,
            render: (agreement) => <When at={agreement.until} />,
          },
          {
            key: 'state',
            title: t('state'),
            value: (agreement) => say(agreement.stateTitle),
            filter: true,
            render: (agreement) => <StateOf state={agreement.state} title={agreement.stateTitle} />,
          },
        ]}
      />
      <Selections />
    </Page>
  );
}
