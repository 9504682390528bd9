import { Button } from 'antd';
import { type Assessment, useActsOn, useAssessment } from '#api-client';
import {
  ActLinks,
  Cite,
  Facts,
  Loaded,
  Page,
  PageLink,
  Section,
  State,
  StateOf,
  usePathPart,
  useSay,
  useTexts,
  When,
} from '#ui-kit';
import { WriteAssessment } from './WriteAssessment.tsx';
import { assessmentWords } from './words.ts';

/** One assessment: while it is a draft of one's department it is written here, afterwards it is read and printed. */
export function AssessmentPage() {
  const id = usePathPart('id');
  return (
    <Loaded query={useAssessment(id)} rows={10}>
      {(one) => <View key={id} one={one} />}
    </Loaded>
  );
}

function View({ one }: { one: Assessment }) {
  const t = useTexts(assessmentWords);
  const say = useSay();
  const acts = useActsOn('assessment', one.id).data?.items;
  const writes = acts?.some(({ name }) => name === 'privacy.submit-assessment') && one.state === 'draft';
  return (
    <Page
      title={`${say(one.kindTitle)} · ${one.subject.title}`}
      above={<PageLink to="/work/privacy/assessments">{t('title')}</PageLink>}
      beside={
        <>
          <StateOf state={one.state} title={one.stateTitle} />
          {one.state === 'signed' ? (
            <State tone={one.inForce ? 'good' : 'warning'}>{t(one.inForce ? 'inForce' : 'notInForce')}</State>
          ) : null}
          <ActLinks
            kind="assessment"
            id={one.id}
            acts={acts}
            only={['privacy.sign-assessment', 'privacy.return-assessment', 'privacy.withdraw-assessment']}
          />
          <Button className="gs-noprint" onClick={() => window.print()}>
            {t('print')}
          </Button>
        </>
      }
    >
      <Facts
        items={[
          { label: t('owner'), value: one.owner.name },
          {
            label: t('about'),
            value:
              one.subject.kind === 'resource' ? (
                <PageLink to={`/resources/${one.subject.id}`}>{one.subject.title}</PageLink>
              ) : (
                one.subject.title
              ),
          },
          { label: t('clause'), value: <Cite rule={one.rule} clause={one.clause} /> },
          ...(one.year ? [{ label: t('year'), value: String(one.year) }] : []),
          ...(one.forms.length > 0
            ? [{ label: t('forms'), value: one.forms.map((form) => t(form as 'open')).join('、') }]
            : []),
          ...(one.receiver ? [{ label: t('receiver'), value: one.receiver }] : []),
          ...(one.statutoryBasis ? [{ label: t('basis'), value: one.statutoryBasis }] : []),
          ...(one.conclusionTitle ? [{ label: t('conclusion'), value: say(one.conclusionTitle) }] : []),
          ...(one.opinion ? [{ label: t('opinion'), value: one.opinion }] : []),
          { label: t('writtenBy'), value: one.draftedBy ?? '' },
          ...(one.submittedBy ? [{ label: t('submittedBy'), value: one.submittedBy }] : []),
          ...(one.signedBy && one.signedAt
            ? [
                {
                  label: t('signedBy'),
                  value: (
                    <>
                      {one.signedBy} <When at={one.signedAt} />
                    </>
                  ),
                },
              ]
            : []),
          ...(one.validUntil ? [{ label: t('validUntil'), value: <When at={one.validUntil} /> }] : []),
          ...(one.keepUntil ? [{ label: t('keepUntil'), value: <When at={one.keepUntil} /> }] : []),
          ...(one.digest
            ? [{ label: t('digest'), value: <code className="gs-digest">{one.digest}</code> }]
            : []),
          ...(one.entry
            ? [{ label: t('entry'), value: <PageLink to={`/receipts/${one.entry}`}>{one.entry}</PageLink> }]
            : []),
        ]}
      />
      <Section title={t('points')} id="points">
        {writes ? (
          <WriteAssessment one={one} />
        ) : (
          <ol className="gs-lines">
            {one.points.map((point) => (
              <li key={point.code}>
                <h3>{say(point.title)}</h3>
                {point.judgementTitle ? (
                  <p>
                    <strong>{say(point.judgementTitle)}</strong>
                  </p>
                ) : null}
                <p>{point.finding || t('notAnswered')}</p>
              </li>
            ))}
          </ol>
        )}
      </Section>
    </Page>
  );
}
