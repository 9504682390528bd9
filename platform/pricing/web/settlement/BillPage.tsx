import { type Bill, useActsOn, useBill } from '#api-client';
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

/** One bill: what is owed, what came in, what was credited. */
export function BillPage() {
  return (
    <Loaded query={useBill(usePathPart('id'))} rows={8}>
      {(bill) => <BillView bill={bill} />}
    </Loaded>
  );
}

function BillView({ bill: one }: { bill: Bill }) {
  const t = useTexts(settlementWords);
  const say = useSay();
  const nothing = '0.00';
  const idle = [
    ...(one.open === nothing ? ['pricing.record-payment', 'pricing.write-off-bill'] : []),
    ...(one.owed === nothing ? ['pricing.record-refund'] : []),
  ];
  const acts = useActsOn('bill', one.id).data?.items.filter(({ name }) => !idle.includes(name));
  const amounts = ['gross', 'tax', 'received', 'credited', 'writtenOff', 'open', 'owed'] as const;
  return (
    <Page
      title={`${t('bills')} ${one.number}`}
      above={<PageLink to="/work/bills">{t('bills')}</PageLink>}
      beside={
        <>
          <StateOf state={one.state} title={one.stateTitle} />
          <ActLinks kind="bill" id={one.id} acts={acts} />
        </>
      }
      wide
    >
      <Facts
        items={[
          { label: t('buyer'), value: one.buyer },
          { label: t('operator'), value: one.operator },
          { label: t('payBy'), value: one.dueOn },
          ...amounts.map((name) => ({ label: t(name), value: one[name] })),
          {
            label: t('statements'),
            value: <PageLink to={`/work/statements/${one.statementId}`}>{t('toStatement')}</PageLink>,
          },
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
            { key: 'quantity', title: t('quantity'), value: ({ quantity }) => quantity, align: 'right' },
            { key: 'price', title: t('price'), value: ({ price }) => price, align: 'right' },
            { key: 'gross', title: t('gross'), value: ({ gross }) => gross, align: 'right' },
            { key: 'tax', title: t('tax'), value: ({ tax }) => tax, align: 'right' },
          ]}
        />
      </Section>
      {one.payments.length > 0 ? (
        <Section title={t('payments')}>
          <DataTable
            title={t('payments')}
            name="payments"
            rows={one.payments}
            rowKey={({ id }) => id}
            columns={[
              { key: 'paidOn', title: t('paidOn'), value: ({ paidOn }) => paidOn },
              {
                key: 'payer',
                title: t('payer'),
                value: ({ payer, onBehalf }) => (onBehalf ? `${payer}（${onBehalf}）` : payer),
              },
              {
                key: 'reference',
                title: t('reference'),
                value: ({ reference }) => reference,
                render: ({ id, reference, slip }) =>
                  slip ? <a href={`/api/v1/payments/${id}/slip`}>{reference}</a> : reference,
              },
              { key: 'amount', title: t('amount'), value: ({ amount }) => amount, align: 'right' },
              { key: 'owed', title: t('owed'), value: ({ surplus }) => surplus, align: 'right' },
              { key: 'late', title: t('lateDays'), value: ({ lateDays }) => lateDays, align: 'right' },
            ]}
          />
        </Section>
      ) : null}
      {one.creditNotes.length > 0 ? (
        <Section title={t('creditNotes')}>
          <DataTable
            title={t('creditNotes')}
            name="credit-notes"
            rows={one.creditNotes}
            rowKey={({ id }) => id}
            columns={[
              { key: 'number', title: t('number'), value: ({ number }) => number ?? '—' },
              { key: 'line', title: t('line'), value: ({ line }) => line, align: 'right' },
              { key: 'amount', title: t('amount'), value: ({ amount }) => amount, align: 'right' },
              { key: 'reason', title: t('reason'), value: ({ reason }) => reason },
              { key: 'state', title: t('state'), value: ({ stateTitle }) => say(stateTitle) },
            ]}
          />
        </Section>
      ) : null}
      <PapersAndSteps documents={one.documents} steps={one.steps} />
    </Page>
  );
}
