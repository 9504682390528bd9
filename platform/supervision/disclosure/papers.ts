import { text } from '#foundation';
import { type DocumentTemplate, defineDocumentTemplate } from '#platform/casework';

export const disclosurePaper = defineDocumentTemplate({
  id: 'supervision.yearly-disclosure',
  title: text('公共数据资源授权运营信息年度披露书', 'Yearly disclosure of authorised operation'),
  series: '年披',
  clause: { document: '实施规范', article: '18、19' },
  issuedIn: ['supervision.approve-yearly-report'],
  paragraphs: [
    '{discloser}{year}年度{kind}（第{version}版）经审核，现予公布，共{lines}项，全文见公枢信息披露页。',
    '版本说明：{reason}',
    '审核意见：{opinion}',
    '全文摘要值：{digest}，已进入公开日志，任何人可以核对。',
  ],
});

export const operatorReportPaper = defineDocumentTemplate({
  id: 'supervision.operator-report',
  title: text('公共数据运营机构年度运营情况报告', 'Yearly report on an operator'),
  series: '年报',
  clause: { document: '价格通知', article: '五' },
  issuedIn: ['supervision.approve-yearly-report'],
  paragraphs: [
    '现将{operator}{year}年度运营情况（第{version}版，共{lines}项）报告如下。',
    '版本说明：{reason}',
    '总体运营情况：{overall}',
    '{report}',
    '审核意见：{opinion}',
    '全文摘要值：{digest}。',
  ],
});

export const reportPapers: readonly DocumentTemplate[] = [disclosurePaper, operatorReportPaper];
