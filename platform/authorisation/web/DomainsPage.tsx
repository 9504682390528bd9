import { useProjections } from '#api-client';
import { DataTable, Loaded, Nothing, Page, PageLink, useTexts } from '#ui-kit';
import { useDomainCost } from './domain-cost.tsx';
import { previewWords } from './preview-words.ts';

/** What the data domains of all agreements cost that the reader may see. */
export function DomainsPage() {
  const t = useTexts(previewWords);
  const cost = useDomainCost();
  return (
    <Page title={t('overview')} lead={t('overviewLead')} wide>
      <Loaded query={useProjections()} rows={6}>
        {({ items, total }) =>
          items.length === 0 ? (
            <Nothing>{t('nothing')}</Nothing>
          ) : (
            <>
              <p>{cost.sum(total)}</p>
              <DataTable
                title={t('overview')}
                rows={items}
                rowKey={(one) => one.agreementId}
                columns={[
                  {
                    key: 'agreement',
                    title: t('agreement'),
                    value: (one) => one.number,
                    render: (one) => <PageLink to={`/agreements/${one.agreementId}`}>{one.number}</PageLink>,
                  },
                  { key: 'operator', title: t('operator'), value: (one) => one.operator, filter: true },
                  { key: 'count', title: t('count'), value: (one) => one.projections },
                  ...cost.columns<(typeof items)[number]>(),
                ]}
              />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}
