import { useMemo } from 'react';
import type { Linkage } from '#api-client';
import { Chart, DataTable, Nothing, palette, Section, useSay, useTexts } from '#ui-kit';
import { Severity } from './severity.tsx';
import { linkageWords } from './words.ts';

type Finding = NonNullable<Linkage['check']>['findings'][number];
const most = 12;

/** With which tables the revision joins, on which columns, and what becomes of its groups. */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  const t = useTexts(linkageWords);
  if (findings.length === 0)
    return (
      <Section title={t('findings')}>
        <Nothing>✓ {t('noFindings')}</Nothing>
      </Section>
    );
  return (
    <>
      <Section title={t('findings')}>
        <Sizes findings={findings} />
        <FindingTable findings={findings} />
      </Section>
      <Remedies findings={findings} />
    </>
  );
}

function Sizes({ findings }: { findings: readonly Finding[] }) {
  const t = useTexts(linkageWords);
  const data = useMemo(
    () => ({
      kind: 'bars' as const,
      title: t('sizes'),
      unit: t('rows'),
      categories: findings.slice(0, most).map(({ otherTitle }) => otherTitle),
      series: [
        {
          name: t('before'),
          colour: palette.action,
          values: findings.slice(0, most).map(({ uniquesBefore }) => uniquesBefore),
        },
        {
          name: t('after'),
          colour: palette.bad,
          values: findings.slice(0, most).map(({ uniquesAfter }) => uniquesAfter),
        },
      ],
    }),
    [findings, t],
  );
  return findings.some(({ uniquesBefore, uniquesAfter }) => uniquesBefore !== uniquesAfter) ? (
    <Chart data={data} />
  ) : null;
}

function FindingTable({ findings }: { findings: readonly Finding[] }) {
  const t = useTexts(linkageWords);
  const say = useSay();
  const shared = useSharedWords();
  return (
    <DataTable
      title={t('findings')}
      name="findings"
      rows={findings}
      rowKey={({ otherRevisionId }) => otherRevisionId}
      columns={[
        { key: 'table', title: t('table'), value: ({ otherTitle }) => otherTitle },
        {
          key: 'risk',
          title: t('risk'),
          value: ({ severity }) => say(severity.title),
          filter: true,
          render: ({ severity }) => <Severity {...severity} />,
        },
        { key: 'shared', title: t('shared'), value: shared },
        { key: 'linked', title: t('linked'), value: ({ linkedRows }) => linkedRows },
        { key: 'named', title: t('named'), value: ({ namedRows }) => namedRows },
        { key: 'k', title: t('k'), value: ({ kBefore, kAfter }) => `${kBefore} → ${kAfter}` },
        {
          key: 'uniques',
          title: t('uniques'),
          value: ({ uniquesBefore, uniquesAfter }) => `${uniquesBefore} → ${uniquesAfter}`,
        },
        { key: 'groups', title: t('groups'), value: ({ newSmallGroups }) => newSmallGroups },
        {
          key: 'causes',
          title: t('causes'),
          value: ({ causedBy }) =>
            causedBy.map(({ column, newSmallGroups }) => `${column} (${newSmallGroups})`).join(', '),
        },
      ]}
    />
  );
}

const views = {
  value: 'view_value',
  month: 'view_month',
  year: 'view_year',
  division: 'view_division',
} as const;

/** Which column meets which, and how each is looked at where it is not as it is. */
function useSharedWords() {
  const t = useTexts(linkageWords);
  const name = (column: string, view: string) =>
    view === 'value' ? column : `${column} (${t(views[view as keyof typeof views])})`;
  return ({ sharedColumns }: Finding) =>
    sharedColumns
      .map(({ own, ownView, other, otherView }) => `${name(own, ownView)} ↔ ${name(other, otherView)}`)
      .join('; ');
}

function Remedies({ findings }: { findings: readonly Finding[] }) {
  const t = useTexts(linkageWords);
  const say = useSay();
  const grave = findings.filter(({ remedies }) => remedies.length > 0);
  if (grave.length === 0) return null;
  return (
    <Section title={t('whatToDo')} note={t('whatToDoNote')}>
      {grave.slice(0, most).map(({ otherRevisionId, otherTitle, remedies }) => (
        <div key={otherRevisionId}>
          <h3>{t('withTable', { title: otherTitle })}</h3>
          <ul>
            {remedies.map(({ column, title }) => (
              <li key={column}>
                <strong>{column}</strong> {say(title)}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </Section>
  );
}
