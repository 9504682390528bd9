import type { AssessmentLine } from '#api-client';
import { DataTable, PageLink, State, StateOf, useSay, useTexts, When } from '#ui-kit';
import { assessmentWords } from './words.ts';

export function AssessmentsTable({ title, rows }: { title: string; rows: readonly AssessmentLine[] }) {
  const t = useTexts(assessmentWords);
  const say = useSay();
  return (
    <DataTable
      title={title}
      name="assessments"
      rows={rows}
      rowKey={(line) => line.id}
      columns={[
        {
          key: 'about',
          title: t('about'),
          value: (line) => line.subject.title,
          render: (line) => (
            <PageLink to={`/work/privacy/assessments/${line.id}`}>
              {line.year ? `${line.subject.title} ${line.year}` : line.subject.title}
            </PageLink>
          ),
        },
        { key: 'kind', title: t('kind'), value: (line) => say(line.kindTitle), filter: true },
        {
          key: 'state',
          title: t('state'),
          value: (line) => say(line.stateTitle),
          filter: true,
          render: (line) => (
            <>
              <StateOf state={line.state} title={line.stateTitle} />{' '}
              {line.state === 'signed' ? (
                <State tone={line.inForce ? 'good' : 'warning'}>
                  {t(line.inForce ? 'inForce' : 'notInForce')}
                </State>
              ) : null}
            </>
          ),
        },
        {
          key: 'conclusion',
          title: t('conclusion'),
          value: (line) => (line.conclusionTitle ? say(line.conclusionTitle) : ''),
          filter: true,
        },
        { key: 'owner', title: t('owner'), value: (line) => line.owner.name, filter: true },
        {
          key: 'valid',
          title: t('validUntil'),
          value: (line) => line.validUntil,
          render: (line) => (line.validUntil ? <When at={line.validUntil} /> : '—'),
        },
      ]}
    />
  );
}
