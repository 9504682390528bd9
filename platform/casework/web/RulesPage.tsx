import { useRules } from '#api-client';
import { Cite, cite, DataTable, Loaded, Page, PageLink, State, useLanguage, useSay, useTexts } from '#ui-kit';
import { ruleWords } from './words.ts';

/** All rules with their clauses; sortable by document, filtered by whether they are verified. */
export function RulesPage() {
  const t = useTexts(ruleWords);
  const say = useSay();
  const language = useLanguage();
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Loaded query={useRules()} rows={16}>
        {({ items }) => (
          <DataTable
            title={t('title')}
            rows={items}
            rowKey={(rule) => rule.id}
            columns={[
              {
                key: 'id',
                title: t('id'),
                value: (rule) => rule.id,
                render: (rule) => <PageLink to={`/rules/${rule.id}`}>{rule.id}</PageLink>,
              },
              { key: 'rule', title: t('rule'), value: (rule) => say(rule.title) },
              {
                key: 'clause',
                title: t('clause'),
                value: (rule) => cite(rule.clause, language),
                render: (rule) => <Cite clause={rule.clause} />,
              },
              {
                key: 'document',
                title: t('document'),
                value: (rule) => rule.clause.document,
                filter: true,
                hidden: true,
              },
              {
                key: 'jurisdiction',
                title: t('jurisdiction'),
                value: (rule) => (rule.jurisdiction === 'CN' ? t('national') : rule.jurisdiction),
                filter: true,
                hidden: true,
              },
              {
                key: 'check',
                title: t('check'),
                value: (rule) => t(rule.verified ? 'verified' : 'unverified'),
                filter: true,
                render: (rule) => (
                  <State tone={rule.verified ? 'good' : 'warning'}>
                    {t(rule.verified ? 'verified' : 'unverified')}
                  </State>
                ),
              },
              { key: 'acts', title: t('acts'), value: (rule) => rule.actsIn?.join(' '), hidden: true },
            ]}
          />
        )}
      </Loaded>
    </Page>
  );
}
