import { type GateOfRevision, useActsOn } from '#api-client';
import { ActLinks, Facts, PageLink, Section, useSay, useTexts } from '#ui-kit';
import { gateWords } from './words.ts';

/** The review that covers a resource's deliveries, and the way to check or end it. */
export function StandingReview({ standing }: { standing: NonNullable<GateOfRevision['standing']> }) {
  const t = useTexts(gateWords);
  const say = useSay();
  const acts = useActsOn('standing-review', standing.id).data?.items;
  return (
    <Section title={t('standing')} id="standing" note={t('standingNote')}>
      <Facts
        items={[
          { label: t('state'), value: say(standing.state) },
          { label: t('number'), value: standing.number },
          { label: t('lastDay'), value: standing.lastDay },
          {
            label: t('sample'),
            value: <PageLink to={`/work/privacy/gate/${standing.sample}`}>{standing.sample}</PageLink>,
          },
          { label: t('covers'), value: standing.covers ? t('yes') : t('no') },
        ]}
      />
      <ActLinks kind="standing-review" id={standing.id} acts={acts} />
    </Section>
  );
}
