import { Alert, Button, Form, Input, Select, Typography } from 'antd';
import { type TipInput, useFollowTip, useSendTip } from '#api-client';
import { Facts, Page, ProblemNotice, problemOf, Section, useSay, useTexts, When } from '#ui-kit';
import { tipWords } from './words.ts';

const kinds = ['product', 'agreement', 'organisation', 'conduct', 'authority'] as const;

/** Where anybody reports, and sees by a code what became of it. */
export function ReportPage() {
  const t = useTexts(tipWords);
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Section title={t('send')}>
        <SendForm />
      </Section>
      <Section title={t('follow')}>
        <FollowForm />
      </Section>
    </Page>
  );
}

function SendForm() {
  const t = useTexts(tipWords);
  const send = useSendTip();
  if (send.data)
    return (
      <Alert
        type="success"
        title={t('received')}
        description={
          <Typography.Text code copyable>
            {send.data.code}
          </Typography.Text>
        }
      />
    );
  const filled = (values: TipInput): TipInput =>
    Object.fromEntries(Object.entries(values).filter(([, value]) => value)) as TipInput;
  return (
    <Form<TipInput> layout="vertical" onFinish={(values) => send.mutate(filled(values))}>
      <Form.Item name="about" label={t('about')} rules={[{ required: true }]}>
        <Select options={kinds.map((kind) => ({ value: kind, label: t(kind) }))} />
      </Form.Item>
      <Form.Item name="thing" label={t('thing')} rules={[{ required: true, min: 2 }]}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="body" label={t('body')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="statement" label={t('statement')} rules={[{ required: true, min: 10 }]}>
        <Input.TextArea rows={6} maxLength={4000} />
      </Form.Item>
      <Form.Item name="reporter" label={t('reporter')}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name="contact" label={t('contact')}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      {send.error ? <ProblemNotice problem={problemOf(send.error)} /> : null}
      <Button type="primary" htmlType="submit" loading={send.isPending}>
        {t('submit')}
      </Button>
    </Form>
  );
}

function FollowForm() {
  const t = useTexts(tipWords);
  const say = useSay();
  const follow = useFollowTip();
  const found = follow.data;
  return (
    <>
      <Form<{ code: string }> layout="vertical" onFinish={({ code }) => follow.mutate(code.trim())}>
        <Form.Item name="code" label={t('code')} rules={[{ required: true, min: 20 }]}>
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
        {follow.error ? <ProblemNotice problem={problemOf(follow.error)} /> : null}
        <Button htmlType="submit" loading={follow.isPending}>
          {t('look')}
        </Button>
      </Form>
      {found ? (
        <Facts
          items={[
            { label: t('state'), value: say(found.stateTitle) },
            { label: t('receivedAt'), value: <When at={found.receivedAt} time /> },
            ...(found.reason ? [{ label: t('reason'), value: found.reason }] : []),
            ...(found.outcome ? [{ label: t('outcome'), value: say(found.outcome) }] : []),
            ...(found.answer ? [{ label: t('answer'), value: found.answer }] : []),
          ]}
        />
      ) : null}
    </>
  );
}
