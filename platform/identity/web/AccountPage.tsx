import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useChangePassword, useMe } from '#api-client';
import {
  Facts,
  formatDate,
  Loaded,
  Nothing,
  Page,
  ProblemNotice,
  problemOf,
  Section,
  useLanguage,
  useSay,
  useTexts,
} from '#ui-kit';
import { accountWords } from './account-words.ts';
import { SecondFactor } from './SecondFactor.tsx';

/** The reader's own account: who one is, the password, the second factor. With a one-time password it is the only page. */
export function AccountPage() {
  const t = useTexts(accountWords);
  const say = useSay();
  const language = useLanguage();
  return (
    <Loaded query={useMe()} rows={8}>
      {(me) => (
        <Page title={t('mine')}>
          {me.mustChangePassword ? (
            <p className="gs-warn" role="alert">
              ▲ {t('mustChange')}
            </p>
          ) : null}
          <Facts
            items={[
              { label: t('person'), value: me.person?.name ?? '' },
              { label: t('username'), value: <code>{me.username}</code> },
            ]}
          />
          <Section title={t('posts')}>
            {me.posts?.length ? (
              <ul>
                {me.posts.map((post) => (
                  <li key={post.id}>
                    {post.organisation.name} {say(post.title)}
                    {post.deputyUntil ? t('until', { until: formatDate(post.deputyUntil, language) }) : null}
                  </li>
                ))}
              </ul>
            ) : (
              <Nothing>{t('noPost')}</Nothing>
            )}
          </Section>
          <Section title={t('change')} note={t('changeNote')}>
            <ChangePassword username={me.username ?? ''} />
          </Section>
          {me.mustChangePassword ? null : (
            <Section title={t('second')} note={t(me.secondFactor ? 'secondOn' : 'secondOff')}>
              <SecondFactor on={me.secondFactor === true} />
            </Section>
          )}
        </Page>
      )}
    </Loaded>
  );
}

interface Passwords {
  readonly currentPassword: string;
  readonly newPassword: string;
}

function ChangePassword({ username }: { username: string }) {
  const t = useTexts(accountWords);
  const [form] = Form.useForm<Passwords>();
  const change = useChangePassword();
  const [done, setDone] = useState(false);
  return (
    <>
      <Form
        form={form}
        layout="vertical"
        className="gs-form gs-sign-in-form"
        requiredMark={false}
        onFinish={({ currentPassword, newPassword }) => {
          setDone(false);
          change.mutate(
            { currentPassword, newPassword },
            {
              onSuccess: () => {
                setDone(true);
                form.resetFields();
              },
            },
          );
        }}
      >
        <input
          className="gs-hidden"
          aria-label={t('username')}
          autoComplete="username"
          value={username}
          readOnly
          tabIndex={-1}
        />
        <Form.Item
          name="currentPassword"
          label={t('present')}
          rules={[{ required: true, message: t('present') }]}
        >
          <Input.Password autoComplete="current-password" maxLength={128} visibilityToggle={false} />
        </Form.Item>
        <Form.Item
          name="newPassword"
          label={t('next')}
          rules={[{ required: true, min: 10, message: t('tooShort') }]}
        >
          <Input.Password autoComplete="new-password" maxLength={128} visibilityToggle={false} />
        </Form.Item>
        <Form.Item
          name="again"
          label={t('again')}
          dependencies={['newPassword']}
          rules={[
            ({ getFieldValue }) => ({
              validator: (_, value) =>
                value === getFieldValue('newPassword')
                  ? Promise.resolve()
                  : Promise.reject(new Error(t('notSame'))),
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" maxLength={128} visibilityToggle={false} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {t('change')}
        </Button>
      </Form>
      {change.error ? <ProblemNotice problem={problemOf(change.error)} /> : null}
      {done ? (
        <p className="gs-verdict gs-verdict-good" role="status">
          ✓ {t('changed')}
        </p>
      ) : null}
    </>
  );
}
