import { text } from '#foundation';
import { type DocumentTemplate, defineDocumentTemplate } from '#platform/casework';

/** What two persons of another body decided on an error that somebody says was an honest one. */
export const honestErrorDecision: DocumentTemplate = defineDocumentTemplate({
  id: 'supervision.honest-error-decision',
  title: text('容错认定书', 'Decision on an honest error'),
  series: '容错',
  clause: { document: '意见', article: '五（十三）' },
  issuedIn: ['supervision.decide-honest-error'],
  paragraphs: [
    '你单位申报的“{matter}”（{area}，{period}），经评估并由另一人认定，结论为：{outcome}。',
    '依据：{ground}',
    '本系统记录核对情况：',
    '{limits}',
    '评估理由：{reasons}',
    '申报人陈述：{answer}',
    '认定意见：{opinion}',
    '本认定不免除整改、补救和依法应当承担的其他责任；对结论有异议的，可以向上级数据管理部门书面提出。',
  ],
});
