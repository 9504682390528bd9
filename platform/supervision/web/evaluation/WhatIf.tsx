import { Button, InputNumber } from 'antd';
import { useMemo, useState } from 'react';
import type { Evaluation } from '#api-client';
import { Chart, type ChartData, DataTable, Section, useTexts } from '#ui-kit';
import { inPoints, placesIn, withWeights } from './with-weights.ts';
import { evaluationWords } from './words.ts';

/** The published indexes beside those that other weights would give: computed here, from the scores of the answer. */
export function WhatIf({
  evaluation,
  indicators,
}: {
  evaluation: Evaluation;
  indicators: Evaluation['scheme']['indicators'];
}) {
  const t = useTexts(evaluationWords);
  const { results, scheme } = evaluation;
  const own = useMemo(
    () => Object.fromEntries(indicators.map(({ code, weight }) => [code, weight])),
    [indicators],
  );
  const [weights, setWeights] = useState<{ readonly [code: string]: number }>(own);
  const tried = withWeights(results, weights, scheme.leastWeight);
  const places = placesIn(tried);
  const before = placesIn(
    new Map(results.map(({ organisation, hundredths }) => [organisation.id, hundredths])),
  );
  const chart: ChartData = {
    kind: 'bars',
    title: t('whatIf'),
    unit: t('points'),
    categories: results.map(({ organisation }) => organisation.name),
    series: [
      { name: t('index'), values: results.map(({ hundredths }) => inChart(hundredths)) },
      {
        name: t('tried'),
        values: results.map(({ organisation }) => inChart(tried.get(organisation.id) ?? null)),
      },
    ],
  };
  return (
    <Section title={t('whatIf')} note={t('whatIfNote')} id="what-if">
      <div className="gs-act-links">
        {indicators.map(({ code, title }) => (
          <span key={code}>
            {code} {title}{' '}
            <InputNumber
              min={0}
              max={100}
              precision={0}
              value={weights[code]}
              aria-label={`${t('weight')} ${code}`}
              onChange={(value) => setWeights({ ...weights, [code]: value ?? 0 })}
            />
          </span>
        ))}
        <Button onClick={() => setWeights(own)}>{t('reset')}</Button>
      </div>
      <DataTable
        title={t('whatIf')}
        name="what-if"
        rows={results}
        rowKey={({ organisation }) => organisation.id}
        columns={[
          { key: 'organisation', title: t('organisation'), value: ({ organisation }) => organisation.name },
          {
            key: 'index',
            title: t('index'),
            value: ({ hundredths }) => said(hundredths, t('noIndex')),
            align: 'right',
          },
          {
            key: 'tried',
            title: t('tried'),
            value: ({ organisation }) => said(tried.get(organisation.id) ?? null, t('noIndex')),
            align: 'right',
          },
          {
            key: 'place',
            title: t('place'),
            value: ({ organisation: { id } }) => `${before.get(id) ?? '—'} → ${places.get(id) ?? '—'}`,
            align: 'right',
          },
        ]}
      />
      <Chart data={chart} />
    </Section>
  );
}

const inChart = (hundredths: number | null): number | null => (hundredths === null ? null : hundredths / 100);
export const said = (hundredths: number | null, otherwise: string): string =>
  hundredths === null ? otherwise : inPoints(hundredths);
