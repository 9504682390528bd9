import { useRegistration } from '#api-client';
import { Facts, Known, Loaded, Page, PageLink, StateOf, usePathPart, useSay, useTexts, When } from '#ui-kit';
import { registrationWords, useTypeWord } from './words.ts';

/** What a query code stands for, and whether it is in force now. */
export function RegistrationPage() {
  const code = usePathPart('code');
  const t = useTexts(registrationWords);
  const say = useSay();
  const typeWord = useTypeWord();
  const date = (at: string | null | undefined) => <Known value={at}>{at ? <When at={at} /> : null}</Known>;
  return (
    <Page title={t('registration', { code })} above={<PageLink to="/registrations">{t('another')}</PageLink>}>
      <Loaded query={useRegistration(code)} rows={6}>
        {(registration) => (
          <Facts
            items={[
              { label: t('state'), value: <StateOf state={registration.state} /> },
              { label: t('dataName'), value: <Known value={registration.dataName} /> },
              { label: t('registrant'), value: <Known value={registration.registrant} /> },
              {
                label: t('type'),
                value: (
                  <Known value={registration.registrationType && typeWord(registration.registrationType)} />
                ),
              },
              { label: t('registrar'), value: <Known value={registration.registrar} /> },
              { label: t('issued'), value: date(registration.issuedAt) },
              { label: t('validUntil'), value: date(registration.validUntil) },
              ...(registration.facts ?? []).map(({ label, value }) => ({
                label: say(label),
                value: <Known value={value} />,
              })),
              ...(registration.logIndex == null
                ? []
                : [
                    {
                      label: t('log'),
                      value: (
                        <PageLink to={`/log/${registration.logIndex}`}>
                          {t('entry', { index: registration.logIndex })}
                        </PageLink>
                      ),
                    },
                  ]),
            ]}
          />
        )}
      </Loaded>
    </Page>
  );
}
