import { type Agreement, type AgreementChangeHistory, useActsOn, useAgreementChanges } from '#api-client';
import {
  ActLinks,
  DataTable,
  Facts,
  PageLink,
  Section,
  StateOf,
  usePunctuation,
  useSay,
  useTexts,
  When,
} from '#ui-kit';
import { changeWords } from './change-words.ts';
import { DifferenceTable } from './DifferenceTable.tsx';

type History = AgreementChangeHistory;
type Change = History['changes'][number];

/** The versions of an agreement, each with when it was in force, and what is or was proposed to change. */
export function AgreementVersions({ agreement }: { readonly agreement: Agreement }) {
  const t = useTexts(changeWords);
  const { data } = useAgreementChanges(agreement.id);
  const planActs = useActsOn('authorisation-plan', agreement.planId).data?.items;
  if (!data) return null;
  const amendable = planActs?.some(({ name }) => name === 'authorisation.amend-plan') ?? false;
  if (data.changes.length === 0 && data.versions.length < 2 && !amendable) return null;
  return (
    <Section title={t('title')} id="changes">
      <p className="gs-note">{t('lead')}</p>
      {amendable ? (
        <p>
          {t('planLead')}{' '}
          <ActLinks
            kind="authorisation-plan"
            id={agreement.planId}
            acts={planActs}
            only={['authorisation.amend-plan']}
          />
        </p>
      ) : null}
      <Versions versions={data.versions} />
      {data.changes.map((change) => (
        <ChangeOf key={change.id} change={change} />
      ))}
    </Section>
  );
}

function Versions({ versions }: { readonly versions: History['versions'] }) {
  const t = useTexts(changeWords);
  return (
    <DataTable
      title={t('versions')}
      name="versions"
      rows={versions}
      rowKey={(one) => String(one.version)}
      columns={[
        { key: 'version', title: t('version'), value: (one) => one.version },
        {
          key: 'from',
          title: t('from'),
          value: (one) => one.inForceFrom ?? t('never'),
          render: (one) => (one.inForceFrom ? <When at={one.inForceFrom} time /> : t('never')),
        },
        {
          key: 'until',
          title: t('until'),
          value: (one) => one.inForceUntil ?? (one.inForceFrom ? t('present') : ''),
          render: (one) =>
            one.inForceUntil ? <When at={one.inForceUntil} time /> : one.inForceFrom ? t('present') : '',
        },
        { key: 'why', title: t('replaced'), value: (one) => one.why ?? '' },
        { key: 'digest', title: t('digest'), value: (one) => one.digest ?? '', hidden: true },
        {
          key: 'evidence',
          title: t('evidence'),
          value: (one) => one.logEntry ?? '',
          render: (one) =>
            one.logEntry ? <PageLink to={`/receipts/${one.logEntry}`}>{t('see')}</PageLink> : null,
        },
      ]}
    />
  );
}

/** One change: its size and why, what both sides said to it, and the lines that differ. */
export function ChangeOf({ change }: { readonly change: Change }) {
  const t = useTexts(changeWords);
  const say = useSay();
  const { semicolon } = usePunctuation();
  const acts = useActsOn('agreement-change', change.id).data?.items;
  return (
    <article>
      <h3>
        {t(change.renewal ? 'renewal' : 'change', { version: change.version })}{' '}
        <StateOf state={change.state} title={change.stateTitle} />
      </h3>
      <ActLinks kind="agreement-change" id={change.id} acts={acts} only={['authorisation.withdraw-change']} />
      <Facts
        items={[
          { label: t('size'), value: t(change.larger ? 'larger' : 'minor') },
          { label: t('why'), value: change.why.map(say).join(semicolon) },
          { label: t('reason'), value: change.reason },
          { label: t('term'), value: <When at={change.until} /> },
          {
            label: t('effective'),
            value: change.inForceAt ? (
              <When at={change.inForceAt} time />
            ) : change.effectiveOn ? (
              <When at={change.effectiveOn} />
            ) : (
              t('atOnce')
            ),
          },
          ...(change.decision
            ? [{ label: t('decision'), value: `${change.decision.number} ${change.decision.date}` }]
            : []),
          ...(change.declinedReason ? [{ label: t('declined'), value: change.declinedReason }] : []),
          ...(change.logEntry
            ? [
                {
                  label: t('evidence'),
                  value: <PageLink to={`/receipts/${change.logEntry}`}>{t('see')}</PageLink>,
                },
              ]
            : []),
        ]}
      />
      <DifferenceTable
        title={t(change.renewal ? 'renewal' : 'change', { version: change.version })}
        name={`change-${change.version}`}
        lines={change.lines}
        parts={change.parts}
      />
    </article>
  );
}
