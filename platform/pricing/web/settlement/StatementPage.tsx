import { type Statement, useActsOn, useStatement } from '#api-client';
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
  useTexts,
  When,
} from '#ui-kit';
import { PapersAndSteps } from './PapersAndSteps.tsx';
import { settlementWords } from './words.ts';

/** What a state allows. */
const now: { readonly [state: string]: readonly string[] } = {
  issued: ['pricing.confirm-statement', 'pricing.dispute-statement'],
  disputed: ['pricing.decide-dispute'],
  confirmed: ['pricing.issue-bill'],
};

/** One statement: each line with its price, where that comes from, and the stretch of the meter it is of. */
export function StatementPage() {
  return (
    <Loaded query={useStatement(usePathPart('id'))} rows={8}>
      {(statement) => <StatementView statement={statement} />}
    </Loaded>
  );
}

function StatementView({ statement: one }: { statement: Statement }) {
  const t = useTexts(settlementWords);
  const acts = useActsOn('statement', one.id).data?.items.filter(({ name }) =>
    now[one.state]?.includes(name),
  );
  return (
    <Page
      title={`${t('statements')} ${one.from} – ${one.to}`}
      above={<PageLink to="/work/statements">{t('statements')}</PageLink>}
      beside={
        <>
          <StateOf state={one.state} title={one.stateTitle} />
          <ActLinks kind="statement" id={one.id} acts={acts} />
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
          { label: t('buyer'), value: one.buyer },
          { label: t('operator'), value: one.operator },
          { label: t('calls'), value: String(one.calls) },
          { label: t('total'), value: one.total },
          ...(one.accepted === null ? [] : [{ label: t('accepted'), value: one.accepted }]),
          ...(one.dueOn === null ? [] : [{ label: t('dueOn'), value: one.dueOn }]),
          { label: t('entry'), value: one.entry },
          ...(one.billId === null
            ? []
            : [
                {
                  label: t('bills'),
                  value: <PageLink to={`/work/bills/${one.billId}`}>{t('toBill')}</PageLink>,
                },
              ]),
        ]}
      />
      <Section title={t('lines')}>
        <DataTable
          title={t('lines')}
          rows={one.lines}
          rowKey={({ line }) => String(line)}
          columns={[
            { key: 'line', title: t('line'), value: ({ line }) => line, align: 'right' },
            { key: 'product', title: t('product'), value: ({ product }) => product },
            {
              key: 'meterFrom',
              title: t('meterFrom'),
              value: ({ from }) => from,
              render: ({ from }) => <When at={from} time />,
            },
            {
              key: 'meterUntil',
              title: t('meterUntil'),
              value: ({ until }) => until,
              render: ({ until }) => <When at={until} time />,
            },
            { key: 'late', title: t('late'), value: ({ late }) => (late ? t('yes') : '—') },
            { key: 'quantity', title: t('quantity'), value: ({ quantity }) => quantity, align: 'right' },
            { key: 'price', title: t('price'), value: ({ price }) => price, align: 'right' },
            { key: 'source', title: t('source'), value: ({ priceSource }) => t(priceSource as 'order') },
            { key: 'amount', title: t('amount'), value: ({ amount }) => amount, align: 'right' },
            { key: 'dispute', title: t('dispute'), value: ({ dispute }) => dispute ?? '—' },
            {
              key: 'decision',
              title: t('decision'),
              value: ({ acceptedQuantity, decision }) =>
                decision === null ? '—' : `${acceptedQuantity}：${decision}`,
            },
          ]}
        />
      </Section>
      <PapersAndSteps documents={one.documents} steps={one.steps} />
    </Page>
  );
}
