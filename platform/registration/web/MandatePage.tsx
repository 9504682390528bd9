import { type RegistrationMandate, useActsOn, useRegistrationMandate } from '#api-client';
import {
  ActLinks,
  Cite,
  Facts,
  factIf,
  Known,
  Loaded,
  Nothing,
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

/** One mandate, for both sides and the registrar of what was filed under it. */
export function MandatePage() {
  const id = usePathPart('id');
  return (
    <Loaded query={useRegistrationMandate(id)} rows={8}>
      {(mandate) => <MandateView mandate={mandate} />}
    </Loaded>
  );
}

function MandateView({ mandate }: { mandate: RegistrationMandate }) {
  const t = useTexts(mandateWords);
  const say = useSay();
  const acts = useActsOn('registration-mandate', mandate.id).data?.items;
  return (
    <Page
      title={t('mandate', { agent: mandate.agent })}
      above={<PageLink to="/registration-mandates">{t('mandates')}</PageLink>}
      beside={
        <>
          <StateOf state={mandate.state} title={mandate.stateTitle} />
          <ActLinks kind="registration-mandate" id={mandate.id} acts={acts} />
        </>
      }
    >
      <Facts
        items={[
          { label: t('principal'), value: <Known value={mandate.principal} /> },
          { label: t('agent'), value: <Known value={mandate.agent} /> },
          { label: t('covers'), value: say(mandate.covers) },
          {
            label: t('things'),
            value: mandate.things.length > 0 ? mandate.things.join('、') : t('allThings'),
          },
          { label: t('until'), value: mandate.until },
          { label: t('number'), value: mandate.letterNumber },
          {
            label: t('letter'),
            value: (
              <a href={mandate.letter.path} download>
                {mandate.letter.name}
              </a>
            ),
          },
          { label: t('digest'), value: <code className="gs-mono">{mandate.letter.sha256}</code> },
          { label: t('enteredBy'), value: <Known value={mandate.enteredBy} /> },
          ...factIf(t('answeredBy'), mandate.answeredBy),
          ...factIf(t('inForce'), mandate.inForceAt && <When at={mandate.inForceAt} />),
          ...factIf(t('ended'), mandate.endedAt && <When at={mandate.endedAt} />),
          ...factIf(t('said'), mandate.said),
          ...(mandate.entryId
            ? [
                {
                  label: t('proof'),
                  value: <PageLink to={`/receipts/${mandate.entryId}`}>{mandate.entryId}</PageLink>,
                },
              ]
            : []),
          { label: t('basis'), value: <Cite rule={mandate.rule} clause={mandate.clause} /> },
        ]}
      />
      <Section title={t('acts')}>
        {mandate.acts.length === 0 ? <Nothing>{t('noActs')}</Nothing> : null}
        <ul className="gs-lines">
          {mandate.acts.map((act) => (
            <li key={`${act.applicationId} ${act.at} ${act.step}`}>
              <PageLink to={`/registration-applications/${act.applicationId}`}>{act.dataName}</PageLink>：
              {t(stepWords[act.step as keyof typeof stepWords] ?? 'draft')} · {act.by} · <When at={act.at} />
            </li>
          ))}
        </ul>
      </Section>
    </Page>
  );
}
