import { useNavigate } from '@tanstack/react-router';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import {
  type DemoAccount,
  type SignInAnswer,
  useDemoAccounts,
  useMe,
  useSecondStep,
  useSignIn,
  useSite,
} from '#api-client';
import {
  Page,
  PageLink,
  ProblemNotice,
  problemOf,
  Section,
  State,
  useSay,
  useTexts,
  useUrlState,
} from '#ui-kit';
import { accountWords } from './account-words.ts';

/** Where a reader wanted to go before signing in; only addresses of this portal are followed. */
const safeReturn = (to: string | undefined): string =>
  to !== undefined && /^\/(?![/\\])/.test(to) ? to : '/work';

/** Sign-in with a name and a password, and a code when the account asks for one; in a demo home, the accounts to try. */
export function SignInPage() {
  const t = useTexts(accountWords);
  const navigate = useNavigate();
  const [{ to }] = useUrlState();
  const { data: site } = useSite();
  const { data: me } = useMe();
  const signIn = useSignIn();
  const [second, setSecond] = useState(false);
  const go = () => void navigate({ to: safeReturn(to) as string });
  const enter = (account: { username: string; password: string }) =>
    signIn.mutate(account, {
      onSuccess: (answer) => ((answer as SignInAnswer).twoFactorRedirect ? setSecond(true) : go()),
    });
  if (second)
    return (
      <Page title={t('secondStep')} lead={t('secondNote')}>
        <SecondStep onDone={go} onBack={() => setSecond(false)} />
      </Page>
    );
  return (
    <Page title={t('title')}>
      {me?.signedIn ? (
        <p>
          {t('already')} <PageLink to="/work">{t('toWork')}</PageLink>
        </p>
      ) : null}
      {me?.sessionEnded ? <p role="status">{t('ended')}</p> : null}
      <Form layout="vertical" className="gs-form gs-sign-in-form" onFinish={enter} requiredMark={false}>
        <Form.Item name="username" label={t('username')} rules={[{ required: true, message: t('username') }]}>
          <Input autoComplete="username" maxLength={100} autoCapitalize="none" />
        </Form.Item>
        <Form.Item name="password" label={t('password')} rules={[{ required: true, message: t('password') }]}>
          <Input.Password autoComplete="current-password" maxLength={200} visibilityToggle={false} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={signIn.isPending}>
          {t('go')}
        </Button>
      </Form>
      {signIn.error ? <ProblemNotice problem={problemOf(signIn.error)} /> : null}
      {site?.demo ? <DemoAccounts busy={signIn.isPending} onChoose={enter} /> : null}
    </Page>
  );
}

function SecondStep({ onDone, onBack }: { onDone: () => void; onBack: () => void }) {
  const t = useTexts(accountWords);
  const step = useSecondStep();
  return (
    <>
      <Form
        layout="vertical"
        className="gs-form gs-sign-in-form"
        requiredMark={false}
        onFinish={({ code }: { code: string }) =>
          step.mutate({ code: code.replaceAll(' ', '') }, { onSuccess: onDone })
        }
      >
        <Form.Item name="code" label={t('code')} rules={[{ required: true, message: t('code') }]}>
          <Input autoComplete="one-time-code" inputMode="text" maxLength={30} autoFocus />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={step.isPending}>
          {t('confirm')}
        </Button>{' '}
        <Button onClick={onBack}>{t('back')}</Button>
      </Form>
      {step.error ? <ProblemNotice problem={problemOf(step.error)} /> : null}
    </>
  );
}

function DemoAccounts({ busy, onChoose }: { busy: boolean; onChoose: (account: DemoAccount) => void }) {
  const t = useTexts(accountWords);
  const say = useSay();
  const { data: accounts } = useDemoAccounts(true);
  if (!accounts || accounts.items.length === 0) return null;
  return (
    <Section title={t('accounts')} note={t('accountsNote')}>
      <ul className="gs-accounts">
        {accounts.items.map((account: DemoAccount) => (
          <li key={account.username}>
            <button type="button" className="gs-account" disabled={busy} onClick={() => onChoose(account)}>
              <strong>{say(account.role)}</strong>
              <br />
              {account.organisation}
              <br />
              <span className="gs-small">
                {account.name} · {account.username}
              </span>
              {account.openTasks > 0 ? (
                <>
                  <br />
                  <State tone="action">{t('waiting', { count: account.openTasks })}</State>
                </>
              ) : null}
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
