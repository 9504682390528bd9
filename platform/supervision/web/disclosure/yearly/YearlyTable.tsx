import { exportOf, useOperatorReports, useSignedIn, useYearlyDisclosures } from '#api-client';
import { type Column, Page, PagedTable, PageLink, Section, State, useSay, useTexts, When } from '#ui-kit';
import { toneOf } from './standing.ts';
import { yearlyWords } from './words.ts';

type Row = NonNullable<ReturnType<typeof useYearlyDisclosures>['data']>['pages'][number]['items'][number];

function useColumns(at: string): readonly Column<Row>[] {
  const t = useTexts(yearlyWords);
  const say = useSay();
  return [
    { key: 'year', title: t('year'), value: ({ year }) => year, filter: true },
    { key: 'kind', title: t('kind'), value: ({ kindTitle }) => say(kindTitle), filter: true },
    {
      key: 'by',
      title: t('by'),
      value: ({ organisation }) => organisation,
      filter: true,
      render: ({ id, organisation, issuedAt }) =>
        issuedAt || at.startsWith('/work') ? (
          <PageLink to={`${at}/${id}`}>{organisation}</PageLink>
        ) : (
          organisation
        ),
    },
    {
      key: 'standing',
      title: t('standing'),
      value: ({ standingTitle }) => say(standingTitle),
      filter: true,
      render: ({ standing, standingTitle }) => <State tone={toneOf(standing)}>{say(standingTitle)}</State>,
    },
    {
      key: 'dueOn',
      title: t('dueOn'),
      value: ({ dueOn }) => dueOn,
      render: ({ dueOn }) => <When at={dueOn} />,
    },
    { key: 'version', title: t('version'), value: ({ version }) => version, align: 'right' },
    {
      key: 'issuedAt',
      title: t('issuedAt'),
      value: ({ issuedAt }) => issuedAt ?? '',
      render: ({ issuedAt }) => (issuedAt ? <When at={issuedAt} /> : ''),
    },
  ];
}

/** Which years were disclosed by whom, and which were not. */
export function YearlySection() {
  const t = useTexts(yearlyWords);
  const columns = useColumns('/disclosure/yearly');
  const signedIn = useSignedIn();
  return (
    <Section title={t('yearly')} id="yearly" note={t('yearlyNote')}>
      <PagedTable
        query={useYearlyDisclosures()}
        none={t('noYearly')}
        title={t('yearly')}
        name="y"
        exportAll={signedIn ? exportOf('supervision.yearly-disclosures') : undefined}
        rowKey={({ id }) => id}
        columns={columns}
      />
    </Section>
  );
}

/** Reports on operators, for who files them and whom they go to. */
export function OperatorReportsPage() {
  const t = useTexts(yearlyWords);
  const columns = useColumns('/work/operator-reports');
  return (
    <Page title={t('reports')} lead={t('reportsLead')} wide>
      <PagedTable
        query={useOperatorReports()}
        none={t('noReports')}
        title={t('reports')}
        name="operator-reports"
        exportAll={exportOf('supervision.operator-reports')}
        rowKey={({ id }) => id}
        columns={[
          ...columns,
          { key: 'operator', title: t('operator'), value: ({ about }) => about, filter: true },
        ]}
      />
    </Page>
  );
}
