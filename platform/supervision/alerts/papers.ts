import { text } from '#foundation';
import { defineDocumentTemplate } from '#platform/casework';

/** What was decided on an alert, for the organisation it is about. */
export const alertDecision = defineDocumentTemplate({
  id: 'supervision.alert-decision',
  title: text('监督核查结论告知书', 'Notice of what was found'),
  series: '监结',
  clause: { document: '意见', article: '五（十二）' },
  issuedIn: ['supervision.decide-alert'],
  paragraphs: [
    '关于监督线索“{alert}”，经核查并由另一人审定，结论为：{outcome}。',
    '核查情况和措施：{finding}',
    '你单位的说明：{explanation}',
    '同一事项的容错认定：{honestErrors}',
    '审定意见：{opinion}',
  ],
});
