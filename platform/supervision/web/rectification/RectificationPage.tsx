import { type Rectification, useActsOn, useRectification } from '#api-client';
import {
  ActLinks,
  DataTable,
  Facts,
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
  const say = useSay();
  const acts = useActsOn('rectification', one.id).data?.items;
  const fact = (label: string, value: string | null) => (value ? [{ label, value }] : []);
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
          ...fact(t('answer'), one.answer),
          ...(one.evidence
            ? [
                {
                  label: t('proof'),
                  value: <a href={`/api/v1/rectifications/${one.id}/proof`}>{one.evidence.name}</a>,
                },
              ]
            : []),
          ...fact(t('closing'), one.closing),
        ]}
      />
      <Section title={t('demands')}>
        <ol>
          {one.demands.map((demand) => (
            <li key={demand}>{demand}</li>
          ))}
        </ol>
      </Section>
      <Section title={t('papers')}>
        <ul>
          {one.documents.map(({ id, number, title }) => (
            <li key={id}>
              <PageLink to={`/work/papers/${id}`}>
                {say(title)} {number}
              </PageLink>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('history')}>
        <DataTable
          title={t('history')}
          name="history"
          rows={one.steps.map((step, place) => ({ ...step, place }))}
          rowKey={({ place }) => String(place)}
          columns={[
            { key: 'step', title: t('step'), value: ({ title }) => say(title) },
            {
              key: 'when',
              title: t('when'),
              value: ({ at }) => at,
              render: ({ at }) => <When at={at} time />,
            },
          ]}
        />
      </Section>
    </Page>
  );
}
