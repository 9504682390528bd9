import { useNavigate } from '@tanstack/react-router';
import { Button, Form, InputNumber } from 'antd';
import { useLog } from '#api-client';
import { Facts, Known, Loaded, Page, PageLink, Section, useTexts, When } from '#ui-kit';
import { evidenceWords } from './words.ts';

/** The log at a glance, and the way to each of its entries. */
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
                    <Known value={log.checkpointAt} absent="unpublished">
                      {log.checkpointAt ? <When at={log.checkpointAt} time /> : null}
                    </Known>
                  ),
                },
                {
                  label: t('key'),
                  value: (
                    <>
                      <code className="gs-digest">{log.verifierKey ?? '–'}</code>
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
                layout="vertical"
                className="gs-form"
                onFinish={({ index }: { index: number }) => void navigate({ to: `/log/${index}` as string })}
              >
                <Form.Item name="index" label={t('index')} rules={[{ required: true, message: t('index') }]}>
                  <InputNumber min={0} max={Math.max(0, log.size - 1)} precision={0} />
                </Form.Item>
                <Button type="primary" htmlType="submit" disabled={log.size === 0}>
                  {t('show')}
                </Button>
              </Form>
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  );
}
