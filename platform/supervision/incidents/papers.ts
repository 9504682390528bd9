import { text } from '#foundation';
import { defineDocumentTemplate } from '#platform/casework';

/** The breach notice in the three items of 个人信息保护法 Art 57. */
export const breachNotice = defineDocumentTemplate({
  id: 'supervision.breach-notice',
  title: text('个人信息安全事件告知书', 'Notice of a breach of personal information'),
  series: '泄告',
  clause: { document: '个人信息保护法', article: '57' },
  issuedIn: ['supervision.notify-breach'],
  paragraphs: [
    '{mark}现将个人信息安全事件“{incident}”有关情况告知如下。',
    '涉及的信息种类、原因和可能造成的危害：{harm}',
    '已采取的补救措施和个人可以采取的减轻危害的措施：{measures}',
    '联系方式：{contact}',
  ],
});

/** What happened, what was done, what follows from it. */
export const closingReport = defineDocumentTemplate({
  id: 'supervision.incident-report',
  title: text('安全事件处置总结报告', 'Closing report of an incident'),
  series: '事结',
  clause: { document: '意见', article: '十二' },
  issuedIn: ['supervision.close-incident'],
  paragraphs: [
    '{mark}安全事件“{incident}”已处置完毕。',
    '处置情况：{handled}',
    '总结：{closing}',
    '影响范围：{reach}',
  ],
});
