import { type Registration, useActsOn, useRegistration } from '#api-client';
import {
  ActLinks,
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

/** What continues or ends a registration, by whoever may. */
const followingActs = [
  'registration.draft-change',
  'registration.draft-renewal',
  'registration.draft-cancellation',
  'registration.request-correction',
  'registration.propose-revocation',
];

function RegistrationView({ registration }: { registration: Registration }) {
  const t = useTexts(registrationWords);
  const say = useSay();
  const page = registration.thingId.startsWith('prd_') ? '/products' : '/resources';
  const acts = useActsOn('registration-application', registration.applicationId).data?.items;
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
          ...registration.jointRegistrants.map(({ name, share }, place) => ({
            label: place === 0 ? t('lead') : t('applicants'),
            value: `${name}：${share}`,
          })),
          ...(registration.agent ? [{ label: t('agent'), value: registration.agent }] : []),
          { label: t('type'), value: say(registration.registrationType) },
          { label: t('registrar'), value: <Known value={registration.registrar} /> },
          {
            label: t('registrationCode'),
            value: <Known value={registration.registrationCode} absent="unpublished" />,
          },
          { label: t('version'), value: String(registration.version) },
          ...(registration.codedBy ? [{ label: t('codedBy'), value: say(registration.codedBy) }] : []),
          { label: t('issued'), value: <When at={registration.registeredAt} /> },
          {
            label: t('validUntil'),
            value: (
              <Known value={registration.validUntil}>
                {registration.validUntil ? <When at={registration.validUntil} /> : null}
              </Known>
            ),
          },
          ...(registration.endedAt
            ? [
                { label: t('ended'), value: <When at={registration.endedAt} /> },
                { label: t('endReason'), value: <Known value={registration.endReason} /> },
              ]
            : []),
        ]}
      />
      <ActLinks
        kind="registration-application"
        id={registration.applicationId}
        acts={acts}
        only={followingActs}
      />
      {registration.differs.length > 0 ? (
        <Section title={t('differs')}>
          <p>
            {t('differsLead')} {registration.differs.map(say).join('、')}
          </p>
        </Section>
      ) : null}
      <Section title={t('history')}>
        <ul className="gs-lines">
          {registration.history.map(({ type, on }) => (
            <li key={`${on} ${type.zh}`}>
              {say(type)} · <When at={on} />
            </li>
          ))}
        </ul>
        <p>
          <PageLink to={`/facts?subject=${registration.applicationId}`}>{t('proofLead')}</PageLink>
        </p>
      </Section>
      <Section title={t('summary')}>
        <p className="gs-prose">
          <Known value={registration.summary} />
        </p>
        <p className="gs-note">{say(registration.noProofOfOwnership)}</p>
      </Section>
    </>
  );
}
