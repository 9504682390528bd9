import { type AgreementLine, type List, useAgreements } from '#api-client';
import { DataTable, Known, Loaded, Nothing, Page, PageLink, StateOf, useTexts, When } from '#ui-kit';
import { agreementWords } from './words.ts';

/** Agreements the reader may see. */
export function AgreementsPage() {
  const t = useTexts(agreementWords);
  const query = useAgreements();
  const date = (at: string | null | undefined) => <Known value={at}>{at ? <When at={at} /> : null}</Known>;
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Loaded query={query} rows={8}>
        {({ pages }) => {
          const agreements = (pages as List<AgreementLine>[]).flatMap(({ items }) => items);
          if (agreements.length === 0) return <Nothing>{t('nothing')}</Nothing>;
          return (
            <DataTable
              title={t('title')}
              rows={agreements}
              rowKey={(agreement) => agreement.id}
              more={query}
              total={pages[0]?.total}
              columns={[
                {
                  key: 'name',
                  title: t('name'),
                  value: (agreement) => agreement.title ?? agreement.operator,
                  render: (agreement) => (
                    <PageLink to={`/agreements/${agreement.id}`}>
                      {agreement.title ?? agreement.operator}
                    </PageLink>
                  ),
                },
                {
                  key: 'operator',
                  title: t('operator'),
                  value: (agreement) => agreement.operator,
                  filter: true,
                },
                {
                  key: 'authorising',
                  title: t('authorising'),
                  value: (agreement) => agreement.authorisingBody,
                },
                {
                  key: 'implementing',
                  title: t('implementing'),
                  value: (agreement) => agreement.implementingBody,
                  hidden: true,
                },
                {
                  key: 'from',
                  title: t('from'),
                  value: (agreement) => agreement.from,
                  render: (a) => date(a.from),
                },
                {
                  key: 'until',
                  title: t('until'),
                  value: (agreement) => agreement.until,
                  render: (a) => date(a.until),
                },
                {
                  key: 'state',
                  title: t('state'),
                  value: (agreement) => agreement.state,
                  filter: true,
                  render: (agreement) => <StateOf state={agreement.state} />,
                },
              ]}
            />
          );
        }}
      </Loaded>
    </Page>
  );
}
