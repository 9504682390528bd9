import { useConduct } from '#api-client';
import { Cite, DataTable, Loaded, Nothing, Page, PageLink, Section, useSay, useTexts, When } from '#ui-kit';
import { conductWords } from './words.ts';

/** Concentration and price spread for everybody, with the formula beside the figures. */
export function ConductPage() {
  const t = useTexts(conductWords);
  const say = useSay();
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Loaded query={useConduct()} rows={8}>
        {({ computedAt, fields, prices, rules }) => (
          <>
            <p>
              {computedAt ? (
                <>
                  {t('computed')} <When at={computedAt} time />
                </>
              ) : (
                t('never')
              )}
            </p>
            <Section title={t('fields')} note={t('fieldsNote')}>
              {fields.length === 0 ? (
                <Nothing>{t('noFields')}</Nothing>
              ) : (
                <DataTable
                  title={t('fields')}
                  name="fields"
                  rows={fields}
                  rowKey={({ field }) => field}
                  columns={[
                    { key: 'field', title: t('field'), value: ({ title }) => title },
                    {
                      key: 'operators',
                      title: t('operators'),
                      value: ({ operators }) => operators,
                      align: 'right',
                    },
                    { key: 'calls', title: t('calls'), value: ({ calls }) => calls, align: 'right' },
                    { key: 'hhi', title: t('hhi'), value: ({ hhi }) => hhi, align: 'right' },
                    {
                      key: 'top',
                      title: t('top'),
                      value: ({ topSharePercent }) => topSharePercent,
                      align: 'right',
                    },
                  ]}
                />
              )}
            </Section>
            <Section title={t('prices')} note={t('pricesNote')}>
              {prices.length === 0 ? (
                <Nothing>{t('noPrices')}</Nothing>
              ) : (
                <DataTable
                  title={t('prices')}
                  name="prices"
                  rows={prices}
                  rowKey={({ productId }) => productId}
                  columns={[
                    {
                      key: 'product',
                      title: t('product'),
                      value: ({ title }) => title,
                      render: ({ productId, title }) => (
                        <PageLink to={`/products/${productId}`}>{title}</PageLink>
                      ),
                    },
                    {
                      key: 'spread',
                      title: t('spread'),
                      value: ({ spreadPercent }) => spreadPercent ?? t('freeAndCharged'),
                      align: 'right',
                    },
                  ]}
                />
              )}
            </Section>
            <Section title={t('rules')} note={t('unverified')}>
              <DataTable
                title={t('rules')}
                name="rules"
                rows={rules}
                rowKey={({ id }) => id}
                columns={[
                  {
                    key: 'rule',
                    title: t('rule'),
                    value: ({ id, title }) => `${id} ${say(title)}`,
                    render: ({ id, title }) => (
                      <PageLink to={`/rules/${id}`}>
                        {id} {say(title)}
                      </PageLink>
                    ),
                  },
                  {
                    key: 'clause',
                    title: t('clause'),
                    value: ({ clause }) => `${clause.document} ${clause.article}`,
                    render: ({ clause }) => <Cite clause={clause} />,
                  },
                  {
                    key: 'parameters',
                    title: t('parameters'),
                    value: ({ parameters }) =>
                      Object.entries(parameters)
                        .map(([name, value]) => `${name} = ${String(value)}`)
                        .join(', '),
                  },
                ]}
              />
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  );
}
