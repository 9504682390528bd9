import { exportOf, useActsOn, useAgreementScenarios } from '#api-client';
import {
  ActLinks,
  DataTable,
  Nothing,
  PageLink,
  Section,
  StateOf,
  usePunctuation,
  useSay,
  useTexts,
} from '#ui-kit';
import { scenarioWords } from './scenario-words.ts';

/** What an agreement that goes by scenario is used for, each with its reviews; nothing where it does not. */
export function AgreementScenarios({ id }: { readonly id: string }) {
  const t = useTexts(scenarioWords);
  const say = useSay();
  const { semicolon } = usePunctuation();
  const { data } = useAgreementScenarios(id);
  if (!data?.byScenario && !data?.items.length) return null;
  return (
    <Section title={t('title')} id="scenarios" note={t('lead')}>
      {data.items.length === 0 ? (
        <Nothing>{t('none')}</Nothing>
      ) : (
        <DataTable
          title={t('title')}
          exportAll={exportOf('authorisation.scenarios', { id })}
          name="scenarios"
          rows={data.items}
          rowKey={(one) => one.id}
          columns={[
            {
              key: 'number',
              title: t('number'),
              value: (one) => `${one.number} ${t('version', { version: one.version })}`,
            },
            { key: 'name', title: t('name'), value: (one) => one.name, filter: true },
            {
              key: 'state',
              title: t('state'),
              value: (one) => say(one.stateTitle),
              filter: true,
              render: (one) => <StateOf state={one.state} title={one.stateTitle} />,
            },
            { key: 'purpose', title: t('purpose'), value: (one) => one.purpose },
            { key: 'use', title: t('use'), value: (one) => one.use },
            { key: 'resources', title: t('resources'), value: (one) => one.resources.join(semicolon) },
            { key: 'products', title: t('products'), value: (one) => one.products.join(semicolon) },
            { key: 'users', title: t('users'), value: (one) => one.users.map(say).join(semicolon) },
            { key: 'measures', title: t('measures'), value: (one) => one.measures },
            {
              key: 'remarks',
              title: t('remarks'),
              value: (one) => [...one.defects, ...(one.why ? [one.why] : [])].join(semicolon),
            },
            {
              key: 'proof',
              title: t('proof'),
              value: (one) => one.logEntry ?? '',
              render: (one) =>
                one.logEntry ? <PageLink to={`/receipts/${one.logEntry}`}>{t('see')}</PageLink> : null,
            },
            {
              key: 'acts',
              title: t('acts'),
              value: () => '',
              render: (one) => <Acts id={one.id} state={one.state} />,
            },
          ]}
        />
      )}
    </Section>
  );
}

/** Reviews wait on desks; what is begun of oneself is begun here. */
const actsIn: { readonly [state: string]: readonly string[] } = {
  'security-review': ['authorisation.withdraw-scenario'],
  'compliance-review': ['authorisation.withdraw-scenario'],
  approved: ['authorisation.change-scenario', 'authorisation.suspend-scenario', 'authorisation.end-scenario'],
  suspended: ['authorisation.change-scenario', 'authorisation.resume-scenario', 'authorisation.end-scenario'],
};

function Acts({ id, state }: { readonly id: string; readonly state: string }) {
  const acts = useActsOn('scenario', id).data?.items;
  const only = actsIn[state];
  return only ? <ActLinks kind="scenario" id={id} acts={acts} only={only} /> : null;
}
