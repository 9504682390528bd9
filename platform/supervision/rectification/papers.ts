import { text } from '#foundation';
import { type DocumentTemplate, defineDocumentTemplate } from '#platform/casework';

const clause = { document: '实施规范', article: '21' } as const;

export const rectificationNotice = defineDocumentTemplate({
  id: 'supervision.rectification-notice',
  title: text('整改通知书', 'Notice to put right'),
  series: '整改',
  clause,
  issuedIn: ['supervision.order-rectification', 'supervision.send-back-rectification'],
  paragraphs: [
    '经检查，你单位在“{matter}”方面存在以下问题：{facts}',
    '整改要求：',
    '{demands}',
    '请自本通知送达之日起{days}个工作日内（至{until}）完成整改，并在公枢工作台书面报告整改情况、附佐证材料（第{round}次）。',
    '对本通知有异议的，可以在上述期限内书面提出；逾期未整改或者整改不合格的，移送有权机关依规处理。',
  ],
});

export const rectificationAccepted = defineDocumentTemplate({
  id: 'supervision.rectification-accepted',
  title: text('整改验收意见书', 'Opinion that it was put right'),
  series: '整验',
  clause,
  issuedIn: ['supervision.accept-rectification'],
  paragraphs: [
    '你单位“{matter}”的整改情况，经责令人以外的人员验收，符合要求，予以通过。',
    '验收意见：{opinion}',
  ],
});

export const rectificationHandedOn = defineDocumentTemplate({
  id: 'supervision.rectification-handed-on',
  title: text('整改未完成移送告知书', 'Notice that it was handed on'),
  series: '整移',
  clause,
  issuedIn: ['supervision.escalate-rectification'],
  paragraphs: [
    '你单位“{matter}”未按要求完成整改，现移送{receiver}依规处理。',
    '理由：{reason}',
    '对移送有异议的，可以向受移送机关陈述、申辩。',
  ],
});

export const rectificationPapers: readonly DocumentTemplate[] = [
  rectificationNotice,
  rectificationAccepted,
  rectificationHandedOn,
];
