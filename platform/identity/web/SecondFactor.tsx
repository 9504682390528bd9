import { Button, Form, Input, QRCode } from 'antd';
import {
  type SecondFactorSetUp,
  useConfirmSecondFactor,
  useDropSecondFactor,
  useSetUpSecondFactor,
} from '#api-client';
import { ProblemNotice, problemOf, useTexts } from '#ui-kit';
import { accountWords } from './account-words.ts';

/** Turn the second factor on (password, QR code, first code) or off (password). */
export function SecondFactor({ on }: { on: boolean }) {
  const setUp = useSetUpSecondFactor();
  const drop = useDropSecondFactor();
  if (setUp.data && !on) return <Scan setUp={setUp.data} />;
  const deed = on ? drop : setUp;
  return (
    <>
      <AskPassword danger={on} busy={deed.isPending} onPassword={(password) => deed.mutate({ password })} />
      {deed.error ? <ProblemNotice problem={problemOf(deed.error)} /> : null}
      {on && setUp.data ? <BackupCodes codes={setUp.data.backupCodes} /> : null}
    </>
  );
}

function AskPassword({
  danger,
  busy,
  onPassword,
}: {
  danger: boolean;
  busy: boolean;
  onPassword: (password: string) => void;
}) {
  const t = useTexts(accountWords);
  return (
    <Form
      layout="vertical"
      className="gs-form gs-sign-in-form"
      requiredMark={false}
      onFinish={({ password }: { password: string }) => onPassword(password)}
    >
      <Form.Item name="password" label={t('present')} rules={[{ required: true, message: t('present') }]}>
        <Input.Password autoComplete="current-password" maxLength={128} visibilityToggle={false} />
      </Form.Item>
      <Button htmlType="submit" danger={danger} loading={busy}>
        {t(danger ? 'turnOff' : 'turnOn')}
      </Button>
    </Form>
  );
}

function Scan({ setUp }: { setUp: SecondFactorSetUp }) {
  const t = useTexts(accountWords);
  const confirm = useConfirmSecondFactor();
  const secret = new URL(setUp.totpURI).searchParams.get('secret') ?? '';
  return (
    <>
      <p>{t('scan')}</p>
      <QRCode value={setUp.totpURI} size={220} bordered={false} type="svg" />
      <p>
        {t('byHand')}: <code className="gs-digest">{secret.replace(/(.{4})/g, '$1 ').trim()}</code>
      </p>
      <Form
        layout="vertical"
        className="gs-form gs-sign-in-form"
        requiredMark={false}
        onFinish={({ code }: { code: string }) => confirm.mutate({ code: code.replaceAll(' ', '') })}
      >
        <Form.Item name="code" label={t('sixDigits')} rules={[{ required: true, message: t('sixDigits') }]}>
          <Input autoComplete="one-time-code" inputMode="numeric" maxLength={8} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={confirm.isPending}>
          {t('confirm')}
        </Button>
      </Form>
      {confirm.error ? <ProblemNotice problem={problemOf(confirm.error)} /> : null}
      <BackupCodes codes={setUp.backupCodes} />
    </>
  );
}

function BackupCodes({ codes }: { codes: readonly string[] }) {
  const t = useTexts(accountWords);
  return (
    <section className="gs-warn" aria-label={t('backup')}>
      <strong>{t('backup')}</strong>
      <p>{t('backupNote')}</p>
      <ul className="gs-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}
