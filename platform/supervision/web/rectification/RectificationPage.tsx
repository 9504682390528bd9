import { type Rectification, useActsOn, useRectification } from '#api-client';
import {
  ActLinks,
  Facts,
  factIf,
  History,
  Loaded,
  Page,
  PageLink,
  Papers,
  Section,
  StateOf,
  usePathPart,
  useTexts,
} from '#ui-kit';
import { HonestErrorsBeside } from '../honest-error/Beside.tsx';
import { rectificationWords } from './words.ts';

/** One rectification: what has to be put right, what was said and found, its papers, and what comes next. */
export function RectificationPage() {
  return (
    <Loaded query={useRectification(usePathPart('id'))} rows={8}>
      {(rectification) => <RectificationView rectification={rectification} />}
    </Loaded>
  );
}

function RectificationView({ rectification: one }: { rectification: Rectification }) {
  const t = useTexts(rectificationWords);
  const acts = useActsOn('rectification', one.id).data?.items;
  return (
    <Page
      title={one.title}
      above={<PageLink to="/work/rectifications">{t('back')}</PageLink>}
      beside={
        <>
          <StateOf state={one.state} title={one.stateTitle} />
          <ActLinks kind="rectification" id={one.id} acts={acts} />
        </>
      }
      wide
    >
      <Facts
        items={[
          { label: t('organisation'), value: one.organisation },
          { label: t('orderedBy'), value: one.orderedBy },
          { label: t('due'), value: one.dueOn },
          { label: t('round'), value: String(one.round) },
          { label: t('facts'), value: one.facts },
          ...factIf(t('answer'), one.answer),
          ...factIf(
            t('proof'),
            one.evidence && <a href={`/api/v1/rectifications/${one.id}/proof`}>{one.evidence.name}</a>,
          ),
          ...factIf(t('closing'), one.closing),
        ]}
      />
      <Section title={t('demands')}>
        <ol>
          {one.demands.map((demand) => (
            <li key={demand}>{demand}</li>
          ))}
        </ol>
      </Section>
      <Papers title={t('papers')} documents={one.documents} />
      <HonestErrorsBeside records={one.honestErrors} />
      <History title={t('history')} steps={one.steps} />
    </Page>
  );
}
