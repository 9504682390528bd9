import { useNavigate } from '@tanstack/react-router';
import { Button, Form, Input } from 'antd';
import { type DemoAccount, useDemoAccounts, useMe, useSignIn, useSite } from '#api-client';
import {
  defineTexts,
  Page,
  PageLink,
  ProblemNotice,
  problemOf,
  Section,
  text,
  useSay,
  useTexts,
  useUrlState,
} from '#ui-kit';

const words = defineTexts('sign-in', {
  title: text('登录', 'Sign in'),
  username: text('用户名', 'User name'),
  password: text('密码', 'Password'),
  go: text('登录', 'Sign in'),
  accounts: text('演示账号', 'Demonstration accounts'),
  accountsNote: text(
    '点一下就以这个岗位登录。这些人和单位都是虚构的。',
    'One click signs you in at that post. The people and bodies are invented.',
  ),
  already: text('您已登录，', 'You are signed in.'),
  toWork: text('去工作台', 'Go to the workbench'),
});

/** Where a reader wanted to go before signing in; only addresses of this portal are followed. */
const safeReturn = (to: string | undefined): string =>
  to !== undefined && /^\/(?![/\\])/.test(to) ? to : '/work';

/** Sign-in with a name and a password; in a demo home, the accounts to try. */
export function SignInPage() {
  const t = useTexts(words);
  const say = useSay();
  const navigate = useNavigate();
  const [{ to }] = useUrlState();
  const { data: site } = useSite();
  const { data: me } = useMe();
  const { data: accounts } = useDemoAccounts(site?.demo === true);
  const signIn = useSignIn();
  const enter = (account: { username: string; password: string }) =>
    signIn.mutate(account, { onSuccess: () => void navigate({ to: safeReturn(to) as string }) });
  return (
    <Page title={t('title')}>
      {me?.signedIn ? (
        <p>
          {t('already')} <PageLink to="/work">{t('toWork')}</PageLink>
        </p>
      ) : null}
      <Form layout="vertical" className="gs-form gs-sign-in-form" onFinish={enter} requiredMark={false}>
        <Form.Item name="username" label={t('username')} rules={[{ required: true, message: t('username') }]}>
          <Input autoComplete="username" maxLength={100} />
        </Form.Item>
        <Form.Item name="password" label={t('password')} rules={[{ required: true, message: t('password') }]}>
          <Input.Password autoComplete="current-password" maxLength={200} visibilityToggle={false} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={signIn.isPending}>
          {t('go')}
        </Button>
      </Form>
      {signIn.error ? <ProblemNotice problem={problemOf(signIn.error)} /> : null}
      {site?.demo && accounts && accounts.items.length > 0 ? (
        <Section title={t('accounts')} note={t('accountsNote')}>
          <ul className="gs-accounts">
            {accounts.items.map((account: DemoAccount) => (
              <li key={account.username}>
                <button
                  type="button"
                  className="gs-account"
                  disabled={signIn.isPending}
                  onClick={() => enter(account)}
                >
                  <strong>{say(account.role)}</strong>
                  <br />
                  {account.organisation}
                  <br />
                  <span className="gs-small">
                    {account.name} · {account.username}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </Page>
  );
}
