import { exportOf, useScenarios } from '#api-client';
import { Page, PagedTable, PageLink, StateOf, usePunctuation, useSay, useTexts, When } from '#ui-kit';
import { scenarioWords } from './scenario-words.ts';

/** For everybody: where public data that is authorised by scenario is used. */
export function ScenariosPage() {
  const t = useTexts(scenarioWords);
  const say = useSay();
  const { semicolon } = usePunctuation();
  return (
    <Page title={t('publicTitle')} lead={t('publicLead')}>
      <PagedTable
        query={useScenarios()}
        none={t('publicNone')}
        title={t('publicTitle')}
        exportAll={exportOf('authorisation.public-scenarios')}
        name="public-scenarios"
        rowKey={(one) => `${one.number}-${one.version}`}
        columns={[
          { key: 'number', title: t('number'), value: (one) => one.number },
          { key: 'name', title: t('name'), value: (one) => one.name },
          {
            key: 'state',
            title: t('state'),
            value: (one) => say(one.stateTitle),
            filter: true,
            render: (one) => <StateOf state={one.state} title={one.stateTitle} />,
          },
          { key: 'operator', title: t('operator'), value: (one) => one.operator, filter: true },
          { key: 'agreement', title: t('agreement'), value: (one) => one.agreement },
          { key: 'purpose', title: t('purpose'), value: (one) => one.purpose, filter: true },
          { key: 'use', title: t('use'), value: (one) => one.use },
          { key: 'products', title: t('products'), value: (one) => one.products.join(semicolon) },
          { key: 'users', title: t('users'), value: (one) => one.users.map(say).join(semicolon) },
          {
            key: 'approved',
            title: t('approved'),
            value: (one) => one.approvedAt,
            render: (one) => <When at={one.approvedAt} />,
          },
          { key: 'remarks', title: t('remarks'), value: (one) => one.why ?? '' },
          {
            key: 'proof',
            title: t('proof'),
            value: (one) => one.logEntry ?? '',
            render: (one) =>
              one.logEntry ? <PageLink to={`/receipts/${one.logEntry}`}>{t('see')}</PageLink> : null,
          },
        ]}
      />
    </Page>
  );
}
