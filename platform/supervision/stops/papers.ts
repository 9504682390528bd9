import { text } from '#foundation';
import { type DocumentTemplate, defineDocumentTemplate } from '#platform/casework';

const clause = { document: '意见', article: '十二' } as const;

export const stopNotice = defineDocumentTemplate({
  id: 'supervision.stop-notice',
  title: text('紧急停用通知书', 'Notice of a stop'),
  series: '急停',
  clause,
  issuedIn: [
    'supervision.stop-resource',
    'supervision.stop-product',
    'supervision.stop-agreement',
    'supervision.stop-buyer',
  ],
  paragraphs: [
    '{kind}“{thing}”自{at}起紧急停用，下一次调用即被拒绝。',
    '原因：{reason}',
    '原因消除后由停用人以外的人员解除；有异议的，可以向本单位书面提出。',
  ],
});

export const stopLifted = defineDocumentTemplate({
  id: 'supervision.stop-lifted',
  title: text('解除紧急停用通知书', 'Notice that a stop is lifted'),
  series: '解停',
  clause,
  issuedIn: ['supervision.lift-stop'],
  paragraphs: ['{kind}“{thing}”的紧急停用自{at}起解除。', '理由：{reason}'],
});

export const stopPapers: readonly DocumentTemplate[] = [stopNotice, stopLifted];
