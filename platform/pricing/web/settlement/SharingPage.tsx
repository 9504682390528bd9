import { type Sharing, useActsOn, useSharing } from '#api-client';
import {
  ActLinks,
  DataTable,
  Facts,
  Loaded,
  Page,
  PageLink,
  Section,
  StateOf,
  usePathPart,
  useSay,
  useTexts,
} from '#ui-kit';
import { PapersAndSteps } from './PapersAndSteps.tsx';
import { settlementWords } from './words.ts';

/** What a state allows. */
const now: { readonly [state: string]: readonly string[] } = {
  proposed: ['pricing.approve-sharing', 'pricing.withdraw-sharing'],
  decided: ['pricing.record-payout', 'pricing.record-delivery'],
};

/** The proof of a sharing: where the revenue comes from, and every fen with its formula, inputs and clause. */
export function SharingPage() {
  return (
    <Loaded query={useSharing(usePathPart('id'))} rows={8}>
      {(sharing) => <SharingView sharing={sharing} />}
    </Loaded>
  );
}

function SharingView({ sharing: one }: { sharing: Sharing }) {
  const t = useTexts(settlementWords);
  const say = useSay();
  const acts = useActsOn('sharing', one.id).data?.items.filter(({ name }) => now[one.state]?.includes(name));
  return (
    <Page
      title={`${t('sharings')} ${one.number ?? ''}`}
      above={<PageLink to="/work/sharings">{t('sharings')}</PageLink>}
      beside={
        <>
          <StateOf state={one.state} title={one.stateTitle} />
          <ActLinks kind="sharing" id={one.id} acts={acts} />
        </>
      }
      wide
    >
      <Facts
        items={[
          {
            label: t('agreement'),
            value: <PageLink to={`/agreements/${one.agreementId}`}>{one.agreement}</PageLink>,
          },
          { label: t('operator'), value: one.operator },
          { label: t('revenue'), value: one.revenue },
          { label: t('cost'), value: one.cost },
          ...(one.costBasis === null ? [] : [{ label: t('costBasis'), value: one.costBasis }]),
          { label: t('profit'), value: one.profit },
          { label: t('kept'), value: one.kept },
        ]}
      />
      <Section title={t('shares')}>
        <DataTable
          title={t('shares')}
          name="shares"
          rows={one.lines}
          rowKey={({ line }) => String(line)}
          columns={[
            { key: 'line', title: t('line'), value: ({ line }) => line, align: 'right' },
            { key: 'party', title: t('party'), value: ({ party }) => party },
            { key: 'amount', title: t('amount'), value: ({ amount }) => amount, align: 'right' },
            { key: 'formula', title: t('formula'), value: ({ formula }) => say(formula) },
            { key: 'ground', title: t('ground'), value: ({ ground }) => say(ground) },
            { key: 'clause', title: t('clause'), value: ({ clause }) => say(clause) },
            {
              key: 'done',
              title: t('done'),
              value: ({ paidOn, payee, treasuryNotice, deliveries }) =>
                [
                  ...(paidOn ? [[paidOn, payee, treasuryNotice].filter(Boolean).join(' ')] : []),
                  ...deliveries.map(({ what, value }) => `${what} ${value}`),
                ].join('；') || '—',
            },
          ]}
        />
      </Section>
      {one.contributions.length > 0 && (
        <Section title={t('contribution')}>
          <p>{t('contributionMeasure')}</p>
          <DataTable
            title={t('contribution')}
            name="contributions"
            rows={one.contributions}
            rowKey={({ productId, source }) => `${productId} ${source}`}
            columns={[
              {
                key: 'product',
                title: t('product'),
                value: ({ product }) => product,
                render: ({ productId, product }) => (
                  <PageLink to={`/products/${productId}`}>{product}</PageLink>
                ),
              },
              { key: 'source', title: t('contributor'), value: ({ source }) => source },
              {
                key: 'columns',
                title: t('columns'),
                value: ({ columns, columnsOf }) => `${columns}/${columnsOf}`,
                align: 'right',
              },
              { key: 'formula', title: t('formula'), value: ({ formula }) => say(formula) },
              { key: 'part', title: t('contributed'), value: ({ part }) => part, align: 'right' },
            ]}
          />
        </Section>
      )}
      <Section title={t('sources')}>
        <DataTable
          title={t('sources')}
          name="sources"
          rows={one.sources}
          rowKey={({ id }) => id}
          columns={[
            { key: 'document', title: t('document'), value: ({ kind }) => t(kind as 'payment') },
            { key: 'bill', title: t('bills'), value: ({ bill }) => bill },
            { key: 'amount', title: t('amount'), value: ({ amount }) => amount, align: 'right' },
          ]}
        />
      </Section>
      <PapersAndSteps documents={one.documents} steps={one.steps} />
    </Page>
  );
}
