import { useNavigate } from '@tanstack/react-router';
import { Button, Form, InputNumber } from 'antd';
import { useLog, usePublicFacts } from '#api-client';
import { DataTable, Facts, Known, Loaded, Nothing, Page, PageLink, Section, useTexts, When } from '#ui-kit';
import { evidenceWords } from './words.ts';

/** The log at a glance, its public facts, and the way to each of its entries. */
export function LogPage() {
  const t = useTexts(evidenceWords);
  const navigate = useNavigate();
  return (
    <Page title={t('log')} lead={t('logLead')}>
      <Loaded query={useLog()} rows={6}>
        {(log) => (
          <>
            <Facts
              items={[
                { label: t('origin'), value: <Known value={log.origin} /> },
                { label: t('size'), value: <Known value={log.size} /> },
                {
                  label: t('signed'),
                  value: (
                    <Known value={log.publishedAt} absent="unpublished">
                      {log.publishedAt ? <When at={log.publishedAt} time /> : null}
                    </Known>
                  ),
                },
                {
                  label: t('key'),
                  value: (
                    <>
                      {log.vkeys.map((vkey) => (
                        <code className="gs-digest" key={vkey}>
                          {vkey}
                        </code>
                      ))}
                      <span className="gs-small">{t('keyNote')}</span>
                    </>
                  ),
                },
              ]}
            />
            <p>
              <PageLink to="/log/checkpoint">{t('checkpoint')}</PageLink> ·{' '}
              <PageLink to="/receipts">{t('checker')}</PageLink>
            </p>
            <Section title={t('open')}>
              <Form
                layout="inline"
                onFinish={({ index }: { index: number }) =>
                  void navigate({ to: `/evidence/${index}` as string })
                }
              >
                <Form.Item name="index" label={t('index')} rules={[{ required: true, message: t('index') }]}>
                  <InputNumber min={0} max={Math.max(0, log.size - 1)} precision={0} />
                </Form.Item>
                <Button htmlType="submit" disabled={log.size === 0}>
                  {t('show')}
                </Button>
              </Form>
            </Section>
            <Section title={t('publicFacts')} note={t('publicFactsNote')}>
              <p>
                <PageLink to="/facts">{t('timeline')}</PageLink>
              </p>
              <PublicFacts />
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function PublicFacts() {
  const t = useTexts(evidenceWords);
  const query = usePublicFacts();
  return (
    <Loaded query={query} rows={6}>
      {({ pages }) => {
        const facts = pages.flatMap(({ items }) => items);
        if (facts.length === 0) return <Nothing>{t('noFacts')}</Nothing>;
        return (
          <DataTable
            title={t('publicFacts')}
            rows={facts}
            rowKey={(fact) => fact.entry}
            more={query}
            total={pages[0]?.total}
            columns={[
              {
                key: 'index',
                title: t('indexShort'),
                value: (fact) => fact.index,
                align: 'right',
                render: (fact) => <PageLink to={`/evidence/${fact.index}`}>{fact.index}</PageLink>,
              },
              { key: 'kind', title: t('kind'), value: (fact) => fact.kind, filter: true },
              { key: 'subject', title: t('subject'), value: (fact) => fact.subject },
              {
                key: 'at',
                title: t('at'),
                value: (fact) => fact.at,
                render: (fact) => <When at={fact.at} time />,
              },
              { key: 'fact', title: t('fact'), value: (fact) => JSON.stringify(fact.fact), hidden: true },
            ]}
          />
        );
      }}
    </Loaded>
  );
}
