import type { EChartsCoreOption } from 'echarts/core';
import type { Language } from '../language/text.ts';
import { chartColours, fontFamily, palette } from '../theme/theme.ts';

export interface ChartData {
  readonly kind: 'bars' | 'lines' | 'stacked';
  /** What the finding is about, not what the axes are. */
  readonly title: string;
  readonly unit: string;
  readonly categories: readonly string[];
  readonly series: readonly {
    readonly name: string;
    readonly values: readonly (number | null)[];
    readonly colour?: string;
  }[];
}

/** ECharts' description of a chart: bars lie so that their labels can be read, values stand at the bars, the unit at the axis. */
export function optionOf(data: ChartData, size: number, language: Language): EChartsCoreOption {
  const family = fontFamily[language];
  const lying = data.kind !== 'lines';
  const label = { color: palette.ink, fontSize: size, fontFamily: family };
  const category = {
    type: 'category',
    data: [...data.categories],
    inverse: lying,
    axisLabel: { ...label, width: 160, overflow: 'truncate' },
    axisTick: { show: false },
    axisLine: { lineStyle: { color: palette.inkSoft } },
  };
  const value = {
    type: 'value',
    name: data.unit,
    nameLocation: 'end',
    nameTextStyle: { ...label, color: palette.inkSoft },
    axisLabel: { ...label, color: palette.inkSoft, hideOverlap: true },
    splitLine: { lineStyle: { color: palette.line } },
    splitNumber: 4,
  };
  return {
    animation: false,
    color: chartColours,
    textStyle: { fontFamily: family, fontSize: size },
    grid: { left: 8, right: 56, top: data.series.length > 1 ? 40 : 24, bottom: 8, containLabel: true },
    legend: data.series.length > 1 ? { top: 0, left: 0, textStyle: label } : undefined,
    tooltip: { trigger: 'axis', renderMode: 'richText', axisPointer: { type: 'shadow' } },
    xAxis: lying ? value : category,
    yAxis: lying ? category : value,
    series: data.series.map(({ name, values, colour }, index) => ({
      name,
      type: lying ? 'bar' : 'line',
      data: [...values],
      barMaxWidth: 22,
      stack: data.kind === 'stacked' ? 'all' : undefined,
      itemStyle: colour ? { color: colour } : undefined,
      label:
        data.kind === 'bars'
          ? { show: true, position: 'right', formatter: grouped, ...label }
          : {
              show: data.kind === 'lines' && index === 0 && values.length <= 12,
              position: 'top',
              formatter: grouped,
              ...label,
            },
    })),
  };
}

/** Digits at the bars grouped as everywhere else. */
const grouped = ({ value }: { readonly value: unknown }): string =>
  typeof value === 'number' ? value.toLocaleString('en') : '';
