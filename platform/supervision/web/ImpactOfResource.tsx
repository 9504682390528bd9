import { type ImpactOfResource as Impact, useImpactOfResource } from '#api-client';
import {
  DataTable,
  Nothing,
  PageLink,
  Section,
  StateOf,
  usePunctuation,
  useTexts,
  useWayWord,
} from '#ui-kit';
import { hasPage, rowsOfResource } from './impact-rows.ts';
import { impactWords } from './impact-words.ts';

/** What hangs on each item of a resource. Nothing is drawn for who may not see it: the list is not theirs to miss. */
export function ImpactOfResource({ id }: { id: string }) {
  const { data } = useImpactOfResource(id);
  return data ? <ImpactTable impact={data} /> : null;
}

function ImpactTable({ impact }: { impact: Impact }) {
  const t = useTexts(impactWords);
  const wayWord = useWayWord();
  const { comma, semicolon } = usePunctuation();
  const rows = rowsOfResource(impact);
  type Row = (typeof rows)[number];
  const outputs = ({ product }: Row): string =>
    [...Map.groupBy(product?.outputs ?? [], ({ output }) => output)]
      .map(
        ([output, uses]) => `${output ?? t('onlyRows')} (${uses.map(({ how }) => wayWord(how)).join(comma)})`,
      )
      .join(semicolon);
  const buyers = ({ product }: Row): string =>
    product === null || product.buyers === 0
      ? ''
      : (product.buyerNames?.join(comma) ?? t('countBuyers', { count: product.buyers }));
  const named = rows.every(({ product }) => product === null || product.buyerNames !== null);
  return (
    <Section title={t('title')} id="impact" note={t('ofResource')}>
      {rows.length === 0 ? (
        <Nothing>{t('nothing')}</Nothing>
      ) : (
        <>
          <DataTable
            title={`${impact.title} ${t('title')}`}
            name="impact"
            rows={rows}
            rowKey={({ key }) => key}
            columns={[
              { key: 'item', title: t('item'), value: ({ item }) => item.item, filter: true },
              {
                key: 'product',
                title: t('product'),
                value: ({ product }) => product?.title ?? t('noProduct'),
                filter: true,
                render: ({ product }) =>
                  product ? (
                    hasPage(product.state) ? (
                      <PageLink to={`/products/${product.id}`}>{product.title}</PageLink>
                    ) : (
                      product.title
                    )
                  ) : (
                    <span className="gs-soft">{t('noProduct')}</span>
                  ),
              },
              { key: 'outputs', title: t('outputs'), value: outputs, render: outputs },
              {
                key: 'agreement',
                width: 150,
                title: t('agreement'),
                value: ({ product }) => product?.agreement ?? '',
                filter: true,
                render: ({ product }) =>
                  product ? (
                    <PageLink to={`/agreements/${product.agreementId}`}>{product.agreement}</PageLink>
                  ) : null,
              },
              {
                key: 'state',
                title: t('state'),
                value: ({ product }) => product?.state ?? '',
                render: ({ product }) =>
                  product ? <StateOf state={product.state} title={product.stateTitle} /> : null,
              },
              {
                key: 'orders',
                title: t('orders'),
                value: ({ product }) => product?.orders ?? 0,
                align: 'right',
              },
              { key: 'buyers', title: t('buyers'), value: buyers, render: buyers },
              { key: 'calls', title: t('calls'), value: ({ item }) => item.calls, align: 'right' },
            ]}
          />
          {named ? null : <p className="gs-note">{t('buyersNotNamed')}</p>}
        </>
      )}
    </Section>
  );
}
