import { type GradingOfResource, useActsOn, useGrading } from '#api-client';
import {
  ActLinks,
  DataTable,
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
import { AssessmentsOf } from '../assessments/AssessmentsOf.tsx';
import { DecideGrades } from './DecideGrades.tsx';
import { MatrixTable } from './MatrixTable.tsx';
import { Reasons } from './Reasons.tsx';
import { gradingWords, useLevelWord } from './words.ts';

type Grading = NonNullable<GradingOfResource['open']>;

/** One resource's levels: how it stands, the matrix, what is proposed with its reasons, and the decision on it. */
export function GradingPage() {
  const id = usePathPart('resource');
  return (
    <Loaded query={useGrading(id)} rows={10}>
      {(grading) => <View key={id} grading={grading} />}
    </Loaded>
  );
}

function View({ grading }: { grading: GradingOfResource }) {
  const t = useTexts(gradingWords);
  const say = useSay();
  const { resource, stands, inForce, open } = grading;
  const acts = useActsOn('grading', open?.id ?? resource.id).data?.items;
  const mayConfirm =
    acts?.some(({ name }) => name === 'privacy.confirm-grades') && open?.state === 'proposed';
  return (
    <Page
      wide
      title={`${t('title')} · ${resource.title}`}
      lead={t('lead')}
      above={<PageLink to={`/resources/${resource.id}`}>{resource.title}</PageLink>}
      beside={
        <ActLinks
          kind="grading"
          id={open?.id ?? resource.id}
          acts={acts}
          only={['privacy.propose-grades', 'privacy.agree-grades', 'privacy.decline-grades']}
        />
      }
    >
      <Facts
        items={[
          { label: t('department'), value: resource.department },
          {
            label: t('standsNow'),
            value: stands ? (
              <State
                tone={stands.level.startsWith('general') ? 'neutral' : 'warning'}
                reason={t(stands.state === 'proposed' ? 'onlyProposed' : 'decided')}
              >
                {say(stands.title)}
              </State>
            ) : (
              t('notGraded')
            ),
          },
          ...grading.local.map((one) => ({
            label: say(one.title),
            value: `${one.code} ${say(one.level)} · ${say(one.meaning)}${one.verified ? '' : ` · ${t('unverified')}`}`,
          })),
        ]}
      />
      {open ? (
        <Section title={t('open')} id="open">
          <Head grading={open} />
          {mayConfirm ? (
            <DecideGrades grading={open} before={inForce} />
          ) : (
            <Lines grading={open} name="open" />
          )}
        </Section>
      ) : null}
      <Section title={t('matrix')} note={t('matrixNote')} id="matrix">
        <MatrixTable grading={open ?? inForce} />
      </Section>
      {inForce ? (
        <Section title={t('current')} id="in-force">
          <Head grading={inForce} />
          <Lines grading={inForce} name="in-force" />
        </Section>
      ) : null}
      <AssessmentsOf resourceId={resource.id} />
    </Page>
  );
}

function Head({ grading }: { grading: Grading }) {
  const t = useTexts(gradingWords);
  const level = useLevelWord();
  return (
    <Facts
      items={[
        { label: t('state'), value: <StateOf state={grading.state} title={grading.stateTitle} /> },
        {
          label: t('revision'),
          value: grading.revision ? `v${grading.revision.number}` : t('noRevision'),
        },
        {
          label: t('table'),
          value: `${level(grading.level)}${grading.reason ? ` · ${grading.reason}` : ''}`,
        },
        { label: t('reasons'), value: <Reasons reasons={grading.reasons} /> },
        ...(grading.confirmedBy
          ? [
              {
                label: t('confirmedBy'),
                value: (
                  <>
                    {grading.confirmedBy} {grading.confirmedAt ? <When at={grading.confirmedAt} /> : null}
                  </>
                ),
              },
            ]
          : []),
        ...(grading.agreedBy ? [{ label: t('agreedBy'), value: grading.agreedBy }] : []),
        ...(grading.opinion ? [{ label: t('opinion'), value: grading.opinion }] : []),
        ...(grading.evidence
          ? [
              {
                label: t('evidence'),
                value: <code>{`${grading.evidence.kind} ${grading.evidence.id}`}</code>,
              },
            ]
          : []),
        ...(grading.entry
          ? [
              {
                label: t('entry'),
                value: <PageLink to={`/receipts/${grading.entry}`}>{grading.entry}</PageLink>,
              },
            ]
          : []),
      ]}
    />
  );
}

function Lines({ grading, name }: { grading: Grading; name: string }) {
  const t = useTexts(gradingWords);
  const level = useLevelWord();
  return (
    <DataTable
      title={t(name === 'open' ? 'open' : 'current')}
      name={name}
      rows={grading.items}
      rowKey={(line) => line.itemId}
      columns={[
        { key: 'item', title: t('item'), value: (line) => line.name },
        { key: 'column', title: t('column'), value: (line) => line.columnName, hidden: true },
        { key: 'proposed', title: t('proposed'), value: (line) => level(line.proposed), filter: true },
        { key: 'level', title: t('level'), value: (line) => level(line.level), filter: true },
        { key: 'why', title: t('change'), value: (line) => line.reason ?? '' },
        {
          key: 'reasons',
          title: t('reasons'),
          value: (line) => line.reasons.map(({ text: said }) => said.zh).join('；'),
          render: (line) => <Reasons reasons={line.reasons} />,
        },
      ]}
    />
  );
}
