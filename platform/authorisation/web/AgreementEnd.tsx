import { type AgreementEnd as End, useAgreementEnd } from '#api-client';
import {
  DataTable,
  Facts,
  Nothing,
  PageLink,
  Section,
  State,
  StateOf,
  SubjectPanel,
  usePunctuation,
  useSay,
  useTexts,
  When,
} from '#ui-kit';
import { endWords } from './end-words.ts';

/** How the agreement may end before its term, what that would reach, an end that is proposed or took effect, and the steps of its exit. */
export function AgreementEnd({ id }: { readonly id: string }) {
  const t = useTexts(endWords);
  const { data } = useAgreementEnd(id);
  if (!data || (!data.open && !data.termination && data.exit.length === 0)) return null;
  return (
    <Section title={t('title')} id="end">
      {data.termination ? <Termination termination={data.termination} /> : null}
      {data.open ? <Ways end={data} /> : null}
      {data.exit.length > 0 ? <Exit steps={data.exit} /> : null}
    </Section>
  );
}

/** Where an end is decided: the same, and the columns and buyers that lineage knows of. */
export function TerminationPanel({ id }: { readonly id: string }) {
  return (
    <>
      <AgreementEnd id={id} />
      <SubjectPanel kind="agreement" id={id} />
    </>
  );
}

function Termination({ termination }: { readonly termination: NonNullable<End['termination']> }) {
  const t = useTexts(endWords);
  const { decision, effectiveAt, effectiveOn, declinedReason, logEntry } = termination;
  return (
    <Facts
      items={[
        {
          label: t('state'),
          value: <StateOf state={termination.state} title={termination.stateTitle} />,
        },
        { label: t('ground'), value: termination.ground },
        { label: t('statement'), value: termination.statement },
        { label: t('proposer'), value: termination.proposer },
        { label: t('decider'), value: termination.decider },
        ...(decision ? [{ label: t('decision'), value: `${decision.number} ${decision.date}` }] : []),
        ...(effectiveOn ? [{ label: t('day'), value: <When at={effectiveOn} /> }] : []),
        ...(effectiveAt
          ? [
              {
                label: t('ended'),
                value: (
                  <>
                    <When at={effectiveAt} time />{' '}
                    {logEntry ? <PageLink to={`/receipts/${logEntry}`}>{t('log')}</PageLink> : null}
                  </>
                ),
              },
            ]
          : []),
        ...(declinedReason ? [{ label: t('declined'), value: declinedReason }] : []),
      ]}
    />
  );
}

function Ways({ end }: { readonly end: End }) {
  const t = useTexts(endWords);
  const { comma } = usePunctuation();
  const { products, orders, openRuns, sealedResults, domains } = end.reach;
  const buyers = [...new Set(orders.map(({ buyer }) => buyer))].join(comma);
  const titles = products.map(({ title }) => title).join(comma);
  const reached = products.length + orders.length + openRuns + sealedResults + domains;
  return (
    <>
      <h3>{t('grounds')}</h3>
      <ul>
        {end.grounds.map(({ kind, text }) => (
          <li key={text}>
            {text}{' '}
            <span className="gs-soft">
              {kind === 'breach' ? t('breach') : t('agreed', { days: end.noticeDays })}
            </span>
          </li>
        ))}
        <li>
          {end.consent} <span className="gs-soft">{t('consentBy')}</span>
        </li>
      </ul>
      <h3>{t('reach')}</h3>
      {reached === 0 ? (
        <Nothing>{t('nothing')}</Nothing>
      ) : (
        <>
          <p className="gs-note">{t('reachLead')}</p>
          <Facts
            items={[
              { label: t('products'), value: products.length > 0 ? titles : '0' },
              { label: t('buyers'), value: orders.length > 0 ? buyers : '0' },
              { label: t('runs'), value: openRuns },
              { label: t('sealed'), value: sealedResults },
              { label: t('domains'), value: domains },
            ]}
          />
        </>
      )}
    </>
  );
}

function Exit({ steps }: { readonly steps: End['exit'] }) {
  const t = useTexts(endWords);
  const say = useSay();
  return (
    <DataTable
      title={t('exit')}
      name="exit"
      rows={steps}
      rowKey={(step) => step.id}
      columns={[
        { key: 'step', title: t('step'), value: (step) => say(step.title) },
        { key: 'by', title: t('by'), value: (step) => say(step.byTitle), filter: true },
        {
          key: 'due',
          title: t('due'),
          value: (step) => step.dueOn,
          render: (step) => <When at={step.dueOn} />,
        },
        {
          key: 'state',
          title: t('state'),
          value: (step) => t(step.confirmedAt ? 'done' : 'open'),
          filter: true,
          render: (step) => (
            <State tone={step.confirmedAt ? 'good' : 'neutral'}>
              {t(step.confirmedAt ? 'done' : 'open')}
            </State>
          ),
        },
        { key: 'how', title: t('how'), value: (step) => step.statement ?? '' },
        {
          key: 'at',
          title: t('doneAt'),
          value: (step) => step.confirmedAt ?? '',
          render: (step) => (step.confirmedAt ? <When at={step.confirmedAt} time /> : null),
        },
        {
          key: 'proof',
          title: t('proof'),
          value: (step) => step.proof ?? '',
          render: (step) =>
            step.proof ? <PageLink to={`/receipts/${step.proof}`}>{t('log')}</PageLink> : null,
        },
      ]}
    />
  );
}
