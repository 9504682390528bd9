import { useRegistrationObjection } from '#api-client';
import {
  Cite,
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
import { objectionWords } from './objection-words.ts';

/** One objection, for who rechecks it, who raised it and whom it is about. */
export function ObjectionPage() {
  const id = usePathPart('id');
  const t = useTexts(objectionWords);
  const say = useSay();
  return (
    <Loaded query={useRegistrationObjection(id)} rows={8}>
      {(objection) => (
        <Page
          title={t('objectionTo', { name: objection.dataName })}
          above={<PageLink to={`/notices/${objection.applicationId}`}>{t('theNotice')}</PageLink>}
          beside={<StateOf state={objection.state} title={objection.stateTitle} />}
        >
          <Facts
            items={[
              { label: t('registrant'), value: <Known value={objection.registrant} /> },
              { label: t('objector'), value: <Known value={objection.objector} absent="unpublished" /> },
              { label: t('interest'), value: <Known value={objection.interest} absent="unpublished" /> },
              { label: t('raisedAt'), value: <When at={objection.raisedAt} /> },
              {
                label: t('evidence'),
                value: objection.evidence ? (
                  <a href={objection.evidence.path} download>
                    {objection.evidence.name}
                  </a>
                ) : (
                  <Known value={null} absent="unpublished" />
                ),
              },
              ...(objection.evidence
                ? [
                    {
                      label: t('digest'),
                      value: <code className="gs-code">{objection.evidence.sha256}</code>,
                    },
                  ]
                : []),
              { label: t('basis'), value: <Cite rule={objection.rule} clause={objection.clause} /> },
            ]}
          />
          <Section title={t('said')}>
            <p className="gs-prose">{objection.reason}</p>
          </Section>
          {objection.decidedAt ? (
            <Section title={t('finding')}>
              <p className="gs-prose">
                <Known value={objection.finding} />
              </p>
              <p className="gs-note">
                {say(objection.stateTitle)} · <When at={objection.decidedAt} />
              </p>
            </Section>
          ) : null}
        </Page>
      )}
    </Loaded>
  );
}
