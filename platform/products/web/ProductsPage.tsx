import { type List, type ProductLine, useProducts } from '#api-client';
import { DataTable, Loaded, Nothing, Page, PageLink, StateOf, useTexts } from '#ui-kit';
import { productWords, useKindWord } from './words.ts';

const nameOf = (party: ProductLine['operator']): string => (typeof party === 'string' ? party : party.name);

/** Products on offer. */
export function ProductsPage() {
  const t = useTexts(productWords);
  const kindWord = useKindWord();
  const query = useProducts({});
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Loaded query={query} rows={8}>
        {({ pages }) => {
          const products = (pages as List<ProductLine>[]).flatMap(({ items }) => items);
          if (products.length === 0) return <Nothing>{t('nothing')}</Nothing>;
          return (
            <DataTable
              title={t('title')}
              rows={products}
              rowKey={(product) => product.id}
              more={query}
              total={pages[0]?.total}
              totalIsEstimate={pages[0]?.totalIsEstimate}
              columns={[
                {
                  key: 'name',
                  title: t('name'),
                  value: (product) => product.title,
                  render: (product) => <PageLink to={`/products/${product.id}`}>{product.title}</PageLink>,
                },
                {
                  key: 'operator',
                  title: t('operator'),
                  value: (product) => nameOf(product.operator),
                  filter: true,
                },
                {
                  key: 'kind',
                  title: t('kind'),
                  value: (product) => product.kind && kindWord(product.kind),
                  filter: true,
                },
                { key: 'price', title: t('price'), value: (product) => product.price },
                {
                  key: 'state',
                  title: t('state'),
                  value: (product) => product.state,
                  render: (product) => <StateOf state={product.state} />,
                },
              ]}
            />
          );
        }}
      </Loaded>
    </Page>
  );
}
