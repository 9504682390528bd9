import { type OutsideDecision, useOutsideDecision } from '#api-client';
import {
  DataTable,
  Facts,
  factIf,
  Loaded,
  Nothing,
  Page,
  PageLink,
  Section,
  usePathPart,
  useSay,
  useTexts,
  When,
} from '#ui-kit';
import { SubjectLink } from '../SubjectLink.tsx';
import { decisionWords } from './words.ts';

/** One decision taken off the system: what it says, who checked it, what took its place, and what rests on it. */
export function DecisionPage() {
  return (
    <Loaded query={useOutsideDecision(usePathPart('id'))} rows={8}>
      {(decision) => <DecisionView decision={decision} />}
    </Loaded>
  );
}

function DecisionView({ decision }: { decision: OutsideDecision }) {
  const t = useTexts(decisionWords);
  const say = useSay();
  const linked = (other: OutsideDecision['supersedes']) =>
    other ? <PageLink to={`/work/decisions/${other.id}`}>{other.number}</PageLink> : null;
  return (
    <Page
      title={decision.title}
      above={
        <>
          <PageLink to="/work/decisions">{t('title')}</PageLink> · {decision.number}
        </>
      }
      beside={
        decision.state === 'confirmed' ? (
          <PageLink to={`/work/start/casework.record-external-decision?supersedes=${decision.id}`}>
            {t('supersede')}
          </PageLink>
        ) : null
      }
      wide
    >
      <Facts
        items={[
          { label: t('number'), value: decision.number },
          { label: t('state'), value: say(decision.stateTitle) },
          { label: t('kind'), value: say(decision.kind) },
          { label: t('body'), value: decision.decidingBody },
          ...factIf(t('meeting'), decision.meeting && say(decision.meeting)),
          { label: t('decidedOn'), value: decision.decidedOn },
          {
            label: t('recordedBy'),
            value: (
              <>
                {decision.recordedBy} <When at={decision.recordedAt} time />
              </>
            ),
          },
          ...factIf(
            t('checkedBy'),
            decision.checkedBy && decision.checkedAt && (
              <>
                {decision.checkedBy} <When at={decision.checkedAt} time />
              </>
            ),
          ),
          ...factIf(t('remark'), decision.remark),
          ...factIf(t('supersedes'), linked(decision.supersedes)),
          ...factIf(t('supersededBy'), linked(decision.supersededBy)),
          ...factIf(t('about'), decision.about && <SubjectLink {...decision.about} />),
          { label: t('scan'), value: <code>{decision.scanSha256}</code> },
        ]}
      />
      <Section title={t('content')}>
        <p>{decision.body}</p>
      </Section>
      <Section title={t('uses')}>
        {decision.restOnIt.length === 0 ? (
          <Nothing>{t('noUse')}</Nothing>
        ) : (
          <DataTable
            title={t('uses')}
            name="uses"
            rows={decision.restOnIt}
            rowKey={({ kind, id }) => `${kind} ${id}`}
            columns={[
              {
                key: 'what',
                title: t('what'),
                value: ({ title }) => say(title),
                render: (subject) => <SubjectLink {...subject} />,
              },
              {
                key: 'since',
                title: t('since'),
                value: ({ usedAt }) => usedAt,
                render: ({ usedAt }) => <When at={usedAt} time />,
              },
            ]}
          />
        )}
      </Section>
    </Page>
  );
}
