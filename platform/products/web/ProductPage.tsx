import { type Product, useLineage, useMe, useProduct } from '#api-client';
import {
  Facts,
  LineageGraph,
  Loaded,
  Nothing,
  Page,
  PageLink,
  Section,
  State,
  StateOf,
  usePathPart,
  usePunctuation,
  useSay,
  useTexts,
  When,
} from '#ui-kit';
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
  const { data: me } = useMe();
  const lineage = useLineage('product', product.id).data;
  const standing = lineage?.nodes.find(({ id }) => id === product.id)?.standing;
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
        </>
      }
      lead={product.summary}
    >
      <Facts
        items={[
          { label: t('operator'), value: product.operator.name },
          { label: t('kind'), value: word(product.form) },
          { label: t('price'), value: price(product) },
          { label: t('purpose'), value: product.purpose },
          { label: t('code'), value: <code>{product.code}</code> },
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
              </li>
            ))}
          </ul>
        ) : (
          <Nothing>{t('noResources')}</Nothing>
        )}
      </Section>
      <Section title={t('call')} note={t('callNote')}>
        <Parameters parameters={product.parameters} />
        <pre className="gs-code">{callOf(product)}</pre>
      </Section>
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

function Parameters({ parameters }: { parameters: Product['parameters'] }) {
  const t = useTexts(productWords);
  const word = useProductWord();
  const { semicolon } = usePunctuation();
  if (parameters.length === 0) return <p>{t('noParameters')}</p>;
  return (
    <div className="gs-scroll-x">
      <table className="gs-plain-table">
        <caption className="gs-hidden">{t('parameters')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('parameter')}</th>
            <th scope="col">{t('type')}</th>
            <th scope="col">{t('values')}</th>
          </tr>
        </thead>
        <tbody>
          {parameters.map((parameter) => (
            <tr key={parameter.name}>
              <th scope="row">
                <code>{parameter.name}</code>
              </th>
              <td>{word(parameter.type)}</td>
              <td>{parameter.values.length > 0 ? parameter.values.join(semicolon) : t('anyValue')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A call that can be copied; the values are the first allowed ones. */
function callOf({ callAddress, purpose, parameters }: Product): string {
  const example = Object.fromEntries(parameters.map(({ name, values }) => [name, values[0] ?? '…']));
  return `curl -X POST '${location.origin}${callAddress}' \\
  -H 'Authorization: Bearer …' -H 'Idempotency-Key: …' \\
  -H 'Content-Type: application/json' \\
  -d '${JSON.stringify({ purpose, parameters: example })}'`;
}
