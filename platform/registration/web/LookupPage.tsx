import { useNavigate } from '@tanstack/react-router';
import { Button, Form, Input } from 'antd';
import { Page, useTexts } from '#ui-kit';
import { registrationWords } from './words.ts';

/** Where the QR code's reader, or somebody with the paper in hand, starts. */
export function LookupPage() {
  const t = useTexts(registrationWords);
  const navigate = useNavigate();
  return (
    <Page title={t('lookup')} lead={t('lookupLead')}>
      <Form
        layout="vertical"
        className="gs-form"
        onFinish={({ code }: { code: string }) =>
          void navigate({ to: `/registrations/${encodeURIComponent(code.trim())}` as string })
        }
      >
        <Form.Item
          name="code"
          label={t('code')}
          rules={[{ required: true, whitespace: true, message: t('code') }]}
        >
          <Input autoComplete="off" maxLength={100} />
        </Form.Item>
        <Button type="primary" htmlType="submit">
          {t('look')}
        </Button>
      </Form>
    </Page>
  );
}
