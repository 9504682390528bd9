import { useState } from 'react';
import { type Agreement, useActsOn, useAgreement, useMe } from '#api-client';
import {
  ActLinks,
  Facts,
  Loaded,
  Nothing,
  Page,
  PageLink,
  Section,
  StateOf,
  SubjectPanel,
  usePathPart,
  useSay,
  useTexts,
  When,
} from '#ui-kit';
import { AgreementAssets } from './AgreementAssets.tsx';
import { AgreementChanges } from './AgreementChanges.tsx';
import { AgreementConsents } from './AgreementConsents.tsx';
import { AgreementDomain, AgreementPreview } from './AgreementDomain.tsx';
import { AgreementEnd } from './AgreementEnd.tsx';
import { AgreementFilings } from './AgreementFilings.tsx';
import { AgreementScenarios } from './AgreementScenarios.tsx';
import { AgreementVersions } from './AgreementVersions.tsx';
import { agreementWords } from './words.ts';

/** The agreement as people sign it, and beside it what the engine does because of it; lines that belong together light up together. */
export function AgreementPage() {
  const id = usePathPart('id');
  return (
    <Loaded query={useAgreement(id)} rows={14}>
      {(agreement) => <AgreementView agreement={agreement} />}
    </Loaded>
  );
}

const ends = [
  'authorisation.propose-termination',
  'authorisation.request-termination',
  'authorisation.withdraw-termination',
];
const changes = ['authorisation.propose-change', 'authorisation.request-renewal'];
/** Approval and signature wait on desks; these are begun from here. */
const actsIn: { readonly [state: string]: readonly string[] } = {
  signed: ['authorisation.enter-asset', ...ends],
  active: [
    'authorisation.suspend-agreement',
    'authorisation.file-scenario',
    'authorisation.enter-asset',
    ...changes,
    ...ends,
  ],
  suspended: [
    'authorisation.resume-agreement',
    'authorisation.file-scenario',
    'authorisation.enter-asset',
    ...changes,
    ...ends,
  ],
};

/** Who may take the evidence of any agreement; its parties may take theirs. */
const overseers = ['auditor', 'audit-admin', 'data-authority'];

function AgreementView({ agreement }: { agreement: Agreement }) {
  const t = useTexts(agreementWords);
  const say = useSay();
  const [lit, setLit] = useState<string | null>(null);
  const linesOf = (part: string) =>
    agreement.enforced.flatMap((line, index) => (line.part === part ? [{ line, index }] : []));
  const numberOf = (name: string) => agreement.parts.find((part) => part.name === name)?.number ?? '';
  const lights = (part: string) => ({
    onMouseEnter: () => setLit(part),
    onMouseLeave: () => setLit(null),
    onFocus: () => setLit(part),
    onBlur: () => setLit(null),
  });
  const acts = useActsOn('agreement', agreement.id).data?.items;
  const oversees =
    useMe().data?.posts.some(({ roles }) => overseers.some((role) => roles.includes(role))) ?? false;
  const takesEvidence = agreement.mayPreview || oversees;
  return (
    <Page
      title={`${t('name')} ${agreement.number}`}
      above={<PageLink to="/agreements">{t('title')}</PageLink>}
      beside={
        <>
          <StateOf state={agreement.state} title={agreement.stateTitle} />
          {agreement.logEntry ? <PageLink to={`/receipts/${agreement.logEntry}`}>{t('log')}</PageLink> : null}
          {agreement.logEntry && takesEvidence ? (
            <PageLink to={`/agreements/${agreement.id}/evidence`}>{t('bundle')}</PageLink>
          ) : null}
          <ActLinks
            kind="agreement"
            id={agreement.id}
            acts={acts}
            only={(actsIn[agreement.state] ?? []).filter(
              (act) => agreement.byScenario || act !== 'authorisation.file-scenario',
            )}
          />
        </>
      }
      lead={t('lead')}
    >
      <Facts
        items={[
          { label: t('operator'), value: agreement.operator.name },
          { label: t('authorising'), value: agreement.authorisingBody.name },
          { label: t('implementing'), value: agreement.implementingBody.name },
          {
            label: t('term'),
            value: (
              <>
                <When at={agreement.from} /> – <When at={agreement.until} />
              </>
            ),
          },
          { label: t('version'), value: agreement.version },
          { label: t('digest'), value: <code className="gs-digest">{agreement.digest}</code> },
        ]}
      />
      <AgreementChanges agreement={agreement} />
      {agreement.mayPreview ? (
        <AgreementPreview agreementId={agreement.id} resources={agreement.granted} />
      ) : null}
      <div className="gs-agreement">
        <Section title={t('document')}>
          <div className="gs-paper">
            {agreement.parts.map((part) => (
              <section
                key={part.name}
                id={`part-${part.name}`}
                className={lit === part.name ? 'gs-paper-part gs-lit' : 'gs-paper-part'}
              >
                <h3>
                  {t('part', { number: part.number })} {say(part.title)}
                </h3>
                <p className="gs-prose">{part.wording}</p>
                {linesOf(part.name).length > 0 ? (
                  <div className="gs-small gs-noprint">
                    {t('enforcedHere')}
                    <ul>
                      {linesOf(part.name).map(({ line, index }) => (
                        <li key={index}>
                          <a href={`#enforced-${index}`} {...lights(part.name)}>
                            {say(line.title)}
                          </a>
                        </li>
                      ))}
                    </ul>
                  </div>
                ) : null}
              </section>
            ))}
          </div>
        </Section>
        <div className="gs-sticky">
          <Section title={t('enforced')}>
            {agreement.enforced.length === 0 ? (
              <Nothing>{t('noEnforced')}</Nothing>
            ) : (
              <ul className="gs-lines">
                {agreement.enforced.map((line, index) => {
                  const { part } = line;
                  return (
                    <li
                      // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name, and the list does not change.
                      key={index}
                      id={`enforced-${index}`}
                      className={part === lit ? 'gs-lit' : undefined}
                    >
                      <h3>{say(line.title)}</h3>
                      <p>{say(line.detail)}</p>
                      <a className="gs-small" href={`#part-${part}`} {...lights(part)}>
                        {t('fromPart', { number: numberOf(part) })}
                      </a>
                    </li>
                  );
                })}
              </ul>
            )}
          </Section>
        </div>
      </div>
      <AgreementVersions agreement={agreement} />
      <AgreementScenarios id={agreement.id} />
      <AgreementConsents id={agreement.id} />
      <AgreementFilings id={agreement.id} />
      <AgreementAssets id={agreement.id} />
      <AgreementEnd id={agreement.id} />
      <SubjectPanel kind="agreement" id={agreement.id} />
      <AgreementDomain agreementId={agreement.id} />
    </Page>
  );
}
