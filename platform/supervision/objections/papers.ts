import { text } from '#foundation';
import { type DocumentTemplate, defineDocumentTemplate } from '#platform/casework';
import { freezeDecision } from './freeze-paper.ts';

/** 意见 (四): what is wrong can be objected to. These never name who objected; they go to their organisation, and to who must correct. */
const clause = { document: '意见', article: '四' } as const;

export const objectionAccepted = defineDocumentTemplate({
  id: 'supervision.objection-accepted',
  title: text('数据异议受理通知书', 'Notice that a data objection was accepted'),
  series: '异受',
  clause,
  issuedIn: ['supervision.accept-objection', 'supervision.raise-objection'],
  paragraphs: [
    '对“{thing}”的第{number}号数据异议（{ground}）于{on}受理。',
    '处理情况：{effect}',
    '本单位核实后书面告知结果。',
  ],
});

export const objectionDeclined = defineDocumentTemplate({
  id: 'supervision.objection-declined',
  title: text('数据异议不予受理决定书', 'Decision not to accept a data objection'),
  series: '异拒',
  clause,
  issuedIn: ['supervision.decline-objection'],
  paragraphs: [
    '对“{thing}”的第{number}号数据异议（{ground}），经审查决定不予受理。',
    '理由：{reason}',
    '对本决定有异议的，可以补充证据后重新提出，也可以向数据管理部门反映。',
  ],
});

export const objectionResult = defineDocumentTemplate({
  id: 'supervision.objection-result',
  title: text('数据异议核实结果告知书', 'Result of a data objection'),
  series: '异核',
  clause,
  issuedIn: ['supervision.uphold-objection', 'supervision.dismiss-objection', 'supervision.lift-objection'],
  paragraphs: [
    '对“{thing}”的第{number}号数据异议（{ground}），{result}。',
    '理由：{reason}',
    '对结果有异议的，可以向数据管理部门反映。',
  ],
});

export const objectionPapers: readonly DocumentTemplate[] = [
  objectionAccepted,
  objectionDeclined,
  objectionResult,
  freezeDecision,
];
