import { type DisclosedProduct, useDisclosedProducts } from '#api-client';
import { DataTable, Loaded, Nothing, PageLink, StateOf, useSay, useTexts, When, yuanOfFen } from '#ui-kit';
import { LineEvidence, proofOf } from './EvidenceLink.tsx';
import { disclosureWords, wordOf } from './words.ts';

/** Products and services with what they really cost. */
export function DisclosedProductsTable() {
  const t = useTexts(disclosureWords);
  const say = useSay();
  const query = useDisclosedProducts();
  return (
    <Loaded query={query} rows={6}>
      {({ pages }) => {
        const products = pages.flatMap(({ items }) => items);
        if (products.length === 0) return <Nothing>{t('noProducts')}</Nothing>;
        return (
          <DataTable
            title={t('products')}
            name="p"
            rows={products}
            rowKey={(product) => product.id}
            more={query}
            total={pages[0]?.total}
            columns={[
              {
                key: 'product',
                title: t('product'),
                value: (product) => product.title,
                render: (product) =>
                  product.state === 'listed' ? (
                    <PageLink to={`/products/${product.id}`}>{product.title}</PageLink>
                  ) : (
                    product.title
                  ),
              },
              {
                key: 'operator',
                title: t('operator'),
                value: (product) => product.operator.name,
                filter: true,
              },
              {
                key: 'agreement',
                title: t('agreement'),
                value: (product) => product.agreement.number,
                filter: true,
                render: (product) => (
                  <PageLink to={`/disclosure/${product.agreement.id}`}>{product.agreement.number}</PageLink>
                ),
              },
              { key: 'purpose', title: t('purpose'), value: (product) => product.purpose, filter: true },
              { key: 'form', title: t('forms'), value: (product) => wordOf(t, product.form), filter: true },
              {
                key: 'fee',
                title: t('fee'),
                value: (product) => wordOf(t, product.feeClass),
                filter: true,
              },
              {
                key: 'price',
                title: t('price'),
                value: (product) => Number(product.priceFen) / 100,
                align: 'right',
                render: (product) => <Price product={product} />,
              },
              {
                key: 'listed',
                title: t('listed'),
                value: (product) => product.listedAt,
                render: (product) => <When at={product.listedAt} />,
              },
              {
                key: 'state',
                title: t('state'),
                value: (product) => say(product.stateTitle),
                render: (product) => <StateOf state={product.state} title={product.stateTitle} />,
              },
              {
                key: 'evidence',
                title: t('evidence'),
                value: (product) => product.evidence.at(-1)?.index,
                render: (product) => <LineEvidence evidence={product.evidence} untraced={product.untraced} />,
              },
            ]}
          />
        );
      }}
    </Loaded>
  );
}

/** A price leads to the entry that published it. */
function Price({ product }: { product: DisclosedProduct }) {
  const figure = <span className="gs-figure">{yuanOfFen(product.priceFen)}</span>;
  const published = product.evidence.findLast(({ kind }) => kind === 'products.price-in-force');
  return published ? <PageLink to={proofOf(published)}>{figure}</PageLink> : figure;
}
