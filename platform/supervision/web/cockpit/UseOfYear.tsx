import { useMemo } from 'react';
import type { Cockpit } from '#api-client';
import { Chart, type ChartData, Nothing, Section, useSay, useTexts } from '#ui-kit';
import { cockpitWords } from './words.ts';

/** Calls of this year by purpose and by class of buyer, and month by month; each chart has its table and CSV. */
export function UseOfYear({ cockpit }: { cockpit: Cockpit }) {
  const t = useTexts(cockpitWords);
  const say = useSay();
  const { purposes, classes, trends } = cockpit;
  const charts = useMemo<readonly ChartData[]>(() => {
    const unit = t('calls');
    const bars = (
      title: string,
      lines: readonly { readonly name: string; readonly calls: number }[],
    ): ChartData => ({
      kind: 'bars',
      title,
      unit,
      categories: lines.map(({ name }) => name),
      series: [{ name: t('called'), values: lines.map(({ calls }) => calls) }],
    });
    const bought = classes.map(({ title, calls }) => ({ name: say(title), calls }));
    return [
      bars(
        t('purposes'),
        purposes.map(({ purpose, calls }) => ({ name: purpose, calls })),
      ),
      ...(bought.length > 0 ? [bars(t('classes'), bought)] : []),
      {
        kind: 'lines',
        title: t('useTrend'),
        unit,
        categories: trends.months,
        series: [
          { name: t('called'), values: trends.series.find(({ name }) => name === 'use.calls')?.values ?? [] },
        ],
      },
    ];
  }, [purposes, classes, trends, t, say]);
  return (
    <Section title={t('purposes')} id="purposes">
      {purposes.length === 0 ? (
        <Nothing>{t('noUse')}</Nothing>
      ) : (
        charts.map((data) => <Chart key={data.title} data={data} />)
      )}
    </Section>
  );
}
