import { type Registration, useRegistration } from '#api-client';
import {
  Facts,
  Known,
  Loaded,
  Page,
  PageLink,
  Section,
  StateOf,
  usePathPart,
  useSay,
  useTexts,
  When,
} from '#ui-kit';
import { registrationWords } from './words.ts';

/** What a query code stands for, and whether it is in force now. */
export function RegistrationPage() {
  const code = usePathPart('code');
  const t = useTexts(registrationWords);
  return (
    <Page title={t('registration', { code })} above={<PageLink to="/registrations">{t('another')}</PageLink>}>
      <Loaded query={useRegistration(code)} rows={6}>
        {(registration) => <RegistrationView registration={registration} />}
      </Loaded>
    </Page>
  );
}

function RegistrationView({ registration }: { registration: Registration }) {
  const t = useTexts(registrationWords);
  const say = useSay();
  const page = registration.thingId.startsWith('prd_') ? '/products' : '/resources';
  return (
    <>
      <Facts
        items={[
          {
            label: t('state'),
            value: <StateOf state={registration.status} title={registration.statusTitle} />,
          },
          {
            label: t('dataName'),
            value: <PageLink to={`${page}/${registration.thingId}`}>{registration.dataName}</PageLink>,
          },
          { label: t('registrant'), value: <Known value={registration.registrant} /> },
          { label: t('type'), value: say(registration.registrationType) },
          { label: t('registrar'), value: <Known value={registration.registrar} /> },
          {
            label: t('registrationCode'),
            value: <Known value={registration.registrationCode} absent="unpublished" />,
          },
          { label: t('issued'), value: <When at={registration.registeredAt} /> },
          {
            label: t('validUntil'),
            value: (
              <Known value={registration.validUntil}>
                {registration.validUntil ? <When at={registration.validUntil} /> : null}
              </Known>
            ),
          },
        ]}
      />
      <Section title={t('summary')}>
        <p className="gs-prose">
          <Known value={registration.summary} />
        </p>
        <p className="gs-note">{say(registration.noProofOfOwnership)}</p>
      </Section>
    </>
  );
}
