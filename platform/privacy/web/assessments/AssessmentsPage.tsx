import { useActsOn, useAssessments } from '#api-client';
import { ActLinks, Loaded, Nothing, Page, Section, State, useSay, useTexts } from '#ui-kit';
import { AssessmentsTable } from './AssessmentsTable.tsx';
import { assessmentWords } from './words.ts';

/** What was assessed, and the yearly report one's organisation owes. */
export function AssessmentsPage() {
  const t = useTexts(assessmentWords);
  return (
    <Page title={t('title')} lead={t('lead')} wide>
      <Loaded query={useAssessments()} rows={8}>
        {({ items, yearly }) => (
          <>
            {yearly ? <Yearly yearly={yearly} /> : null}
            {items.length === 0 ? (
              <Nothing>{t('none')}</Nothing>
            ) : (
              <AssessmentsTable title={t('title')} rows={items} />
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Yearly({
  yearly,
}: {
  yearly: NonNullable<NonNullable<ReturnType<typeof useAssessments>['data']>['yearly']>;
}) {
  const t = useTexts(assessmentWords);
  const say = useSay();
  const acts = useActsOn('yearly-report', yearly.organisation).data?.items;
  return (
    <Section title={t('yearly')} id="yearly">
      <p>
        {t('due', { year: String(yearly.year), day: yearly.lastDay })}{' '}
        {yearly.late ? <State tone="bad">{t('late')}</State> : null}
      </p>
      <ul>
        {yearly.reasons.map((reason) => (
          <li key={reason.zh}>{say(reason)}</li>
        ))}
      </ul>
      <ActLinks kind="yearly-report" id={yearly.organisation} acts={acts} />
    </Section>
  );
}
