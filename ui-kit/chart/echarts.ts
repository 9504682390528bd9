import { BarChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { type EChartsCoreOption, type EChartsType, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

/** Draws a chart as SVG into an element. Only the parts used here are registered, and not before the first chart. */
export function drawChart(element: HTMLElement, option: EChartsCoreOption): EChartsType {
  use([BarChart, LineChart, AriaComponent, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);
  const chart = init(element, undefined, { renderer: 'svg' });
  chart.setOption(option);
  return chart;
}
