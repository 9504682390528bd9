import { type Text, text } from '#foundation';
import type { ListSheet } from '#platform/casework';
import { definitionOf, groups, isFigureName } from '../cockpit/figures.ts';
import type { LineOf, ReportDocument, ReportLine } from '../model/above/report-document.ts';

export const lineOfTitles: { readonly [of in LineOf]: Text } = {
  whole: text('合计', 'The whole'),
  organisation: text('按单位', 'By organisation'),
  part: text('按规则、用途或类别', 'By rule, purpose or class'),
  month: text('按月', 'By month'),
};
export const figureTitle = (figure: string): Text =>
  isFigureName(figure) ? definitionOf(figure).title : text(figure, figure);
export const groupTitle = (figure: string): Text =>
  isFigureName(figure) ? groups[definitionOf(figure).group] : text('', '');

/** The numbers of a report as a workbook, each with the address of its list. */
export const reportSheet = (document: ReportDocument, language: keyof Text): ListSheet => ({
  name: document.period.title.slice(0, 30),
  head: head.map((one) => one[language]),
  rows: document.lines.map((line: ReportLine) => [
    groupTitle(line.figure)[language],
    figureTitle(line.figure)[language],
    lineOfTitles[line.of][language],
    line.name,
    line.value,
    line.list,
  ]),
});
const head = [
  text('分组', 'Group'),
  text('指标', 'Figure'),
  text('口径', 'Of'),
  text('名称', 'Name'),
  text('数值', 'Value'),
  text('清单地址', 'Its list'),
];
