import { type Product, useActsOn, useLineage, useMe, useProduct } from '#api-client';
import {
  ActLinks,
  Facts,
  formatDate,
  LineageGraph,
  Loaded,
  Nothing,
  Page,
  PageLink,
  Section,
  State,
  StateOf,
  useLanguage,
  usePathPart,
  usePunctuation,
  useSay,
  useTexts,
  When,
} from '#ui-kit';
import { ColumnSources } from './ColumnSources.tsx';
import { Consents } from './Consents.tsx';
import { Features } from './Features.tsx';
import { HowToCall } from './HowToCall.tsx';
import { IndexSeries } from './IndexSeries.tsx';
import { OwnData } from './OwnData.tsx';
import { TryIt, triable } from './TryIt.tsx';
import { productWords, usePrice, useProductWord } from './words.ts';

/** One product: what it is, under which agreement, from which resources, whether it may be used now, and how it is called. */
export function ProductPage() {
  const id = usePathPart('id');
  return (
    <Loaded query={useProduct(id)} rows={8}>
      {(product) => <ProductView key={id} product={product} />}
    </Loaded>
  );
}

function ProductView({ product }: { product: Product }) {
  const t = useTexts(productWords);
  const say = useSay();
  const word = useProductWord();
  const price = usePrice();
  const { semicolon } = usePunctuation();
  const language = useLanguage();
  const { data: me } = useMe();
  const acts = useActsOn('product', product.id).data?.items;
  const lineage = useLineage('product', product.id).data;
  const standing = lineage?.nodes.find(({ id }) => id === product.id)?.standing;
  const spends = ({ epsilon }: NonNullable<Product['privacy']>) =>
    epsilon === null ? t('spendsNone') : t('spends', { epsilon });
  const agreement = t('until', { number: product.agreement.number, until: product.agreement.until });
  return (
    <Page
      title={product.title}
      above={<PageLink to="/products">{t('title')}</PageLink>}
      beside={
        <>
          <StateOf state={product.state} title={product.stateTitle} />
          {standing && standing.status !== 'clear' ? (
            <StateOf
              state={standing.status}
              reason={standing.reasons.map((reason) => say(reason.text)).join(' ')}
            />
          ) : null}
          {product.ordered ? <State tone="good">{t('ordered')}</State> : null}
          {product.order?.state === 'placed' ? <State tone="action">{t('orderWaits')}</State> : null}
          {product.order ? <OwnOrder id={product.order.id} /> : null}
          <ActLinks kind="product" id={product.id} acts={acts} only={actsNow(product)} />
        </>
      }
      lead={product.summary}
    >
      <Facts
        items={[
          { label: t('operator'), value: product.operator.name },
          { label: t('kind'), value: word(product.kind) },
          { label: t('price'), value: price(product) },
          ...(product.nextPrice
            ? [
                {
                  label: t('priceFrom', { from: product.nextPrice.from }),
                  value: price({ ...product.nextPrice, per: product.per }),
                },
              ]
            : []),
          {
            label: t('feeClass'),
            value: (
              <>
                {product.feeClass === 'free' ? t('freeOfCharge') : t('guided')}
                {product.priced ? (
                  <>
                    {' '}
                    {t('pricedOn', {
                      basis: product.priced.basis,
                      at: formatDate(product.priced.at, language),
                    })}
                  </>
                ) : null}
              </>
            ),
          },
          ...(product.privacy ? [{ label: t('privacyBudget'), value: spends(product.privacy) }] : []),
          { label: t('purpose'), value: `${product.purposeTitle}（${product.purpose}）` },
          { label: t('code'), value: <code>{product.code}</code> },
          { label: t('digest'), value: <code>{product.definitionDigest.slice(0, 16)}</code> },
          {
            label: t('agreement'),
            // Who is not signed in is not shown agreements; the disclosure page says what the public may know of them.
            value: me?.signedIn ? (
              <PageLink to={`/agreements/${product.agreement.id}`}>{agreement}</PageLink>
            ) : (
              agreement
            ),
          },
          {
            label: t('registration'),
            value: product.registration?.queryCode ? (
              <PageLink to={`/registrations/${product.registration.queryCode}`}>
                {product.registration.queryCode}
              </PageLink>
            ) : (
              t('notRegistered')
            ),
          },
          ...(product.listedAt ? [{ label: t('listedAt'), value: <When at={product.listedAt} time /> }] : []),
        ]}
      />
      <Section title={t('resources')}>
        {product.sources.length > 0 ? (
          <ul>
            {product.sources.map((resource) => (
              <li key={resource.id}>
                <PageLink to={`/resources/${resource.id}`}>{resource.title}</PageLink>
                {resource.items.length > 0 ? (
                  <p>{t('items', { items: resource.items.map(({ title }) => title).join(semicolon) })}</p>
                ) : null}
              </li>
            ))}
          </ul>
        ) : (
          <Nothing>{t('noResources')}</Nothing>
        )}
      </Section>
      {product.series ? <IndexSeries title={product.title} series={product.series} /> : null}
      {product.features.length > 0 ? <Features features={product.features} /> : null}
      <ColumnSources productId={product.id} />
      {triable(product) ? <TryIt product={product} /> : null}
      {product.ownData ? <OwnData product={product} own={product.ownData} /> : null}
      {product.verification?.needsConsent ? (
        <Consents product={product} offer={product.verification} />
      ) : null}
      <HowToCall product={product} />
      {lineage && lineage.nodes.length > 1 ? (
        <Section title={t('lineage')}>
          <LineageGraph
            nodes={lineage.nodes.map(({ standing: { status }, ...node }) => ({ ...node, standing: status }))}
            edges={lineage.edges}
          />
        </Section>
      ) : null}
    </Page>
  );
}

/** The reader's own order can be ended from here. */
function OwnOrder({ id }: { id: string }) {
  const acts = useActsOn('order', id).data?.items;
  return <ActLinks kind="order" id={id} acts={acts} only={['products.end-order']} />;
}

/** Reviews wait on the reviewers' desks; what is left to do from here. */
function actsNow({ state, kind, order, registration }: Product): readonly string[] {
  if (state === 'compliance-reviewed') return ['products.price-product'];
  if (state === 'priced') return ['products.list-product', 'products.price-product'];
  if (state !== 'listed') return [];
  return [
    'products.delist-product',
    'products.price-product',
    ...(order ? [] : ['products.order-product']),
    ...(kind === 'index' ? ['products.publish-index'] : []),
    ...(registration ? [] : ['registration.draft-application']),
  ];
}
