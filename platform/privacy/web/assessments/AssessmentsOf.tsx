import { useActsOn, useAssessments } from '#api-client';
import { ActLinks, Loaded, Nothing, PageLink, Section, useTexts } from '#ui-kit';
import { AssessmentsTable } from './AssessmentsTable.tsx';
import { assessmentWords } from './words.ts';

/** The assessments of one resource, and the way to begin one. */
export function AssessmentsOf({ resourceId }: { resourceId: string }) {
  const t = useTexts(assessmentWords);
  const acts = useActsOn('assessment', resourceId).data?.items;
  return (
    <Section title={t('ofResource')} id="assessments">
      <ActLinks kind="assessment" id={resourceId} acts={acts} />{' '}
      <PageLink to="/work/privacy/assessments">{t('all')}</PageLink>
      <Loaded query={useAssessments(resourceId)} rows={3}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing>{t('none')}</Nothing>
          ) : (
            <AssessmentsTable title={t('ofResource')} rows={items} />
          )
        }
      </Loaded>
    </Section>
  );
}
