import { exportOf, useJournal, useTrialBalance } from '#api-client';
import {
  DataTable,
  Facts,
  Loaded,
  Nothing,
  Page,
  PagedTable,
  Section,
  useSay,
  useTexts,
  When,
} from '#ui-kit';
import { settlementWords } from './words.ts';

/** The books one sees: the trial balance, and the journal behind it. */
export function LedgerPage() {
  const t = useTexts(settlementWords);
  const say = useSay();
  const trial = useTrialBalance();
  const journal = useJournal();
  return (
    <Page
      title={t('ledger')}
      lead={t('ledgerLead')}
      beside={<a href="/api/v1/ledger/journal.csv">{t('journalFile')}</a>}
      wide
    >
      <Section title={t('trial')}>
        <Loaded query={trial} rows={6}>
          {({ items, debit, credit }) =>
            items.length === 0 ? (
              <Nothing>{t('noneYet')}</Nothing>
            ) : (
              <>
                <Facts
                  items={[
                    { label: t('debit'), value: debit },
                    { label: t('credit'), value: credit },
                  ]}
                />
                <DataTable
                  title={t('trial')}
                  name="trial"
                  rows={items}
                  rowKey={({ book, account, party }) => `${book} ${account} ${party}`}
                  columns={[
                    { key: 'book', title: t('book'), value: ({ book }) => book, filter: true },
                    { key: 'code', title: t('code'), value: ({ code }) => code },
                    { key: 'account', title: t('account'), value: ({ accountTitle }) => say(accountTitle) },
                    { key: 'party', title: t('counter'), value: ({ party }) => party ?? '—' },
                    { key: 'debit', title: t('debit'), value: (row) => row.debit || '—', align: 'right' },
                    { key: 'credit', title: t('credit'), value: (row) => row.credit || '—', align: 'right' },
                    { key: 'balance', title: t('balance'), value: ({ balance }) => balance, align: 'right' },
                  ]}
                />
              </>
            )
          }
        </Loaded>
      </Section>
      <Section title={t('journal')}>
        <PagedTable
          query={journal}
          none={t('noneYet')}
          title={t('journal')}
          name="journal"
          exportAll={exportOf('pricing.journal')}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'posted',
              title: t('posted'),
              value: ({ postedAt }) => postedAt,
              render: ({ postedAt }) => <When at={postedAt} time />,
            },
            { key: 'summary', title: t('summary'), value: ({ title }) => title },
            { key: 'code', title: t('code'), value: ({ code }) => code },
            { key: 'account', title: t('account'), value: ({ accountTitle }) => say(accountTitle) },
            { key: 'party', title: t('counter'), value: ({ party }) => party ?? '—' },
            { key: 'debit', title: t('debit'), value: (row) => row.debit || '—', align: 'right' },
            { key: 'credit', title: t('credit'), value: (row) => row.credit || '—', align: 'right' },
          ]}
        />
      </Section>
    </Page>
  );
}
