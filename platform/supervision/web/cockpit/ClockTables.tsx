import { useMemo } from 'react';
import type { Cockpit } from '#api-client';
import { Chart, type ChartData, type Column, DataTable, Nothing, PageLink, Section, useTexts } from '#ui-kit';
import { inQuery } from './in-query.ts';
import { listBehind } from './lists-behind.ts';
import { cockpitWords } from './words.ts';

const states = ['kept', 'missed', 'running', 'late'] as const;
type Counts = { readonly [state in (typeof states)[number]]: number };

/** Clocks by organisation and by rule, each number leading to its duties; and month by month. */
export function ClockTables({ cockpit }: { cockpit: Cockpit }) {
  const t = useTexts(cockpitWords);
  const { departments, rules, trends, since, organisation } = cockpit;
  const chart = useMemo<ChartData>(
    () => ({
      kind: 'lines',
      title: t('clockTrend'),
      unit: t('cases'),
      categories: trends.months,
      series: (['kept', 'missed'] as const).map((state) => ({
        name: t(state),
        values: trends.series.find(({ name }) => name === `clock.${state}`)?.values ?? [],
      })),
    }),
    [trends, t],
  );
  return (
    <>
      <Section title={t('departments')} id="departments">
        {departments.length === 0 ? (
          <Nothing>{t('noClocks')}</Nothing>
        ) : (
          <DataTable
            title={t('departments')}
            name="d"
            rows={departments}
            rowKey={(line) => line.organisation.id}
            columns={[
              {
                key: 'organisation',
                title: t('organisation'),
                value: (line) => line.organisation.name,
                render: ({ organisation: { id, name } }) => (
                  <PageLink to={`/work/cockpit${inQuery({ organisation: id })}`}>{name}</PageLink>
                ),
              },
              ...countColumns<Cockpit['departments'][number]>(t, (line, state) =>
                listBehind(`clock.${state}`, { since, organisation: line.organisation }),
              ),
              ...(['resources', 'inService', 'stale'] as const).map((key) => ({
                key,
                title: t(key),
                value: (line: Cockpit['departments'][number]) => line[key],
                align: 'right' as const,
              })),
            ]}
          />
        )}
      </Section>
      <Section title={t('rules')} id="rules">
        {rules.length === 0 ? (
          <Nothing>{t('noClocks')}</Nothing>
        ) : (
          <DataTable
            title={t('rules')}
            name="r"
            rows={rules}
            rowKey={({ rule }) => rule}
            columns={[
              {
                key: 'rule',
                title: t('rule'),
                value: ({ rule }) => rule,
                render: ({ rule }) => <PageLink to={`/rules/${rule}`}>{rule}</PageLink>,
              },
              ...countColumns<Cockpit['rules'][number]>(t, ({ rule }, state) => {
                const from = state === 'kept' || state === 'missed' ? since : undefined;
                return `/work/cockpit/duties${inQuery({ state, rule, organisation: organisation?.id, from })}`;
              }),
            ]}
          />
        )}
        <Chart data={chart} />
      </Section>
    </>
  );
}

const countColumns = <Row extends Counts>(
  t: (state: keyof Counts) => string,
  to: (row: Row, state: keyof Counts) => string | null,
): Column<Row>[] =>
  states.map((state) => ({
    key: state,
    title: t(state),
    value: (row) => row[state],
    align: 'right',
    render: (row) => <PageLink to={to(row, state) ?? '/work/cockpit'}>{row[state]}</PageLink>,
  }));
