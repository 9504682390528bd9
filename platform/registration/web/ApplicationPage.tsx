import { useRegistrationApplication } from '#api-client';
import { Facts, Known, Loaded, Page, Section, StateOf, usePathPart, useSay, useTexts, When } from '#ui-kit';
import { registrationWords } from './words.ts';

/** One application, for its registrant, its registrar and who asked for it. */
export function ApplicationPage() {
  const id = usePathPart('id');
  const t = useTexts(registrationWords);
  const say = useSay();
  return (
    <Loaded query={useRegistrationApplication(id)} rows={8}>
      {(application) => (
        <Page
          title={application.dataName}
          lead={say(application.typeTitle)}
          beside={<StateOf state={application.state} title={application.stateTitle} />}
        >
          <Facts
            items={[
              { label: t('registrant'), value: <Known value={application.registrant} /> },
              { label: t('registrar'), value: <Known value={application.registrar} /> },
              {
                label: t('submitted'),
                value: (
                  <Known value={application.submittedAt}>
                    {application.submittedAt ? <When at={application.submittedAt} /> : null}
                  </Known>
                ),
              },
              ...application.facts.map(({ label, value }) => ({ label: say(label), value })),
              ...(application.refusal ? [{ label: t('refusal'), value: application.refusal }] : []),
              ...(application.evidence
                ? [
                    {
                      label: t('evidence'),
                      value: (
                        <a href={application.evidence.path} download>
                          {application.evidence.name}
                        </a>
                      ),
                    },
                  ]
                : []),
            ]}
          />
          <Section title={t('summary')}>
            <p className="gs-prose">{application.summary}</p>
          </Section>
        </Page>
      )}
    </Loaded>
  );
}
