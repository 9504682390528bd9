import { type Product, useMe } from '#api-client';
import { Nothing, Section, useTexts } from '#ui-kit';
import { CopyCall } from './CopyCall.tsx';
import { exampleTrial } from './example-call.ts';
import { TryByParameters } from './TryByParameters.tsx';
import { TryVerification } from './TryVerification.tsx';
import { productWords } from './words.ts';

/** What can be tried on made-up data. */
export const triable = ({ state }: Product): boolean => state === 'listed';

/** 试用: ask as in a call and see an answer of the same shape over made-up data. */
export function TryIt({ product }: { product: Product }) {
  const t = useTexts(productWords);
  const { data: me } = useMe();
  return (
    <Section title={t('try')} note={t('tryNote')}>
      {!me?.signedIn ? (
        <>
          <Nothing>{t('trySignIn')}</Nothing>
          <CopyCall example={exampleTrial(product, {}, location.origin)} />
        </>
      ) : product.verification ? (
        <TryVerification product={product} offer={product.verification} />
      ) : (
        <TryByParameters product={product} />
      )}
    </Section>
  );
}
