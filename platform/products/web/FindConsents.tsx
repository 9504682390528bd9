import { Button } from 'antd';
import { useState } from 'react';
import { type FoundConsents, type Product, useFindConsents, useOrganisation, useProduct } from '#api-client';
import { Nothing, PageLink, ProblemNotice, problemOf, Section, useTexts } from '#ui-kit';
import { ConsentTable } from './ConsentTable.tsx';
import { consentWords } from './consent-words.ts';
import { ItemInputs, type ItemValues } from './ItemInputs.tsx';

type Offer = NonNullable<Product['verification']>;

/** 个人来访: what the person at the desk consented to, and its withdrawal. Who it is stands in the form alone. */
export function FindConsents({ product, offer }: { product: Product; offer: Offer }) {
  const t = useTexts(consentWords);
  const search = useFindConsents(product.id);
  const [subject, setSubject] = useState<ItemValues>({});
  const change = (values: ItemValues) => {
    // What was found is of the person asked for before.
    search.reset();
    setSubject(values);
  };
  return (
    <Section id="visit" title={t('visit')} note={t('visitNote')}>
      <form
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          search.mutate(subject);
        }}
      >
        <ItemInputs items={offer.subject} values={subject} set={change} part="visit" required />
        <Button htmlType="submit" loading={search.isPending}>
          {t('find')}
        </Button>{' '}
        <Button onClick={() => change({})}>{t('clear')}</Button>
      </form>
      {search.error ? <ProblemNotice problem={problemOf(search.error)} /> : null}
      <div aria-live="polite">{search.data ? <Found consents={search.data.consents} /> : null}</div>
    </Section>
  );
}

function Found({ consents }: { consents: FoundConsents['consents'] }) {
  const t = useTexts(consentWords);
  if (consents.length === 0) return <Nothing>{t('foundNone')}</Nothing>;
  return (
    <ConsentTable
      title={t('found')}
      lines={consents}
      mayWithdraw
      more={[
        { title: t('organisation'), cell: ({ organisation }) => <OrganisationName id={organisation} /> },
        {
          title: t('product'),
          cell: ({ productId }) => <ProductName id={productId} />,
        },
      ]}
    />
  );
}

function OrganisationName({ id }: { id: string }) {
  return useOrganisation(id).data?.name ?? id;
}

function ProductName({ id }: { id: string }) {
  return <PageLink to={`/products/${id}`}>{useProduct(id).data?.title ?? id}</PageLink>;
}
