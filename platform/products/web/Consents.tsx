import { type Product, useActsOn, useConsents } from '#api-client';
import { Loaded, Nothing, Section, useTexts } from '#ui-kit';
import { ConsentTable } from './ConsentTable.tsx';
import { consentWords } from './consent-words.ts';
import { FindConsents } from './FindConsents.tsx';
import { RegisterConsent } from './RegisterConsent.tsx';

type Offer = NonNullable<Product['verification']>;

/** 授权同意 of a verification that rests on consent: for who buys it the register, for the desk people come to a search. */
export function Consents({ product, offer }: { product: Product; offer: Offer }) {
  const t = useTexts(consentWords);
  const acts = useActsOn('product', product.id).data?.items;
  const may = (name: string) => acts?.some((act) => act.name === name) === true;
  const registers = may('products.register-consent');
  return (
    <>
      {product.ordered ? (
        <Section id="consents" title={t('title')} note={t('note')}>
          {registers && product.state === 'listed' ? (
            <RegisterConsent product={product} offer={offer} />
          ) : null}
          <OwnConsents productId={product.id} mayWithdraw={registers} />
        </Section>
      ) : null}
      {may('products.find-consents') ? <FindConsents product={product} offer={offer} /> : null}
    </>
  );
}

function OwnConsents({ productId, mayWithdraw }: { productId: string; mayWithdraw: boolean }) {
  const t = useTexts(consentWords);
  return (
    <>
      <h3>{t('own')}</h3>
      <p className="gs-note">{t('ownNote')}</p>
      <Loaded query={useConsents(productId)} rows={3}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing>{t('none')}</Nothing>
          ) : (
            <ConsentTable title={t('own')} lines={items} mayWithdraw={mayWithdraw} />
          )
        }
      </Loaded>
    </>
  );
}
