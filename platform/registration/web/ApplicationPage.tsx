import { type RegistrationApplication, useActsOn, useRegistrationApplication } from '#api-client';
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
import { mandateWords, stepWords } from './mandate-words.ts';
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
          <Applicants application={application} />
          <Agent application={application} />
          <Section title={t('summary')}>
            <p className="gs-prose">{application.summary}</p>
          </Section>
        </Page>
      )}
    </Loaded>
  );
}

/** Who files together, with which part, and what each has answered; the lead names them here, a co-applicant answers here. */
function Applicants({ application }: { application: RegistrationApplication }) {
  const t = useTexts(registrationWords);
  const say = useSay();
  const acts = useActsOn('registration-application', application.id).data?.items;
  const open = ['draft', 'business-reviewed', 'returned'].includes(application.state);
  const names = acts?.some(({ name }) => name === 'registration.name-co-applicants') && open;
  if (application.applicants.length === 0 && !names) return null;
  return (
    <Section title={t('applicants')}>
      <ul className="gs-lines">
        {application.applicants.map((one, place) => (
          <li key={one.name}>
            {one.name}：{one.share} · {one.stateTitle ? say(one.stateTitle) : t('lead')}
            {place > 0 && one.answeredBy ? ` · ${one.answeredBy}` : ''}{' '}
            {one.answeredAt ? <When at={one.answeredAt} /> : null}
            {one.said ? ` · ${one.said}` : ''}{' '}
            {open && one.coApplicationId ? <Answers id={one.coApplicationId} /> : null}
          </li>
        ))}
      </ul>
      {names ? (
        <ActLinks
          kind="registration-application"
          id={application.id}
          acts={acts}
          only={['registration.name-co-applicants']}
        />
      ) : null}
    </Section>
  );
}

/** Who acted for the registrant, on which letter, in which steps; both may change the materials from here before they are filed. */
function Agent({ application }: { application: RegistrationApplication }) {
  const t = useTexts(registrationWords);
  const say = useSay();
  const steps = useTexts(mandateWords);
  const acts = useActsOn('registration-application', application.id).data?.items;
  const { agent } = application;
  if (!agent) return null;
  return (
    <Section title={t('agent')}>
      <p>
        {agent.name} · {t('mandate')}{' '}
        <PageLink to={`/registration-mandates/${agent.mandateId}`}>{agent.letterNumber}</PageLink> ·{' '}
        {agent.until} · {say(agent.stateTitle)}
      </p>
      <ul className="gs-lines">
        {agent.acts.map((act) => (
          <li key={`${act.step} ${act.at}`}>
            {steps(stepWords[act.step as keyof typeof stepWords] ?? 'draft')} · {act.by} ·{' '}
            <When at={act.at} />
          </li>
        ))}
      </ul>
      <ActLinks
        kind="registration-application"
        id={application.id}
        acts={acts}
        only={['registration.complete-materials']}
      />
    </Section>
  );
}

function Answers({ id }: { id: string }) {
  const acts = useActsOn('registration-co-application', id).data?.items;
  return <ActLinks kind="registration-co-application" id={id} acts={acts} />;
}
