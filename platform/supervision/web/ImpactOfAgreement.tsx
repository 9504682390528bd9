import { type ImpactOfAgreement as Impact, useImpactOfAgreement } from '#api-client';
import { DataTable, PageLink, Section, StateOf, usePunctuation, useTexts, useWayWord } from '#ui-kit';
import { hasPage, reach, rowsOfAgreement } from './impact-rows.ts';
import { impactWords } from './impact-words.ts';

/** What a stop of the agreement would reach. Without products there is nothing to list. */
export function ImpactOfAgreement({ id }: { id: string }) {
  const { data } = useImpactOfAgreement(id);
  return data && data.products.length > 0 ? <ImpactTable impact={data} /> : null;
}

function ImpactTable({ impact }: { impact: Impact }) {
  const t = useTexts(impactWords);
  const wayWord = useWayWord();
  const { comma, semicolon } = usePunctuation();
  const rows = rowsOfAgreement(impact);
  type Row = (typeof rows)[number];
  const listed = (of: Row['sources']): string[] =>
    [...Map.groupBy(of, ({ item }) => item)].map(
      ([item, uses]) => `${item} (${[...new Set(uses.map(({ how }) => wayWord(how)))].join(comma)})`,
    );
  const sources = (row: Row): string =>
    [...listed(row.sources), ...listed(row.own).map((column) => t('ownColumn', { column }))].join(semicolon);
  const buyers = ({ product }: Row): string =>
    product.buyers === 0
      ? ''
      : (product.buyerNames?.join(comma) ?? t('countBuyers', { count: product.buyers }));
  return (
    <Section title={t('title')} id="impact" note={t('ofAgreement', reach(impact))}>
      <DataTable
        title={`${impact.number} ${t('title')}`}
        name="impact"
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          {
            key: 'product',
            title: t('product'),
            value: ({ product }) => product.title,
            filter: true,
            render: ({ product }) =>
              hasPage(product.state) ? (
                <PageLink to={`/products/${product.id}`}>{product.title}</PageLink>
              ) : (
                product.title
              ),
          },
          {
            key: 'output',
            title: t('output'),
            value: ({ output }) => output ?? t('onlyRows'),
            render: ({ output }) => output ?? <span className="gs-soft">{t('onlyRows')}</span>,
          },
          { key: 'sources', title: t('sources'), value: sources, render: sources },
          {
            key: 'state',
            title: t('state'),
            value: ({ product }) => product.state,
            render: ({ product }) => <StateOf state={product.state} title={product.stateTitle} />,
          },
          { key: 'orders', title: t('orders'), value: ({ product }) => product.orders, align: 'right' },
          { key: 'buyers', title: t('buyers'), value: buyers, render: buyers },
        ]}
      />
      {impact.products.every(({ buyerNames }) => buyerNames !== null) ? null : (
        <p className="gs-note">{t('buyersNotNamed')}</p>
      )}
    </Section>
  );
}
