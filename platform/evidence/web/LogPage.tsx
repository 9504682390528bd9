import { useNavigate } from '@tanstack/react-router';
import { Button, Form, InputNumber } from 'antd';
import { type LogHead, useLog, usePublicFacts } from '#api-client';
import {
  DataTable,
  Facts,
  formatDate,
  Known,
  Loaded,
  Nothing,
  Page,
  PageLink,
  Section,
  useLanguage,
  useSay,
  useTexts,
  When,
} from '#ui-kit';
import { kindTitle } from './fact-kinds.ts';
import { tellFact } from './fact-story.ts';
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
              ]}
            />
            <p>
              <PageLink to="/log/checkpoint">{t('checkpoint')}</PageLink> ·{' '}
              <PageLink to="/receipts">{t('checker')}</PageLink>
            </p>
            <Section title={t('key')} note={t('keyNote')}>
              <Keys keys={log.keys} />
              <p>
                <PageLink to="/facts?kind=evidence.log-key">{t('keyChanges')}</PageLink>
              </p>
            </Section>
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

/** Every key the log ever had: what it signs with, what hands over, what has ended. */
function Keys({ keys }: { keys: LogHead['keys'] }) {
  const t = useTexts(evidenceWords);
  const language = useLanguage();
  const state = ({ state, overlapUntil }: LogHead['keys'][number]): string =>
    state === 'current'
      ? t('keyCurrent')
      : state === 'overlapping' && overlapUntil
        ? t('keyOutgoing', { until: formatDate(overlapUntil, language) })
        : t('keyFormer');
  return (
    <DataTable
      title={t('key')}
      name="k"
      rows={keys}
      rowKey={({ vkey }) => vkey}
      columns={[
        { key: 'algorithm', title: t('algorithm'), value: (key) => key.algorithm },
        {
          key: 'vkey',
          title: t('vkey'),
          value: (key) => key.vkey,
          render: (key) => <code className="gs-digest">{key.vkey}</code>,
        },
        { key: 'state', title: t('keyState'), value: state },
        {
          key: 'since',
          title: t('keySince'),
          value: (key) => key.since,
          render: (key) => (key.since ? <When at={key.since} /> : null),
        },
        { key: 'from', title: t('keyFrom'), value: (key) => key.fromSize, align: 'right' },
      ]}
    />
  );
}

function PublicFacts() {
  const t = useTexts(evidenceWords);
  const say = useSay();
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
              { key: 'kind', title: t('kind'), value: (fact) => say(kindTitle(fact.kind)), filter: true },
              {
                key: 'told',
                title: t('fact'),
                value: (fact) => {
                  const told = tellFact(fact.kind, fact.fact);
                  return told ? say(told) : null;
                },
              },
              {
                key: 'at',
                title: t('at'),
                value: (fact) => fact.at,
                render: (fact) => <When at={fact.at} time />,
              },
              { key: 'subject', title: t('subject'), value: (fact) => fact.subject, hidden: true },
              {
                key: 'fact',
                title: t('factAsEntered'),
                value: (fact) => JSON.stringify(fact.fact),
                hidden: true,
              },
            ]}
          />
        );
      }}
    </Loaded>
  );
}
