import { useLineage, useProduct } from '#api-client';
import {
  Facts,
  Known,
  LineageGraph,
  Loaded,
  Nothing,
  Page,
  PageLink,
  Section,
  StateOf,
  usePathPart,
  useSay,
  useTexts,
} from '#ui-kit';
import { productWords, useKindWord } from './words.ts';

/** One product: what it is, under which agreement, from which resources, and whether it may be used now. */
export function ProductPage() {
  const id = usePathPart('id');
  const t = useTexts(productWords);
  const say = useSay();
  const kindWord = useKindWord();
  return (
    <Loaded query={useProduct(id)} rows={8}>
      {(product) => (
        <Page
          title={product.title}
          above={<PageLink to="/products">{t('title')}</PageLink>}
          beside={
            <>
              <StateOf state={product.state} />
              {product.standing && product.standing !== 'clear' ? <StateOf state={product.standing} /> : null}
            </>
          }
          lead={product.summary}
        >
          <Facts
            items={[
              {
                label: t('operator'),
                value: typeof product.operator === 'string' ? product.operator : product.operator.name,
              },
              { label: t('kind'), value: <Known value={product.kind && kindWord(product.kind)} /> },
              { label: t('price'), value: <Known value={product.price} absent="unpublished" /> },
              ...(product.agreement
                ? [
                    {
                      label: t('agreement'),
                      value: (
                        <PageLink to={`/agreements/${product.agreement.id}`}>
                          {product.agreement.name}
                        </PageLink>
                      ),
                    },
                  ]
                : []),
              ...(product.logIndex == null
                ? []
                : [
                    {
                      label: t('log'),
                      value: (
                        <PageLink to={`/evidence/${product.logIndex}`}>
                          {t('entry', { index: product.logIndex })}
                        </PageLink>
                      ),
                    },
                  ]),
              ...(product.facts ?? []).map(({ label, value }) => ({
                label: say(label),
                value: <Known value={value} />,
              })),
            ]}
          />
          <Section title={t('resources')}>
            {product.resources && product.resources.length > 0 ? (
              <ul>
                {product.resources.map((resource) => (
                  <li key={resource.id}>
                    <PageLink to={`/resources/${resource.id}`}>{resource.name}</PageLink>
                  </li>
                ))}
              </ul>
            ) : (
              <Nothing>{t('noResources')}</Nothing>
            )}
          </Section>
          <Lineage id={id} title={t('lineage')} />
        </Page>
      )}
    </Loaded>
  );
}

function Lineage({ id, title }: { id: string; title: string }) {
  const { data } = useLineage('product', id);
  if (!data || data.nodes.length < 2) return null;
  return (
    <Section title={title}>
      <LineageGraph
        nodes={data.nodes.map(({ standing, ...node }) => ({ ...node, standing: standing.status }))}
        edges={data.edges}
      />
    </Section>
  );
}
