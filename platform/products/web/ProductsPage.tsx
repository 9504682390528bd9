import { exportOf, useProducts, useSignedIn } from '#api-client';
import { Page, PagedTable, PageLink, StateOf, useSay, useTexts } from '#ui-kit';
import { productWords, usePrice, useProductWord } from './words.ts';

/** Products on offer; an operator also sees its own that are not listed yet. */
export function ProductsPage() {
  const t = useTexts(productWords);
  const say = useSay();
  const word = useProductWord();
  const price = usePrice();
  const signedIn = useSignedIn();
  return (
    <Page title={t('title')} lead={t('lead')}>
      <PagedTable
        query={useProducts()}
        none={t('nothing')}
        title={t('title')}
        exportAll={signedIn ? exportOf('products.products') : undefined}
        rowKey={(product) => product.id}
        columns={[
          {
            key: 'name',
            title: t('name'),
            value: (product) => product.title,
            render: (product) => <PageLink to={`/products/${product.id}`}>{product.title}</PageLink>,
          },
          { key: 'code', title: t('code'), value: (product) => product.code, hidden: true },
          {
            key: 'operator',
            title: t('operator'),
            value: (product) => product.operator.name,
            filter: true,
          },
          { key: 'kind', title: t('kind'), value: (product) => word(product.kind), filter: true },
          { key: 'price', title: t('price'), value: price },
          {
            key: 'state',
            title: t('state'),
            value: (product) => say(product.stateTitle),
            filter: true,
            render: (product) => <StateOf state={product.state} title={product.stateTitle} />,
          },
        ]}
      />
    </Page>
  );
}
