import { text } from '#foundation';
import { type DocumentTemplate, defineDocumentTemplate } from '#platform/casework';

/** What the authority tells the level above of a quarter or a year. Numbers go with it as a workbook and as JSON. */
export const reportAbovePaper = defineDocumentTemplate({
  id: 'supervision.report-above',
  title: text('公共数据资源开发利用情况报告', 'Report on the development and use of public data'),
  series: '报上',
  clause: { document: '意见', article: '六（十七）' },
  issuedIn: ['supervision.approve-report-above'],
  paragraphs: [
    '现将{period}公共数据资源登记、授权运营和监督情况报告如下（第{version}版）。',
    '{correction}',
    '{summary}',
    '主要指标：',
    '{figures}',
    '各单位时限：',
    '{departments}',
    '指标汇总时间：{takenAt}。全部数据见所附工作簿，内容摘要值：{digest}',
    '审定意见：{opinion}',
  ],
});

/** 安全事件报告: what is sent, or carried, to who has to be told of an incident or a flaw. */
export const incidentReportPaper = defineDocumentTemplate({
  id: 'supervision.incident-told',
  title: text('安全事件报告', 'Report of an incident'),
  series: '事报',
  clause: { document: '事件报告办法', article: '报告时限' },
  issuedIn: ['supervision.report-incident', 'supervision.forward-incident'],
  paragraphs: [
    '{mark}现将“{incident}”报告如下。',
    '种类和等级：{level}',
    '发现时间：{foundAt}',
    '情况说明：{description}',
    '是否涉及个人信息：{personal}',
    '影响范围：{reach}',
  ],
});

export const abovePapers: readonly DocumentTemplate[] = [reportAbovePaper, incidentReportPaper];
