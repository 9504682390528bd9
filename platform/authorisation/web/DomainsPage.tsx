import { useProjections } from '#api-client';
import {
  DataTable,
  formatBytes,
  formatNumber,
  Loaded,
  Nothing,
  Page,
  PageLink,
  useLanguage,
  useTexts,
} from '#ui-kit';
import { previewWords } from './preview-words.ts';

/** What the data domains of all agreements cost that the reader may see. */
export function DomainsPage() {
  const t = useTexts(previewWords);
  const language = useLanguage();
  return (
    <Page title={t('overview')} lead={t('overviewLead')} wide>
      <Loaded query={useProjections()} rows={6}>
        {({ items, total }) =>
          items.length === 0 ? (
            <Nothing>{t('nothing')}</Nothing>
          ) : (
            <>
              <p>
                {t('sum', {
                  count: total.projections,
                  rows: formatNumber(total.rows, language),
                  bytes: formatBytes(total.bytes, language),
                  seconds: (total.buildMs / 1000).toFixed(1),
                })}
              </p>
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
                  { key: 'rows', title: t('rows'), value: (one) => one.rows },
                  {
                    key: 'bytes',
                    title: t('bytes'),
                    value: (one) => one.bytes,
                    render: (one) => formatBytes(one.bytes, language),
                  },
                  {
                    key: 'memory',
                    title: t('memory'),
                    value: (one) => one.plainBytes,
                    render: (one) => formatBytes(one.plainBytes, language),
                  },
                  { key: 'built', title: t('built'), value: (one) => (one.buildMs / 1000).toFixed(1) },
                ]}
              />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}
