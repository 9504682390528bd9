import type { Product } from '#api-client';
import { PageLink, Section, usePunctuation, useTexts } from '#ui-kit';
import { CopyCall } from './CopyCall.tsx';
import { exampleCall, exampleSandbox } from './example-call.ts';
import { productWords, useProductWord } from './words.ts';

/** How a product is called: what is given, and a call that can be copied. */
export function HowToCall({ product }: { product: Product }) {
  const t = useTexts(productWords);
  return (
    <Section title={t('call')} note={t('callNote')}>
      {product.verification ? (
        <VerificationItems offer={product.verification} />
      ) : (
        <Parameters parameters={product.parameters} />
      )}
      {product.privacy?.epsilon ? <p>{t('spendsNote', { epsilon: product.privacy.epsilon })}</p> : null}
      {product.pageRows ? <p>{t('paged', { rows: product.pageRows })}</p> : null}
      <CopyCall example={exampleCall(product, location.origin)} />
      {product.state === 'listed' ? (
        <>
          <h3>{t('callSandbox')}</h3>
          <p>
            {t('callSandboxNote')}{' '}
            <PageLink to="/work/start/identity.create-sandbox-key">{t('createSandboxKey')}</PageLink>
          </p>
          <CopyCall example={exampleSandbox(product, location.origin)} />
        </>
      ) : null}
    </Section>
  );
}

function VerificationItems({ offer }: { offer: NonNullable<Product['verification']> }) {
  const t = useTexts(productWords);
  const word = useProductWord();
  const rows = [
    ...offer.subject.map((item) => ({ ...item, use: t('identifies') })),
    ...offer.compared.map((item) => ({ ...item, use: t('compared') })),
  ];
  return (
    <>
      <div className="gs-scroll-x">
        <table className="gs-plain-table">
          <caption className="gs-hidden">{t('verificationItems')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('item')}</th>
              <th scope="col">{t('itemTitle')}</th>
              <th scope="col">{t('itemUse')}</th>
              <th scope="col">{t('type')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((item) => (
              <tr key={item.name}>
                <th scope="row">
                  <code>{item.name}</code>
                </th>
                <td>{item.title}</td>
                <td>{item.use}</td>
                <td>{word(item.type)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p>{offer.tellsExistence ? t('answersExistence') : t('answersUniform')}</p>
      {offer.needsConsent ? <p>{t('needsConsent')}</p> : null}
    </>
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
