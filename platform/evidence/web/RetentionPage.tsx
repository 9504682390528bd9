import { type EvidenceRetention, useActsOn, useEvidenceRetention, useMe } from '#api-client';
import {
  ActLinks,
  DataTable,
  Facts,
  Loaded,
  Nothing,
  Page,
  PageLink,
  Section,
  State,
  StateOf,
  useSay,
  useTexts,
  Waiting,
  When,
} from '#ui-kit';
import { retentionWords } from './retention-words.ts';

/** What was erased, what waits for a decision, and what is held; for those who oversee. */
export function RetentionPage() {
  const t = useTexts(retentionWords);
  const mayLook = useHasRole(['data-authority', 'security-admin', 'auditor', 'audit-admin']);
  return (
    <Page title={t('title')} lead={t('lead')} wide>
      {mayLook === false ? (
        <Nothing>{t('notYours')}</Nothing>
      ) : mayLook ? (
        <Retention />
      ) : (
        <Waiting rows={6} />
      )}
    </Page>
  );
}

function Retention() {
  const t = useTexts(retentionWords);
  return (
    <Loaded query={useEvidenceRetention()} rows={6}>
      {({ latest, erasures, holds }) => (
        <>
          <Facts items={[{ label: t('latest'), value: <When at={latest} /> }]} />
          <Section title={t('erasures')}>
            <Begin act="evidence.propose-erasure" roles={['data-authority']}>
              {t('propose')}
            </Begin>
            {erasures.length === 0 ? <Nothing>{t('noErasures')}</Nothing> : <Erasures items={erasures} />}
          </Section>
          <Section title={t('holds')} note={t('holdsLead')}>
            <Begin act="evidence.place-hold" roles={['data-authority', 'security-admin']}>
              {t('placeHold')}
            </Begin>
            {holds.length === 0 ? <Nothing>{t('noHolds')}</Nothing> : <Holds items={holds} />}
          </Section>
        </>
      )}
    </Loaded>
  );
}

/** Whether one of one's posts has one of the roles; undefined while it is asked. */
function useHasRole(roles: readonly string[]): boolean | undefined {
  const { data: me } = useMe();
  return me?.posts.some((post) => post.roles.some((role) => roles.includes(role)));
}

/** The way to the form of something new, for whom it is. */
function Begin({ act, roles, children }: { act: string; roles: readonly string[]; children: string }) {
  return useHasRole(roles) ? (
    <p className="gs-noprint">
      <PageLink to={`/work/start/${act}`}>{children}</PageLink>
    </p>
  ) : null;
}

function Erasures({ items }: { items: EvidenceRetention['erasures'] }) {
  const t = useTexts(retentionWords);
  const say = useSay();
  return (
    <DataTable
      title={t('erasures')}
      name="e"
      rows={items}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'before',
          title: t('before'),
          value: (one) => one.before,
          render: (one) => <When at={one.before} />,
        },
        { key: 'reason', title: t('reason'), value: (one) => one.opinion ?? one.reason },
        {
          key: 'state',
          title: t('state'),
          value: (one) => say(one.stateTitle),
          filter: true,
          render: (one) => <StateOf state={one.state} title={one.stateTitle} />,
        },
        {
          key: 'proposed',
          title: t('proposed'),
          value: (one) => one.proposedAt,
          render: (one) => <When at={one.proposedAt} />,
        },
        {
          key: 'decided',
          title: t('decided'),
          value: (one) => one.decidedAt,
          render: (one) => (one.decidedAt ? <When at={one.decidedAt} /> : null),
        },
        { key: 'erased', title: t('erased'), value: (one) => one.erased, align: 'right' },
        { key: 'kept', title: t('kept'), value: (one) => one.kept, align: 'right' },
        {
          key: 'proof',
          title: t('proof'),
          value: (one) => one.factIndex,
          render: (one) =>
            one.factIndex === null ? null : <PageLink to={`/evidence/${one.factIndex}`}>{t('see')}</PageLink>,
        },
        {
          key: 'acts',
          title: t('acts'),
          value: () => null,
          render: (one) => (one.state === 'proposed' ? <Acts kind="erasure" id={one.id} /> : null),
        },
      ]}
    />
  );
}

function Holds({ items }: { items: EvidenceRetention['holds'] }) {
  const t = useTexts(retentionWords);
  const say = useSay();
  return (
    <DataTable
      title={t('holds')}
      name="h"
      rows={items}
      rowKey={({ id }) => id}
      columns={[
        { key: 'thing', title: t('thing'), value: (one) => (one.title ? say(one.title) : one.thing) },
        { key: 'reason', title: t('reason'), value: (one) => one.reason },
        {
          key: 'placed',
          title: t('placed'),
          value: (one) => one.placedAt,
          render: (one) => <When at={one.placedAt} />,
        },
        {
          key: 'lifted',
          title: t('lifted'),
          value: (one) => one.liftedAt,
          render: (one) =>
            one.liftedAt ? <When at={one.liftedAt} /> : <State tone="warning">{t('held')}</State>,
        },
        { key: 'why', title: t('whyLifted'), value: (one) => one.whyLifted },
        {
          key: 'acts',
          title: t('acts'),
          value: () => null,
          render: (one) => (one.liftedAt === null ? <Acts kind="evidence-hold" id={one.id} /> : null),
        },
      ]}
    />
  );
}

const Acts = ({ kind, id }: { kind: string; id: string }) => (
  <ActLinks kind={kind} id={id} acts={useActsOn(kind, id).data?.items} />
);
