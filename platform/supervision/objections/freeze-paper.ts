import { text } from '#foundation';
import { defineDocumentTemplate } from '#platform/casework';

/** The decision to freeze on an objection, served on those whose products stop. */
export const freezeDecision = defineDocumentTemplate({
  id: 'supervision.freeze-decision',
  title: text('数据异议冻结决定书', 'Decision to freeze on a data objection'),
  series: '异冻',
  clause: { document: '意见', article: '四' },
  issuedIn: ['supervision.approve-freeze'],
  paragraphs: [
    '经核实处理第{number}号数据异议，决定自本决定作出时起冻结“{thing}”，依赖该数据的产品和服务停止使用。',
    '理由：{grounds}',
    '本决定于{reviewBy}前复核；理由消除的，由另一人解除。',
  ],
});
