import { exportOf, useActsOn, useAgreementFilings } from '#api-client';
import { ActLinks, DataTable, PageLink, Section, State, useTexts, When } from '#ui-kit';
import { filingWords } from './filing-words.ts';

/** What of the plan and the agreement has to be filed with the authority above, until when, and what came back. */
export function AgreementFilings({ id }: { readonly id: string }) {
  const t = useTexts(filingWords);
  const { data } = useAgreementFilings(id);
  if (!data || data.items.length === 0) return null;
  return (
    <Section title={t('title')} id="filings" note={t('lead')}>
      <DataTable
        title={t('title')}
        exportAll={exportOf('authorisation.filings', { id })}
        name="filings"
        rows={data.items}
        rowKey={(one) => one.id}
        columns={[
          {
            key: 'what',
            title: t('what'),
            value: (one) => `${t(one.of)} ${one.number} ${t('version', { version: one.version })}`,
          },
          {
            key: 'due',
            title: t('due'),
            value: (one) => one.dueOn,
            render: (one) => <When at={one.dueOn} />,
          },
          {
            key: 'state',
            title: t('state'),
            value: (one) => t(stateOf(one)),
            filter: true,
            render: (one) => (
              <>
                <State tone={one.filedOn ? 'good' : one.late || one.line === 'refused' ? 'bad' : 'neutral'}>
                  {t(stateOf(one))}
                </State>
                {one.filedOn ? null : one.lineAnswer}
              </>
            ),
          },
          { key: 'authority', title: t('authority'), value: (one) => one.authority ?? '' },
          { key: 'reference', title: t('reference'), value: (one) => one.reference ?? '' },
          {
            key: 'filedOn',
            title: t('filedOn'),
            value: (one) => one.filedOn ?? '',
            render: (one) => (one.filedOn ? <When at={one.filedOn} /> : <Enter id={one.id} />),
          },
          {
            key: 'proof',
            title: t('proof'),
            value: (one) => one.logEntry ?? '',
            render: (one) =>
              one.logEntry ? <PageLink to={`/receipts/${one.logEntry}`}>{t('see')}</PageLink> : null,
          },
        ]}
      />
    </Section>
  );
}

const stateOf = (one: { filedOn: string | null; late: boolean; line: string | null }) =>
  one.filedOn
    ? 'filed'
    : one.line === 'waiting'
      ? 'sending'
      : one.late
        ? 'late'
        : one.line === 'refused'
          ? 'refused'
          : 'open';

function Enter({ id }: { readonly id: string }) {
  return (
    <ActLinks kind="authorisation-filing" id={id} acts={useActsOn('authorisation-filing', id).data?.items} />
  );
}
